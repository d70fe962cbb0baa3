package shaopao.notices;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import shaopao.notices.NoticesSettings.Webhook;
import shaopao.notices.spi.Answer;
import shaopao.notices.spi.Answer.Kind;
import shaopao.notices.spi.Answer.Part;
import shaopao.notices.spi.Outgoing;
import tools.jackson.databind.json.JsonMapper;

/**
 * Calls a system of the school with each message. The signature is HMAC-SHA256 over {@code timestamp.body}, so that the
 * receiver can refuse what is forged or old; a repeat carries the same {@code Shaopao-Id}.
 */
final class WebhookProvider implements Provider {

    static final String NAME = "webhook";

    private static final Set<String> OWN_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");
    private static final Duration RETRY_MAX = Duration.ofHours(1);

    private final Webhook settings;
    private final URI address;
    private final JsonMapper json;
    private final Clock clock;
    private final HttpClient client;

    WebhookProvider(Webhook settings, JsonMapper json, Clock clock) {
        this.settings = settings;
        this.address = checked(settings);
        this.json = json;
        this.clock = clock;
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(settings.timeout())
                .version(HttpClient.Version.HTTP_1_1)
                .build();
    }

    /** A wrong setting is told at the start, not with the first message. */
    private static URI checked(Webhook settings) {
        URI address = URI.create(settings.url());
        String host = String.valueOf(address.getHost());
        boolean encrypted = "https".equals(address.getScheme())
                || ("http".equals(address.getScheme()) && OWN_MACHINE.contains(host));
        if (!encrypted || !settings.hosts().contains(host) || address.getUserInfo() != null) {
            throw new IllegalStateException("shaopao.notices.webhook.url must be https and its host one of "
                    + "shaopao.notices.webhook.hosts: " + settings.hosts());
        }
        return address;
    }

    /** What the receiver reads; the person by number, which both know. */
    private record Told(
            UUID id,
            String code,
            String category,
            String importance,
            String person,
            String title,
            String body,
            @Nullable String link) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public Answer send(Outgoing message) {
        String body = json.writeValueAsString(new Told(
                message.id(),
                message.code(),
                message.category().name(),
                message.importance().name(),
                message.to().number(),
                message.title(),
                message.body(),
                message.link().orElse(null)));
        long timestamp = clock.instant().getEpochSecond();
        HttpRequest request = HttpRequest.newBuilder(address)
                .timeout(settings.timeout())
                .header("Content-Type", "application/json")
                .header("Shaopao-Id", message.id().toString())
                .header("Shaopao-Timestamp", String.valueOf(timestamp))
                .header("Shaopao-Signature", "v1=" + signature(settings.secret(), timestamp + "." + body))
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        try {
            return judged(client.send(request, HttpResponse.BodyHandlers.discarding()), message);
        } catch (ConnectException | HttpConnectTimeoutException e) {
            return Answer.of(Kind.FAILED, NAME, "CONNECT " + e.getMessage());
        } catch (IOException e) {
            return Answer.of(Kind.LOST, NAME, String.valueOf(e.getMessage()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Answer.of(Kind.LOST, NAME, "INTERRUPTED");
        }
    }

    private static Answer judged(HttpResponse<?> answer, Outgoing message) {
        int status = answer.statusCode();
        String said = "HTTP " + status;
        if (status >= 200 && status < 300) {
            return Answer.of(Kind.DELIVERED, NAME, "")
                    .withParts(List.of(new Part(1, message.id().toString())));
        }
        if (status == 429 || status == 503) {
            return Answer.busy(NAME, said, retryAfter(answer).orElse(Duration.ofSeconds(5)));
        }
        return Answer.of(status >= 500 ? Kind.FAILED : Kind.REFUSED, NAME, said);
    }

    private static Optional<Duration> retryAfter(HttpResponse<?> answer) {
        return answer.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("\\d{1,6}"))
                .map(text -> Duration.ofSeconds(Long.parseLong(text)))
                .map(wait -> wait.compareTo(RETRY_MAX) > 0 ? RETRY_MAX : wait);
    }

    static String signature(String secret, String signed) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
