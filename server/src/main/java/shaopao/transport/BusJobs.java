package shaopao.transport;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import shaopao.kernel.ProblemException;
import shaopao.transport.BusDutyStore.Duty;

/** Asks feeds of positions, ends duties that nobody ended, lets runs follow the feed, and forgets what is old. */
@Component
class BusJobs {

    static final int FEED_BYTES_MAX = 4_000_000;
    private static final Logger LOG = LoggerFactory.getLogger(BusJobs.class);
    private static final Duration TIME = Duration.ofSeconds(8);
    private static final Duration KEPT = Duration.ofDays(90);

    private final TransportSettings settings;
    private final RealtimeExchange realtime;
    private final BusDuties duties;
    private final Boardings boardings;
    private final BusFeeds feeds;
    private final BusForgetting forgetting;
    private final HttpClient client;

    BusJobs(
            TransportSettings settings,
            RealtimeExchange realtime,
            BusDuties duties,
            Boardings boardings,
            BusFeeds feeds,
            BusForgetting forgetting) {
        this.settings = settings;
        this.realtime = realtime;
        this.duties = duties;
        this.boardings = boardings;
        this.feeds = feeds;
        this.forgetting = forgetting;
        this.client = HttpClient.newBuilder().connectTimeout(TIME).build();
    }

    @Scheduled(fixedDelayString = "PT15S", initialDelayString = "PT20S")
    void askFeeds() {
        for (URI url : settings.realtimeUrls()) {
            forgetting.oneNode("transport.realtime." + url, () -> ask(url));
        }
    }

    private void ask(URI url) {
        HttpRequest request = HttpRequest.newBuilder(url).timeout(TIME).build();
        CompletableFuture<HttpResponse<byte[]>> asked = client.sendAsync(
                request, HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), FEED_BYTES_MAX));
        try {
            // The time of the request ends with the headers; a body may be sent drop by drop
            HttpResponse<byte[]> answer = asked.get(TIME.toSeconds(), TimeUnit.SECONDS);
            if (answer.statusCode() == 200) {
                realtime.take(answer.body());
            } else {
                LOG.warn("{} answered {}", url, answer.statusCode());
            }
        } catch (ExecutionException | TimeoutException | ProblemException e) {
            asked.cancel(true);
            LOG.warn("no positions from {}: {}", url, e.toString());
        } catch (InterruptedException _) {
            asked.cancel(true);
            Thread.currentThread().interrupt();
        }
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT1M")
    void endForgotten() {
        forgetting.oneNode("transport.duties", () -> {
            for (Duty duty : duties.forgotten()) {
                duties.end(duty, boardings);
            }
        });
    }

    @Scheduled(fixedDelayString = "PT2M", initialDelayString = "PT90S")
    void followFeed() {
        forgetting.oneNode("transport.follow", feeds::followAgain);
    }

    @Scheduled(cron = "0 40 3 * * *", zone = "Asia/Shanghai")
    void forget() {
        forgetting.oneNode("transport.forget", () -> forgetting.before(settings.boardingDays(), KEPT));
    }
}
