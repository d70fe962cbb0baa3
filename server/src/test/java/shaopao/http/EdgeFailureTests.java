package shaopao.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;

/** What the edge does when a node dies in the middle, and when the database cuts the line on which it listens. */
@CampusTest
@Import({Probe.class, Probe.ProbeController.class})
class EdgeFailureTests {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String person = Ids.next().toString();

    @LocalServerPort
    int port;

    @Autowired
    Probe.ProbeController probe;

    @Autowired
    LiveEvents events;

    @Autowired
    HttpSettings settings;

    @Autowired
    JdbcClient jdbc;

    @Test
    void aCutLineIsOpenedAgainAndPagesAreToldToLookAgain() throws Exception {
        HttpResponse<Stream<String>> page = client.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/events"))
                        .header(Probe.PERSON, person)
                        .build(),
                HttpResponse.BodyHandlers.ofLines());
        try (Stream<String> lines = page.body()) {
            var arriving = lines.iterator();
            await(arriving, "open");
            assertThat(cutListeners()).isPositive();
            await(arriving, "live.resumed");
            events.publish(PersonId.of(person), "probe.rang", Map.of("text", "again"));
            await(arriving, "probe.rang");
            await(arriving, "{\"text\":\"again\"}");
        }
    }

    private long cutListeners() {
        return jdbc.sql("""
                select count(*) from (
                    select pg_terminate_backend(pid) as cut from pg_stat_activity
                    where application_name = 'shaopao listen' and datname = current_database()) t
                where cut
                """).query(Long.class).single();
    }

    private static void await(java.util.Iterator<String> arriving, String text) throws Exception {
        CompletableFuture.runAsync(() -> {
                    while (!arriving.next().contains(text)) {
                        Thread.onSpinWait();
                    }
                })
                .get(30, TimeUnit.SECONDS);
    }

    @Test
    void aKeyOfADeadNodeIsTakenOverOnlyAfterTheTimeLimit() throws Exception {
        String young = claimed(Duration.ofSeconds(1), false);
        assertThat(once("/api/probe/once", young).body()).contains("/problems/still-running");
        String old = claimed(settings.requestTimeMax().plusMinutes(1), false);
        HttpResponse<String> first = once("/api/probe/once", old);
        assertThat(first.statusCode()).isEqualTo(200);
        HttpResponse<String> second = once("/api/probe/once", old);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue(Idempotency.REPLAYED)).hasValue("true");
    }

    @Test
    void whatADeadNodeCommittedIsNeverDoneAgain() throws Exception {
        int before = probe.executions.get();
        String key = claimed(settings.requestTimeMax().plusMinutes(1), true);
        HttpResponse<String> answer = once("/api/probe/once", key);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("/problems/done-before");
        assertThat(probe.executions.get()).isEqualTo(before);
    }

    @Test
    void whoseKeyWasTakenOverCanNoLongerCommit() throws Exception {
        String key = UUID.randomUUID().toString();
        CompletableFuture<HttpResponse<String>> slow =
                client.sendAsync(request("/api/probe/slow", key), HttpResponse.BodyHandlers.ofString());
        assertThat(probe.entered.tryAcquire(20, TimeUnit.SECONDS)).isTrue();
        assertThat(jdbc.sql("update http.idempotency set attempt = attempt + 1 where key = :key")
                        .param("key", key)
                        .update())
                .isEqualTo(1);
        probe.go.release();
        HttpResponse<String> answer = slow.get(20, TimeUnit.SECONDS);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("/problems/changed-meanwhile");
        assertThat(probe.notes(key)).isZero();
    }

    @Test
    void anAnswerTooLargeToKeepIsGivenOnceAndTheActIsNotRepeated() throws Exception {
        int before = probe.executions.get();
        String key = UUID.randomUUID().toString();
        HttpResponse<String> first = once("/api/probe/large", key);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(first.body()).hasSize(IdempotencyStore.BODY_BYTES_MAX + 1);
        HttpResponse<String> second = once("/api/probe/large", key);
        assertThat(second.statusCode()).isEqualTo(409);
        assertThat(second.body()).contains("/problems/done-before");
        assertThat(probe.executions.get() - before).isEqualTo(1);
    }

    /** A key that somebody claimed some time ago and never answered. */
    private String claimed(Duration ago, boolean done) {
        String key = UUID.randomUUID().toString();
        jdbc.sql("""
                insert into http.idempotency (actor, key, route, claimed_at, done)
                values (:actor, :key, '/api/probe/once', :at, :done)
                """)
                .param("actor", "PERSON:" + person)
                .param("key", key)
                .param("at", Instant.now().minus(ago))
                .param("done", done)
                .update();
        return key;
    }

    private HttpResponse<String> once(String path, String key) throws Exception {
        return client.send(request(path, key), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest request(String path, String key) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Language", "en")
                .header("Content-Type", "application/json")
                .header("Cookie", "XSRF-TOKEN=probe")
                .header("X-XSRF-TOKEN", "probe")
                .header(Probe.PERSON, person)
                .header(Idempotency.HEADER, key)
                .POST(HttpRequest.BodyPublishers.ofString("{\"id\":\"0190a0de-0000-7000-8000-000000000000\"}"))
                .build();
    }
}
