package shaopao.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.web.server.LocalServerPort;
import shaopao.CampusTest;
import shaopao.SignedInByHeader.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Files that arrive in parts, over a network that comes and goes. */
@CampusTest
class UploadHttpTests {

    @LocalServerPort
    int port;

    Visitor student;

    @BeforeEach
    void student() {
        student = Visitor.with(port);
    }

    @Test
    void anUploadGoesOnWhereTheNetworkWasLost() {
        String id = begun(begin("notes.txt", "text/plain", 15));
        assertThat(json(part(id, 0, "Hello ")).get("arrived").asInt()).isEqualTo(6);
        assertThat(json(student.get(path(id))).get("arrived").asInt()).isEqualTo(6);
        JsonNode whole = json(part(id, 6, "from afar"));
        assertThat(whole.get("arrived").asInt()).isEqualTo(15);
        String file = whole.get("file").get("id").asString();
        assertThat(student.get("/api/files/" + file).body()).isEqualTo("Hello from afar");
        assertThat(json(student.get(path(id))).get("file").get("id").asString()).isEqualTo(file);
    }

    @Test
    void aPartThatArrivedTwiceIsToldWhereTheUploadStands() {
        String id = begun(begin("notes.txt", "text/plain", 15));
        part(id, 0, "Hello ");
        HttpResponse<String> again = part(id, 0, "Hello ");
        assertProblem(again, 409, "upload-elsewhere");
        assertThat(json(again).get("arrived").asInt()).isEqualTo(6);
        String file = json(part(id, 6, "from afar")).get("file").get("id").asString();
        // the answer to the last part was lost: sent again, it names the same file
        assertThat(json(part(id, 6, "from afar")).get("file").get("id").asString())
                .isEqualTo(file);
    }

    @Test
    void ofPartsSentAtOnceOneIsTaken() throws Exception {
        String id = begun(begin("notes.txt", "text/plain", 8));
        Set<String> files = new HashSet<>();
        try (var threads = Executors.newFixedThreadPool(8)) {
            Callable<HttpResponse<String>> send = () -> part(id, 0, "12345678");
            for (var answer :
                    threads.invokeAll(Stream.generate(() -> send).limit(8).toList())) {
                if (answer.get().statusCode() == 200
                        && json(answer.get()).get("file").isObject()) {
                    files.add(json(answer.get()).get("file").get("id").asString());
                } else {
                    assertThat(answer.get().statusCode()).isIn(200, 409);
                }
            }
        }
        assertThat(files).hasSize(1);
        assertThat(student.get("/api/files/" + files.iterator().next()).body()).isEqualTo("12345678");
        assertThat(json(student.get("/api/files")).get("items")).hasSize(1);
    }

    @Test
    void anothersUploadIsAsOneThatIsNotThere() {
        String id = begun(begin("notes.txt", "text/plain", 8));
        Visitor stranger = Visitor.with(port);
        assertProblem(stranger.get(path(id)), 404, "not-found");
        assertProblem(part(stranger, id, 0, "mine"), 404, "not-found");
        assertProblem(stranger.send("DELETE", path(id), ""), 404, "not-found");
    }

    @Test
    void whatWouldBeRefusedAtTheEndIsRefused() {
        assertProblem(begin("large.bin", "application/octet-stream", 60_000_000), 413, "file-too-large");
        String id = begun(begin("notes.txt", "text/plain", 4));
        assertProblem(part(id, 0, "more than four"), 413, "upload-too-long");
        String picture = begun(begin("a.png", "image/png", 6));
        assertProblem(part(picture, 0, "<html>"), 415, "file-type-mismatch");
        assertProblem(student.get(path(picture)), 404, "not-found");
    }

    @Test
    void whoGivesUpLeavesNothing() {
        String id = begun(begin("notes.txt", "text/plain", 15));
        part(id, 0, "Hello ");
        assertThat(student.send("DELETE", path(id), "").statusCode()).isEqualTo(204);
        assertProblem(student.get(path(id)), 404, "not-found");
    }

    @Test
    void nobodyBeginsWithoutEnd() {
        for (int nth = 0; nth < 20; nth++) {
            begun(begin("notes.txt", "text/plain", 15));
        }
        assertProblem(begin("notes.txt", "text/plain", 15), 429, "file-allowance-used-up");
    }

    private HttpResponse<String> begin(String name, String type, long bytes) {
        return student.post(
                "/api/files/uploads",
                "{\"name\":\"%s\",\"purpose\":\"hall\",\"type\":\"%s\",\"bytes\":%d}".formatted(name, type, bytes));
    }

    private static String begun(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return json(answer).get("id").asString();
    }

    private HttpResponse<String> part(String id, long from, String content) {
        return part(student, id, from, content);
    }

    private static HttpResponse<String> part(Visitor visitor, String id, long from, String content) {
        return visitor.send(
                "PUT", path(id) + "/parts?from=" + from, content, "Content-Type", "application/octet-stream");
    }

    private static String path(String id) {
        return "/api/files/uploads/" + id;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return JsonMapper.shared().readTree(answer.body());
    }

    private static void assertProblem(HttpResponse<String> answer, int status, String slug) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("\"type\":\"/problems/" + slug + "\"");
    }
}
