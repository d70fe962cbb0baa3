package shaopao.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import shaopao.CampusTest;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;

@CampusTest
@Import({Probe.class, Probe.ProbeController.class})
@TestPropertySource(
        properties = {
            "shaopao.http.request-time-max=5s",
            "shaopao.http.actor-per-second=1",
            "shaopao.http.actor-burst=200",
            "shaopao.http.heartbeat=1s",
            "shaopao.http.streams-per-person=2",
            "shaopao.http.streams-max=" + EdgeHttpTests.STREAMS_MAX
        })
@Tag("once")
class EdgeHttpTests {

    static final int STREAMS_MAX = 6;

    private static final String GOOD = "{\"name\":\"陈思远😀\",\"count\":1,\"note\":null,\"day\":null,\"parts\":[]}";

    private final HttpClient client = HttpClient.newHttpClient();
    private final String person = Ids.next().toString();

    @LocalServerPort
    int port;

    @Autowired
    Probe.ProbeController probe;

    @Autowired
    LiveEvents events;

    @Autowired
    LiveStreams streams;

    @Test
    void aGoodBodyIsRead() throws Exception {
        assertThat(post("/api/probe/read", GOOD).body()).contains("陈思远😀");
    }

    @Test
    void whatIsNoJsonIsAMalformedBody() throws Exception {
        for (String body : List.of("{", "", "null", "{\"name\":", "[".repeat(5000), "{}{}")) {
            assertThat(post("/api/probe/read", body).body()).contains("\"type\":\"/problems/");
            assertThat(post("/api/probe/read", body).statusCode()).isEqualTo(400);
        }
        assertThat(post("/api/probe/read", "{").body()).contains("/problems/malformed-body");
    }

    @Test
    void aWrongPlaceInTheBodyIsNamedInTheReadersLanguage() throws Exception {
        assertInvalid(GOOD.replace("\"note\"", "\"nose\""), "nose", "no such field");
        assertInvalid(GOOD.replace("\"count\":1,", ""), "count", "is missing");
        assertInvalid(GOOD.replace("\"count\":1", "\"count\":null"), "count", "is missing");
        assertInvalid(GOOD.replace("\"陈思远😀\"", "null"), "name", "is missing");
        assertInvalid(GOOD.replace("\"count\":1", "\"count\":\"many\""), "count", "has the wrong form");
        assertInvalid(GOOD.replace("\"day\":null", "\"day\":\"2026-13-01\""), "day", "has the wrong form");
        assertInvalid(GOOD.replace("[]", "[{\"id\":\"x\"}]"), "parts[0].id", "has the wrong form");
        assertInvalid(GOOD.replace("[]", "[null]"), "parts", "is missing");
        assertInvalid(GOOD.replace("\"陈思远😀\"", "\"a\\u0000b\""), "name", "has the wrong form");
        assertInvalid(GOOD.replace("\"陈思远😀\"", "\"a\\ud800b\""), "name", "has the wrong form");
        assertInvalid(GOOD.replace("\"count\":1", "\"count\":10"), "count", "");
    }

    private void assertInvalid(String body, String field, String message) throws Exception {
        HttpResponse<String> answer = post("/api/probe/read", body);
        assertThat(answer.statusCode()).as(body).isEqualTo(400);
        assertThat(answer.body())
                .as(body)
                .contains("\"type\":\"/problems/invalid-request\"")
                .contains("\"field\":\"" + field)
                .contains(message);
    }

    @Test
    void aWrongParameterIsNamed() throws Exception {
        String id = Ids.next().toString();
        assertThat(get("/api/probe/parameters/no-id?day=2026-01-01&count=1").body())
                .contains("/problems/invalid-request", "\"field\":\"id\"");
        assertThat(get("/api/probe/parameters/" + id + "?day=yesterday&count=1").body())
                .contains("\"field\":\"day\"");
        assertThat(get("/api/probe/parameters/" + id + "?day=2026-01-01&count=x")
                        .body())
                .contains("\"field\":\"count\"");
        assertThat(get("/api/probe/parameters/" + id + "?count=1").body()).contains("\"field\":\"day\"");
        assertThat(get("/api/probe/parameters/" + id + "?count=1&day=%00").statusCode())
                .isEqualTo(400);
    }

    @Test
    void aBodyOverTheLimitIsRefusedWhetherDeclaredOrNot() throws Exception {
        String large = GOOD.replace("陈思远😀", "x".repeat(10_000_000));
        HttpResponse<String> declared = post("/api/probe/read", large);
        assertThat(declared.statusCode()).isEqualTo(413);
        assertThat(declared.body()).contains("/problems/body-too-large");
        HttpResponse<String> undeclared = send(request("/api/probe/read")
                .POST(BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(large.getBytes(StandardCharsets.UTF_8))))
                .build());
        assertThat(undeclared.statusCode()).isEqualTo(413);
    }

    @Test
    void anEndpointThatStreamsHasALimitOfItsOwn() throws Exception {
        assertThat(post("/api/probe/stream", "x".repeat(2_000_000)).body()).isEqualTo("2000000");
        assertThat(post("/api/probe/stream", "x".repeat(4_000_000)).statusCode())
                .isEqualTo(413);
    }

    @Test
    void aRequestThatTakesTooLongIsStopped() throws Exception {
        HttpResponse<String> answer = get("/api/probe/sleep");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("/problems/took-too-long");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void anAnswerThatFailsOnceItHasBegunIsCutOffAndNothingIsPutBehindIt() throws Exception {
        for (String path : List.of("/api/probe/long", "/api/probe/torn")) {
            String answer = raw("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
            assertThat(answer).as(path).startsWith("HTTP/1.1 200").contains("请先登录");
            assertThat(answer).as(path).doesNotContain("/problems/").doesNotEndWith("\r\n0\r\n\r\n");
        }
        assertThatThrownBy(() -> get("/api/probe/torn")).isInstanceOf(IOException.class);
    }

    @Test
    void failuresOfTheDatabaseAreToldWithoutItsWords() throws Exception {
        assertDatabase("select 1/0", 400, "invalid-request");
        assertDatabase("select 1 from nowhere.nothing", 500, "unexpected");
        assertDatabase("do $$ begin raise exception 'x' using errcode = '23505'; end $$", 409, "changed-meanwhile");
        assertDatabase("do $$ begin raise exception 'x' using errcode = '40001'; end $$", 503, "busy");
        assertDatabase("do $$ begin raise exception 'x' using errcode = '55P03'; end $$", 503, "busy");
    }

    private void assertDatabase(String sql, int status, String slug) throws Exception {
        HttpResponse<String> answer = send(request("/api/probe/sql")
                .setHeader("Content-Type", "text/plain")
                .POST(BodyPublishers.ofString(sql))
                .build());
        assertThat(answer.statusCode()).as(sql).isEqualTo(status);
        assertThat(answer.body()).contains("/problems/" + slug).doesNotContain("nowhere", "PSQL", "Exception");
    }

    @Test
    void whatTheServerItselfRefusesIsAProblemToo() throws Exception {
        for (String target :
                List.of("/api/%", "/api/%zz", "/api/a%2fb", "/api/..%5c..", "/api/%00", "/%c0%ae/", "/a;b=c")) {
            String answer = raw("GET " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(target).startsWith("HTTP/1.1 4").contains("application/problem+json", "/problems/");
            assertThat(answer).doesNotContain("Tomcat", "Exception");
        }
    }

    @Test
    void parametersThatAreNoUtf8AreAMalformedRequest() throws Exception {
        for (String query : List.of("%ED%A0%80", "%C3%28", "%C0%AF", "%ff", "%", "%zz", "a%ED%B0%80=1")) {
            String answer = raw("GET /api/probe/parameters/" + Ids.next() + "?day=2026-01-01&count=1&q=" + query
                    + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(query).startsWith("HTTP/1.1 400").contains("/problems/malformed-request");
        }
        HttpResponse<String> form = send(request("/api/probe/read")
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("q=%ED%A0%80"))
                .build());
        assertThat(form.statusCode()).isIn(400, 415);
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void methodsAndMediaTypesAreRefusedAsProblems() throws Exception {
        assertThat(send(request("/api/problems").DELETE().build()).statusCode()).isIn(403, 405);
        assertThat(send(request("/api/probe/read")
                                .setHeader("Content-Type", "text/xml")
                                .POST(BodyPublishers.ofString("<a/>"))
                                .build())
                        .body())
                .contains("/problems/unsupported-media-type");
        assertThat(send(request("/api/problems")
                                .setHeader("Accept", "image/png")
                                .build())
                        .body())
                .contains("/problems/not-acceptable");
    }

    @Test
    void everyProblemIsListedAndHasAPage() throws Exception {
        assertThat(get("/api/problems").body()).contains("/problems/idempotency-key-reused", "请先登录");
        assertThat(get("/problems/sign-in-required").body()).contains("请先登录", "Please sign in");
        assertThat(get("/problems/nothing-like-it").statusCode()).isEqualTo(404);
    }

    @Test
    void healthTellsAnybodyOnlyUpOrDown() throws Exception {
        assertThat(get("/api/health").body()).isEqualTo("{\"status\":\"up\",\"details\":null}");
        assertThat(asPerson("/api/health").body()).contains("\"databaseMillis\":", "\"diskFreeBytes\":");
    }

    @Test
    void settingsAreShownWithoutSecrets() throws Exception {
        assertThat(get("/api/settings").statusCode()).isEqualTo(401);
        assertThat(asPerson("/api/settings").body())
                .contains("\"shaopao.http.body-size-max\"", "SHAOPAO_HTTP_BODYSIZEMAX")
                .contains(
                        "{\"name\":\"shaopao.db.password\",\"variable\":\"SHAOPAO_DB_PASSWORD\",\"value\":\"••••••\"}");
    }

    @Test
    void everyAddressWithoutAFileGetsItsPage() throws Exception {
        for (String path : List.of("/", "/profile", "/console", "/console/people/1")) {
            HttpResponse<String> page = get(path);
            assertThat(page.statusCode()).as(path).isEqualTo(200);
            assertThat(page.headers().firstValue("content-type").orElse("")).startsWith("text/html");
            assertThat(page.headers().firstValue("cache-control").orElse(""))
                    .contains("no-c")
                    .doesNotContain("max-age=3");
        }
        assertThat(get("/no-such-file.js").statusCode()).isEqualTo(404);
    }

    @Test
    void anActThatMustHappenOnceNeedsAKey() throws Exception {
        assertThat(once(null, Ids.next()).body()).contains("/problems/idempotency-key-missing");
        assertThat(once("not a key", Ids.next()).body()).contains("/problems/invalid-request");
    }

    @Test
    void aRepeatGetsTheFirstAnswer() throws Exception {
        String key = UUID.randomUUID().toString();
        UUID id = Ids.next();
        HttpResponse<String> first = once(key, id);
        HttpResponse<String> second = once(key, id);
        assertThat(first.statusCode()).isEqualTo(200);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body()).contains("execution");
        assertThat(second.headers().firstValue("Idempotency-Replayed")).hasValue("true");
        assertThat(first.headers().firstValue("Idempotency-Replayed")).isEmpty();
        HttpResponse<String> other = once(key, Ids.next());
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("/problems/idempotency-key-reused");
    }

    @Test
    void aRefusedRequestLeavesItsKeyFree() throws Exception {
        String key = UUID.randomUUID().toString();
        HttpRequest broken = request("/api/probe/once")
                .header(Probe.PERSON, person)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.ofString("{"))
                .build();
        assertThat(send(broken).statusCode()).isEqualTo(400);
        assertThat(once(key, Ids.next()).statusCode()).isEqualTo(200);
    }

    @Test
    void whatWasCommittedBeforeACrashIsNotDoneAgain() throws Exception {
        String key = UUID.randomUUID().toString();
        HttpRequest crash = request("/api/probe/crash")
                .header(Probe.PERSON, person)
                .header("Idempotency-Key", key)
                .POST(BodyPublishers.noBody())
                .build();
        assertThat(send(crash).statusCode()).isEqualTo(500);
        HttpResponse<String> again = send(crash);
        assertThat(again.statusCode()).isEqualTo(409);
        assertThat(again.body()).contains("/problems/done-before");
    }

    @Test
    void ofTwentyAtOnceUnderOneKeyExactlyOneIsExecuted() throws Exception {
        String key = UUID.randomUUID().toString();
        UUID id = Ids.next();
        int before = probe.executions.get();
        CountDownLatch start = new CountDownLatch(1);
        List<Callable<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            calls.add(() -> {
                start.await();
                return once(key, id);
            });
        }
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = calls.stream().map(threads::submit).toList();
            start.countDown();
            for (var answer : answers) {
                assertThat(answer.get(20, TimeUnit.SECONDS).statusCode()).isIn(200, 409);
            }
        }
        assertThat(probe.executions.get() - before).isEqualTo(1);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToGoOn() throws Exception {
        HttpResponse<String> answer = asPerson("/api/health");
        for (int i = 0; i < 300 && answer.statusCode() == 200; i++) {
            answer = asPerson("/api/health");
        }
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.body()).contains("/problems/too-many-requests", "\"retryAfter\":1");
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("1");
    }

    @Test
    void anEventReachesTheOpenPagesOfItsPersonAlone() throws Exception {
        try (EventReader mine = new EventReader(person);
                EventReader other = new EventReader(Ids.next().toString())) {
            mine.await(":open");
            other.await(":open");
            events.publish(PersonId.of(person), "probe.rang", java.util.Map.of("text", "铃"));
            mine.await("probe.rang");
            mine.await("{\"text\":\"铃\"}");
            other.await("alive");
            assertThat(other.heard()).doesNotContain("probe.rang");
        }
    }

    @Test
    void anEventForManyReachesTheLastOfThem() throws Exception {
        List<PersonId> many = new ArrayList<>();
        for (int i = 0; i < 44; i++) {
            many.add(PersonId.next());
        }
        many.add(PersonId.of(person));
        try (EventReader mine = new EventReader(person)) {
            mine.await(":open");
            events.publish(many, "probe.rang", java.util.Map.of("text", "钟"));
            mine.await("{\"text\":\"钟\"}");
        }
    }

    @Test
    void thePageThatAPersonOpenedFirstMakesRoomForTheLatest() throws Exception {
        awaitNoStreams();
        try (EventReader first = new EventReader(person)) {
            first.await(":open");
            try (EventReader second = new EventReader(person)) {
                second.await(":open");
                try (EventReader third = new EventReader(person)) {
                    third.await(":open");
                    first.await("retry:60000");
                    events.publish(PersonId.of(person), "probe.rang", java.util.Map.of("text", "铃"));
                    second.await("probe.rang");
                    third.await("probe.rang");
                }
            }
        }
    }

    @Test
    void allTogetherHaveOnlySoManyStreams() throws Exception {
        List<EventReader> readers = new ArrayList<>();
        awaitNoStreams();
        try {
            while (streams.count() < STREAMS_MAX) {
                readers.add(new EventReader(Ids.next().toString()));
                readers.getLast().await(":open");
            }
            assertThat(asPerson("/api/events").body()).contains("/problems/too-many-streams");
        } finally {
            readers.forEach(EventReader::close);
        }
    }

    /** The pages of other tests are noticed as gone at their next heartbeat. */
    private void awaitNoStreams() throws InterruptedException {
        while (streams.count() > 0) {
            Thread.sleep(50);
        }
    }

    /** One open page. */
    private final class EventReader implements AutoCloseable {

        private final List<String> heard = new CopyOnWriteArrayList<>();
        private final HttpClient own = HttpClient.newHttpClient();

        EventReader(String whose) {
            var _ = own.sendAsync(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/api/events"))
                            .header(Probe.PERSON, whose)
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArrayConsumer(
                            bytes -> bytes.ifPresent(some -> heard.add(new String(some, StandardCharsets.UTF_8)))));
        }

        String heard() {
            return String.join("", heard);
        }

        void await(String text) throws InterruptedException {
            for (int i = 0; i < 1_200 && !heard().contains(text); i++) {
                Thread.sleep(50);
            }
            assertThat(heard()).contains(text);
        }

        @Override
        public void close() {
            own.shutdownNow();
        }
    }

    private HttpResponse<String> once(@Nullable String key, UUID id) throws Exception {
        HttpRequest.Builder request = request("/api/probe/once").header(Probe.PERSON, person);
        if (key != null) {
            request.header("Idempotency-Key", key);
        }
        return send(
                request.POST(BodyPublishers.ofString("{\"id\":\"" + id + "\"}")).build());
    }

    private HttpResponse<String> asPerson(String path) throws Exception {
        return send(request(path).header(Probe.PERSON, person).build());
    }

    private HttpResponse<String> get(String path) throws Exception {
        return send(request(path).build());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return send(request(path).POST(BodyPublishers.ofString(body)).build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .header("Accept-Language", "en")
                .header("Content-Type", "application/json")
                .header("Cookie", "XSRF-TOKEN=probe")
                .header("X-XSRF-TOKEN", "probe");
    }

    private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
        return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
}
