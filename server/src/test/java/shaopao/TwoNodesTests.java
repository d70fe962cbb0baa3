package shaopao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.config.ScheduledTask;
import org.springframework.scheduling.config.ScheduledTaskHolder;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.Roster.Someone;
import shaopao.access.Accounts;
import shaopao.access.Phone;
import shaopao.db.Locks;
import shaopao.http.LiveEvents;

/** Two nodes beside one database: the first in this process, the second one of its own, which is killed. */
@Tag("once")
@CampusTest
class TwoNodesTests {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int first;

    @Autowired
    ApplicationContext program;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    LiveEvents events;

    @Autowired
    Locks locks;

    @Autowired
    PlatformTransactionManager transactions;

    @Test
    void aNodeThatDiesTakesNobodyWithIt() throws Exception {
        Someone someone = new Roster(jdbc).student();
        new Accounts(program).open(someone.id(), PASSWORD);
        Phone phone = Phone.at(first);
        try (SecondNode second = SecondNode.start();
                Browser browser = new Browser(second.port());
                Browser stranger = new Browser(second.port());
                var pages = new OpenPage()) {
            assertThat(browser.signIn(someone.number(), PASSWORD).status()).isEqualTo(200);
            assertThat(browser.at(first)
                            .get("/api/access/me")
                            .json()
                            .get("number")
                            .asString())
                    .isEqualTo(someone.number());
            assertThat(phone.register(browser).status()).isEqualTo(201);

            pages.open(second.port(), browser);
            events.publish(someone.id(), "test.raised", Map.of("on", "the first"));
            assertThat(pages.dataWith("the first")).contains("the first");

            Browser.Answer question = stranger.post("/api/access/passkeys/sign-in/options", "");
            Map<String, Object> answer = phone.answered(question);
            second.kill();
            assertThat(browser.get("/api/access/me").status()).isEqualTo(200);
            assertThat(stranger.at(first)
                            .post("/api/access/passkeys/sign-in", answer)
                            .status())
                    .as("asked by the node that died, answered to the other")
                    .isEqualTo(200);
        }
    }

    @Test
    void ofTwoNodesOneSweeps() throws Exception {
        ScheduledTask sweep = sweep("AccessJobs.sweep");
        jdbc.sql("""
                insert into access.handshake (token_hash, kind, challenge, nonce, verifier, target, expires_at)
                values (decode(md5('sweep'), 'hex'), 'CAS', '', '', '', '', now() - interval '1 hour')
                on conflict do nothing
                """).update();
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch swept = new CountDownLatch(1);
        try (var other = Executors.newSingleThreadExecutor()) {
            Future<Boolean> node = other.submit(() ->
                    Boolean.TRUE.equals(new TransactionTemplate(transactions).execute(_ -> holding(held, swept))));
            assertThat(held.await(30, TimeUnit.SECONDS)).isTrue();
            sweep.getTask().getRunnable().run();
            assertThat(waiting()).as("the other node is at it").isEqualTo(1);
            swept.countDown();
            assertThat(node.get()).isTrue();
        }
        sweep.getTask().getRunnable().run();
        assertThat(waiting()).isZero();
    }

    /** What another node's sweep does first, and for how long. */
    private boolean holding(CountDownLatch held, CountDownLatch swept) {
        boolean mine = locks.tryHold("access.sweep");
        held.countDown();
        try {
            return swept.await(30, TimeUnit.SECONDS) && mine;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private ScheduledTask sweep(String name) {
        return program.getBeansOfType(ScheduledTaskHolder.class).values().stream()
                .flatMap(holder -> holder.getScheduledTasks().stream())
                .filter(task -> task.toString().contains(name))
                .findFirst()
                .orElseThrow();
    }

    private int waiting() {
        return jdbc.sql("select count(*) from access.handshake where token_hash = decode(md5('sweep'), 'hex')")
                .query(Integer.class)
                .single();
    }

    /** A page that listens. */
    private static final class OpenPage implements AutoCloseable {

        private final BlockingQueue<String> data = new LinkedBlockingQueue<>();
        private final HttpClient client = HttpClient.newHttpClient();

        void open(int port, Browser browser) throws IOException, InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/events"))
                    .header(
                            "Cookie",
                            "shaopao-session="
                                    + browser.cookie("shaopao-session")
                                            .orElseThrow()
                                            .getValue())
                    .build();
            HttpResponse<InputStream> stream = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
            assertThat(stream.statusCode()).isEqualTo(200);
            Thread.ofVirtual().start(() -> {
                try (BufferedReader lines =
                        new BufferedReader(new java.io.InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
                    lines.lines().filter(line -> line.startsWith("data:")).forEach(data::add);
                } catch (IOException | java.io.UncheckedIOException e) {
                    data.add("closed");
                }
            });
        }

        String nextData() throws InterruptedException {
            return String.valueOf(data.poll(20, TimeUnit.SECONDS));
        }

        /** The first event that says so; a person may be told other things meanwhile. */
        String dataWith(String words) throws InterruptedException {
            String next = nextData();
            while (!next.contains(words) && !next.equals("null")) {
                next = nextData();
            }
            return next;
        }

        @Override
        public void close() {
            client.shutdownNow();
        }
    }
}
