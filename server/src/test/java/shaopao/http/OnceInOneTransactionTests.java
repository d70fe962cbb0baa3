package shaopao.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import shaopao.CampusTest;
import shaopao.kernel.Ids;

/** Acts that are one transaction with their key and their answer. */
@CampusTest
@Import({Probe.class, Probe.ProbeController.class})
class OnceInOneTransactionTests {

    private static final UUID REFUSED = new UUID(0, 0);

    private final HttpClient client = HttpClient.newHttpClient();
    private final String person = Ids.next().toString();

    @LocalServerPort
    int port;

    @Autowired
    Probe.ProbeController probe;

    @Test
    void aRepeatThatWouldBeRefusedGetsTheFirstAnswer() throws Exception {
        String key = UUID.randomUUID().toString();
        UUID part = Ids.next();
        HttpResponse<String> first = whole(key, part);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(probe.notes(part.toString())).isEqualTo(1);
        HttpResponse<String> second = whole(key, part);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue(Idempotency.REPLAYED)).hasValue("true");
        assertThat(whole(UUID.randomUUID().toString(), part).statusCode()).isEqualTo(409);
    }

    @Test
    void whatIsRefusedLeavesNothingAndItsKeyFree() throws Exception {
        String key = UUID.randomUUID().toString();
        assertThat(whole(key, REFUSED).statusCode()).isEqualTo(409);
        assertThat(probe.notes(REFUSED.toString())).isZero();
        assertThat(send(key, "{").statusCode()).isEqualTo(400);
        assertThat(whole(key, Ids.next()).statusCode()).isEqualTo(200);
    }

    @Test
    void anotherBodyUnderTheSameKeyIsToldSoAndDoesNothing() throws Exception {
        String key = UUID.randomUUID().toString();
        UUID other = Ids.next();
        assertThat(whole(key, Ids.next()).statusCode()).isEqualTo(200);
        HttpResponse<String> answer = whole(key, other);
        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(answer.body()).contains("/problems/idempotency-key-reused");
        assertThat(probe.notes(other.toString())).isZero();
    }

    @Test
    void ofTwentyAtOnceOneIsDoneAndAllGetItsAnswer() throws Exception {
        String key = UUID.randomUUID().toString();
        UUID part = Ids.next();
        CountDownLatch start = new CountDownLatch(1);
        List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(() -> {
                start.await();
                return whole(key, part);
            });
        }
        Set<String> bodies = new HashSet<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = calls.stream().map(threads::submit).toList();
            start.countDown();
            for (var answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS).statusCode()).isEqualTo(200);
                bodies.add(answer.get().body());
            }
        }
        assertThat(bodies).hasSize(1);
        assertThat(probe.notes(part.toString())).isEqualTo(1);
    }

    private HttpResponse<String> whole(String key, UUID part) throws Exception {
        return send(key, "{\"id\":\"" + part + "\"}");
    }

    private HttpResponse<String> send(String key, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/probe/whole"))
                .header("Content-Type", "application/json")
                .header("Cookie", "XSRF-TOKEN=probe")
                .header("X-XSRF-TOKEN", "probe")
                .header(Probe.PERSON, person)
                .header(Idempotency.HEADER, key)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
