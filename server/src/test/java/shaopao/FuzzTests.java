package shaopao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.Roster.Someone;
import shaopao.access.Accounts;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bad input on every operation of the described API, signed out, signed in without any permission, and signed in with
 * all of them: whatever comes, the answer is no failure of ours, each refusal is a problem of the catalogue, and
 * nothing of the inside is shown. Seeds are fixed, so what is found is found again.
 */
@Tag("once")
@CampusTest
class FuzzTests {

    /** Of each operation and visitor; the seed is fixed, so that more of them tell more only when asked for. */
    private static final int ROUNDS = Integer.getInteger("shaopao.test.fuzz", 2);

    private static final String PASSWORD = "correct horse battery";
    private static final Pattern INSIDE = Pattern.compile(
            "(?i)\\bat [a-z.]+\\([A-Za-z]+\\.java|Exception\\b|PSQL|SQLSTATE|org\\.springframework|Caused by|Tomcat");

    /** Pages and streams have no end to wait for. */
    private static final Set<String> SKIPPED = Set.of("/api/events", "/api/access/sign-out");

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext program;

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Set<String> found = new TreeSet<>();
    private final Map<Integer, Integer> statuses = new TreeMap<>();
    private Set<String> types = Set.of();

    @Test
    void noInputMakesTheProgramFailOrTalk() throws Exception {
        types = types();
        Map<String, Object> api = read("/v3/api-docs");
        Set<String> permissions = permissions(api);
        List<@Nullable String> visitors = new ArrayList<>();
        visitors.add(null);
        visitors.add(UUID.randomUUID().toString());
        visitors.add(UUID.randomUUID() + " " + String.join(" ", permissions));
        ApiInputs inputs = new ApiInputs(api, json, new Random(20_260_901));
        for (ApiInputs.Operation operation : inputs.operations()) {
            if (SKIPPED.contains(operation.path())) {
                continue;
            }
            for (String visitor : visitors) {
                for (int round = 0; round < ROUNDS; round++) {
                    check(operation, inputs.attempt(operation), visitor);
                }
            }
        }
        assertThat(found).isEmpty();
        assertThat(statuses.keySet()).as("%s", statuses).contains(200, 400, 401, 403, 404);
    }

    /** The permissions, scopes and ids of real people lead into statements that a made-up actor does not reach. */
    @Test
    void noInputOfPeopleWhoSignedInMakesTheProgramFailOrTalk() throws Exception {
        types = types();
        ApiInputs inputs = new ApiInputs(read("/v3/api-docs"), json, new Random(20_260_902));
        for (Map.Entry<String, Someone> one : people().entrySet()) {
            statuses.clear();
            try (Browser browser = new Browser(port)) {
                assertThat(browser.signIn(one.getValue().number(), PASSWORD).status())
                        .isEqualTo(200);
                String session = browser.cookie("shaopao-session").orElseThrow().getValue();
                for (ApiInputs.Operation operation : inputs.operations()) {
                    for (int round = 0; round < ROUNDS && !SKIPPED.contains(operation.path()); round++) {
                        send(operation, inputs.attempt(operation), session, null);
                    }
                }
                assertThat(found).as(one.getKey()).isEmpty();
                assertThat(statuses.keySet())
                        .as("%s: %s", one.getKey(), statuses)
                        .contains(200, 400, 404);
                assertThat(browser.get("/api/access/me").status())
                        .as("%s is signed in to the end", one.getKey())
                        .isEqualTo(200);
            }
        }
    }

    /** A student, the counsellor of a class, the head of a college, an administrator. */
    private Map<String, Someone> people() {
        Roster roster = new Roster(jdbc);
        Someone student = roster.student();
        Someone counsellor = roster.staff();
        roster.counsels(counsellor, roster.schoolClass(counsellor.unit()));
        Someone head = roster.staff();
        roster.heads(head, head.unit());
        Someone administrator = roster.staff();
        roster.grant(administrator, "administrator");
        Map<String, Someone> people = new LinkedHashMap<>();
        people.put("student", student);
        people.put("counsellor", counsellor);
        people.put("head", head);
        people.put("administrator", administrator);
        Accounts accounts = new Accounts(program);
        people.values().forEach(one -> accounts.open(one.id(), PASSWORD));
        return people;
    }

    @Test
    void noAddressMakesTheProgramFailOrTalk() throws Exception {
        types = types();
        for (String path : List.of(
                "/../etc/passwd",
                "/%2e%2e/%2e%2e/etc/passwd",
                "/..%2f..%2fetc%2fpasswd",
                "/assets/..%5c..%5capplication.yaml",
                "/assets/../application.yaml",
                "/api/%00",
                "/api/people/%00",
                "/api/" + "a/".repeat(3000),
                "/" + "x".repeat(12_000),
                "/api/people?q=%00",
                "/api/people?q=%ff%fe",
                "/api/people?q=%ED%A0%80",
                "/api/people?q=%C3%28&%C0%AF=1",
                "/api/people?q=%zz",
                "/?q=%ED%A0%80",
                "/console?%ED%B0%80",
                "/api/access/methods?actingFor=%F8%88%80%80%80",
                "/api/people?" + "q=1&".repeat(900),
                "/api/people;jsessionid=1",
                "//api//people",
                "/api/people/%F0%9F%98%80",
                "/error",
                "/console/../api/settings",
                "/problems/%3Cscript%3E")) {
            for (String method : List.of("GET", "POST", "PROPFIND", "TRACE", "CONNECT", "get")) {
                raw(method, path);
            }
        }
        assertThat(found).isEmpty();
    }

    private void raw(String method, String path) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream()
                    .write((method + " " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                                    + "Content-Length: 0\r\nAccept-Language: en\r\n\r\n")
                            .getBytes(StandardCharsets.ISO_8859_1));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            int body = answer.indexOf("\r\n\r\n");
            String at = method + " " + path.substring(0, Math.min(path.length(), 60));
            if (answer.length() < 12 || answer.charAt(9) == '5') {
                found.add(at + ": " + answer.lines().findFirst().orElse("no answer"));
            } else if (INSIDE.matcher(answer.substring(Math.max(0, body))).find()) {
                found.add(at + " shows the inside");
            }
        }
    }

    private void check(ApiInputs.Operation operation, ApiInputs.Attempt attempt, @Nullable String visitor)
            throws IOException, InterruptedException {
        send(operation, attempt, attempt.cookie(), visitor);
    }

    private void send(
            ApiInputs.Operation operation, ApiInputs.Attempt attempt, String session, @Nullable String visitor)
            throws IOException, InterruptedException {
        HttpRequest.Builder request;
        try {
            request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + attempt.path()));
        } catch (IllegalArgumentException e) {
            return;
        }
        request.timeout(Duration.ofSeconds(40))
                .header("Accept-Language", "en")
                .header("Content-Type", attempt.contentType())
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Cookie", "XSRF-TOKEN=" + ApiInputs.TOKEN + "; shaopao-session=" + session)
                .header("X-XSRF-TOKEN", ApiInputs.TOKEN)
                .method(operation.method(), HttpRequest.BodyPublishers.ofByteArray(attempt.body()));
        if (visitor != null) {
            request.header("X-Test-Actor", visitor);
        }
        HttpResponse<String> answer = client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        judge(operation.method() + " " + operation.path() + " <- " + attempt.brief(), answer);
    }

    private void judge(String at, HttpResponse<String> answer) {
        int status = answer.statusCode();
        statuses.merge(status, 1, Integer::sum);
        String body = answer.body();
        if (status >= 500 && status != 503) {
            found.add(at + ": " + status + " " + body);
        }
        // Guessing passwords is stopped after a few attempts, as it should be; the rate of requests must not stop us.
        if (status == 429 && body.contains("/problems/too-many-requests")) {
            found.add(at + ": was not looked at, so nothing was tested");
        }
        if (status >= 400) {
            String type = answer.headers().firstValue("content-type").orElse("none");
            if (!type.startsWith("application/problem+json")) {
                found.add(at + ": " + status + " as " + type);
            } else if (types.stream().noneMatch(known -> body.contains("\"type\":\"" + known + "\""))) {
                found.add(at + ": a problem that the catalogue does not know: " + body);
            }
            if (INSIDE.matcher(body.replaceAll("\"instance\":\"[^\"]*\"", "")).find()) {
                found.add(at + ": shows the inside: " + body);
            }
        }
    }

    private Set<String> types() throws Exception {
        List<Map<String, Object>> problems = json.readValue(body("/api/problems"), new TypeReference<>() {});
        return problems.stream().map(one -> String.valueOf(one.get("type"))).collect(Collectors.toSet());
    }

    @SuppressWarnings("unchecked")
    private static Set<String> permissions(Map<String, Object> api) {
        Set<String> permissions = new TreeSet<>();
        ((Map<String, Map<String, Map<String, Object>>>) api.getOrDefault("paths", Map.of()))
                .values()
                .forEach(path -> path.values().forEach(operation -> {
                    String rule = String.valueOf(operation.get("x-may-call"));
                    if (rule.contains(".")) {
                        permissions.add(rule);
                    }
                }));
        return permissions;
    }

    private Map<String, Object> read(String path) throws Exception {
        return json.readValue(body(path), new TypeReference<LinkedHashMap<String, Object>>() {});
    }

    private String body(String path) throws Exception {
        return client.send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .body();
    }
}
