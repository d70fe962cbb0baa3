package shaopao.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.Socket;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import shaopao.CampusTest;
import shaopao.SignedInByHeader.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CampusTest
class FilesHttpTests {

    @LocalServerPort
    int port;

    Visitor student;

    @BeforeEach
    void student() {
        student = Visitor.with(port);
    }

    @Test
    void uploadComesBackAsItWas() {
        HttpResponse<String> stored = upload(student, "请假条 1.txt", "text/plain", "本人因病请假");
        assertThat(stored.statusCode()).isEqualTo(201);
        JsonNode file = JsonMapper.shared().readTree(stored.body());
        assertThat(file.get("type").asString()).isEqualTo("text/plain");
        assertThat(file.get("bytes").asInt()).isEqualTo(18);
        HttpResponse<String> back = student.get("/api/files/" + file.get("id").asString());
        assertThat(back.body()).isEqualTo("本人因病请假");
        assertThat(back.headers().firstValue("Content-Disposition"))
                .hasValue("inline; filename=\"___ 1.txt\"; filename*=UTF-8''%E8%AF%B7%E5%81%87%E6%9D%A1%201.txt");
        assertThat(back.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        assertThat(back.headers().firstValue("Cache-Control")).hasValue("private, no-cache");
        assertThat(student.get("/api/files").body()).contains(file.get("id").asString());
    }

    @Test
    void pageWithAScriptIsADownloadInASandbox() {
        String id = id(upload(student, "page.html", "text/html", "<html><script>alert(1)</script></html>"));
        HttpResponse<String> back = student.get("/api/files/" + id);
        assertThat(back.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;");
        assertThat(back.headers().firstValue("Content-Security-Policy").orElse(""))
                .contains("sandbox");
    }

    @Test
    void partOfAFileIsDelivered() {
        String id = id(upload(student, "digits.txt", "text/plain", "0123456789"));
        String path = "/api/files/" + id;
        assertPart(student.get(path, "Range", "bytes=2-4"), "234", "bytes 2-4/10");
        assertPart(student.get(path, "Range", "bytes=7-"), "789", "bytes 7-9/10");
        assertPart(student.get(path, "Range", "bytes=-3"), "789", "bytes 7-9/10");
        assertPart(student.get(path, "Range", "bytes=8-99"), "89", "bytes 8-9/10");
        HttpResponse<String> beyond = student.get(path, "Range", "bytes=10-");
        assertThat(beyond.statusCode()).isEqualTo(416);
        assertThat(beyond.headers().firstValue("Content-Range")).hasValue("bytes */10");
        assertThat(beyond.body()).contains("/problems/file-range-empty");
        for (String ignored : new String[] {"bytes=0-1,3-4", "bytes=x", "lines=1-2", "bytes=5-2"}) {
            HttpResponse<String> whole = student.get(path, "Range", ignored);
            assertThat(whole.statusCode()).as(ignored).isEqualTo(200);
            assertThat(whole.body()).isEqualTo("0123456789");
        }
        HttpResponse<String> another = student.get(path, "Range", "bytes=2-4", "If-Range", "\"other\"");
        assertThat(another.statusCode()).isEqualTo(200);
        HttpResponse<String> head = student.send("HEAD", path, "");
        assertThat(head.headers().firstValue("Content-Length")).hasValue("10");
        String tag = head.headers().firstValue("ETag").orElseThrow();
        assertThat(student.get(path, "If-None-Match", tag).statusCode()).isEqualTo(304);
    }

    private static void assertPart(HttpResponse<String> answer, String body, String range) {
        assertThat(answer.statusCode()).isEqualTo(206);
        assertThat(answer.body()).isEqualTo(body);
        assertThat(answer.headers().firstValue("Content-Range")).hasValue(range);
    }

    @Test
    void anotherPersonsFileIsNotThere() {
        String id = id(upload(student, "a.txt", "text/plain", "mine"));
        Visitor other = Visitor.with(port);
        assertThat(other.get("/api/files/" + id).statusCode()).isEqualTo(404);
        assertThat(other.get("/api/files/" + id + "/facts").statusCode()).isEqualTo(404);
        assertThat(other.send("DELETE", "/api/files/" + id, "").statusCode()).isEqualTo(404);
        assertThat(other.post("/api/files/" + id + "/links", "{\"minutes\": 5}").statusCode())
                .isEqualTo(404);
        assertThat(other.post("/api/files/" + id + "/quarantine", "{\"reason\": \"x\"}")
                        .statusCode())
                .isEqualTo(403);
        assertThat(Visitor.nobody(port).get("/api/files/" + id).statusCode()).isEqualTo(401);
        assertThat(Visitor.with(port, "files.manage").get("/api/files/" + id).statusCode())
                .isEqualTo(200);
    }

    @Test
    void linkOpensTheFileForAnybody() {
        String id = id(upload(student, "a.txt", "text/plain", "shared"));
        HttpResponse<String> link = student.post("/api/files/" + id + "/links", "{\"minutes\": 5}");
        String url = JsonMapper.shared().readTree(link.body()).get("url").asString();
        HttpResponse<String> opened = Visitor.nobody(port).get(url);
        assertThat(opened.body()).isEqualTo("shared");
        assertThat(opened.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
        assertThat(Visitor.nobody(port).get(url + "A").body()).contains("/problems/file-link-invalid");
        assertThat(student.post("/api/files/" + id + "/links", "{\"minutes\": 0}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void quarantinedContentIsNotServedUntilItIsLifted() {
        String id = id(upload(student, "a.txt", "text/plain", "virus " + student.header()));
        Visitor keeper = Visitor.with(port, "files.manage");
        String path = "/api/files/" + id + "/quarantine";
        assertThat(keeper.post(path, "{\"reason\": \"scanner\"}").statusCode()).isEqualTo(204);
        HttpResponse<String> refused = student.get("/api/files/" + id);
        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(refused.body()).contains("/problems/file-quarantined");
        assertThat(keeper.send("DELETE", path, "").statusCode()).isEqualTo(204);
        assertThat(student.get("/api/files/" + id).statusCode()).isEqualTo(200);
        assertThat(student.send("DELETE", "/api/files/" + id, "").statusCode()).isEqualTo(204);
        assertThat(student.get("/api/files/" + id).statusCode()).isEqualTo(404);
    }

    @Test
    void badUploadsAreToldWhatIsWrong() {
        assertProblem(upload(student, "a.png", "image/png", "<html>no picture</html>"), 415, "file-type-mismatch");
        assertProblem(upload(student, "run.exe", "text/plain", "harmless"), 415, "file-type-refused");
        assertProblem(upload(student, "a.txt", "text/plain", ""), 400, "file-empty");
        assertProblem(upload(student, "../..", "text/plain", "x"), 400, "file-name-missing");
        assertThat(upload(Visitor.nobody(port), "a.txt", "text/plain", "x").statusCode())
                .isEqualTo(401);
        assertThat(student.send("POST", "/api/files", "x", "Content-Type", "text/plain")
                        .statusCode())
                .isEqualTo(400);
        assertThat(upload(student, "a.txt", "application/x-www-form-urlencoded", "x=1")
                        .statusCode())
                .isIn(400, 415);
        assertThat(student.get("/api/files/not-a-uuid").statusCode()).isIn(400, 404);
    }

    @Test
    void sixMegabytesPassTheBodyLimitOfTheEdge() {
        HttpResponse<String> stored = upload(student, "big.txt", "text/plain", "0123456789abcdef".repeat(400_000));
        assertThat(stored.statusCode()).isEqualTo(201);
    }

    @Test
    void fileBeyondTheLimitIsRefusedBeforeItIsSent() throws Exception {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            String head = """
                    POST /api/files?name=a.bin HTTP/1.1\r
                    Host: 127.0.0.1\r
                    X-Test-Actor: %s\r
                    Cookie: XSRF-TOKEN=0190a0de-0000-7000-8000-000000000000\r
                    X-XSRF-TOKEN: 0190a0de-0000-7000-8000-000000000000\r
                    Content-Type: application/octet-stream\r
                    Idempotency-Key: 1\r
                    Content-Length: 99000000\r
                    \r
                    """.formatted(student.header().strip());
            socket.getOutputStream().write(head.getBytes(StandardCharsets.UTF_8));
            socket.getOutputStream().write(new byte[1000]);
            socket.setSoTimeout(5_000);
            byte[] start = socket.getInputStream().readNBytes(12);
            assertThat(new String(start, StandardCharsets.UTF_8)).isEqualTo("HTTP/1.1 413");
        }
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.body()).contains("\"type\":\"/problems/" + slug + "\"");
        assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/problem+json");
    }

    private static HttpResponse<String> upload(Visitor visitor, String name, String type, String content) {
        return visitor.send(
                "POST",
                "/api/files?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8),
                content,
                "Content-Type",
                type);
    }

    private static String id(HttpResponse<String> stored) {
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        return JsonMapper.shared().readTree(stored.body()).get("id").asString();
    }
}
