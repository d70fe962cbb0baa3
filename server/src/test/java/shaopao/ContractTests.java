package shaopao;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What others build on is written down and committed; a change that is not is red. Written anew by {@code ./shaopao
 * generate}, that is {@code mvn test -Dtest=ContractTests -Dgenerate=true} in {@code server}.
 */
@Tag("once")
@CampusTest
class ContractTests {

    @LocalServerPort
    int port;

    @Autowired
    JsonMapper json;

    @Test
    void theDescriptionOfTheApiIsUpToDate() throws Exception {
        HouseCode.upToDate(HouseCode.ROOT.resolve("docs/api/openapi.yaml"), api().yaml());
    }

    @Test
    void noTwoShapesOfTheApiShareAName() {
        assertThat(ApiShapes.byName().keySet()).contains("ApplicationPage", "TodoCard", "Words", "ItemCard");
        assertThat(ApiShapes.twins()).isEmpty();
    }

    @Test
    void everyOperationSaysWhoMayCallIt() throws Exception {
        assertThat(api().operations()).allMatch(operation -> operation.containsKey("x-may-call"));
    }

    @Test
    void theListOfProblemsIsUpToDate() throws Exception {
        List<Map<String, Object>> problems = json.readValue(get("/api/problems"), new TypeReference<>() {});
        StringBuilder page = new StringBuilder("""
                # Problems

                Every refusal that the program can utter (RFC 9457), generated from the `…Problem` enums. The type is
                stable: programs decide by it, people read the text.

                | type | module | status | 中文 | English |
                |---|---|---|---|---|
                """);
        for (Map<String, Object> one : problems) {
            page.append("| `%s` | %s | %s | **%s** %s | **%s** %s |%n"
                    .formatted(
                            one.get("type"),
                            one.get("module"),
                            one.get("status"),
                            one.get("title"),
                            one.get("detail"),
                            one.get("titleEnglish"),
                            one.get("detailEnglish")));
        }
        HouseCode.upToDate(HouseCode.ROOT.resolve("docs/problems.md"), page.toString());
    }

    @Test
    void theListOfSettingsIsUpToDate() {
        HouseCode.upToDate(HouseCode.ROOT.resolve("docs/settings.md"), SettingsPage.text());
    }

    private ApiDocument api() throws Exception {
        return new ApiDocument(
                json.readValue(get("/v3/api-docs"), new TypeReference<LinkedHashMap<String, Object>>() {}));
    }

    private String get(String path) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer = client.send(
                    HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(answer.statusCode()).as(path).isEqualTo(200);
            return answer.body();
        }
    }
}
