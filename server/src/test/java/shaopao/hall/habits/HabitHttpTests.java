package shaopao.hall.habits;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.SignedInByHeader.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CampusTest
class HabitHttpTests {

    private static final String HABITS = "/api/hall/habits";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private Visitor visitor;

    @BeforeEach
    void found() {
        visitor = new Visitor(port, new Roster(jdbc).student().id().toString());
    }

    @Test
    void cardsStandInTheReadersOrderOnEveryDevice() {
        assertThat(habits(visitor).at("/cards/0").asString()).isEqualTo("TODOS");
        JsonNode kept =
                json.readTree(put("/cards", "{\"cards\":[\"EVENTS\",\"CASES\",\"EVENTS\"],\"hidden\":[\"NOTICES\"]}")
                        .body());
        assertThat(kept.at("/cards").toString()).startsWith("[\"EVENTS\",\"CASES\",\"TODOS\",");
        assertThat(kept.at("/cards").size()).isEqualTo(HomeCard.values().length);
        put("/phrases", "{\"phrases\":[\"同意\"]}");
        assertThat(habits(visitor).at("/cards/0").asString()).isEqualTo("EVENTS");
        assertThat(habits(visitor).at("/hidden").toString()).isEqualTo("[\"NOTICES\"]");
        Visitor other = new Visitor(port, new Roster(jdbc).student().id().toString());
        assertThat(habits(other).at("/cards/0").asString()).isEqualTo("TODOS");
    }

    @Test
    void phrasesAreKeptInOrderAndNotWithoutEnd() {
        put("/phrases", "{\"phrases\":[\"请补充材料 \",\"同意\",\"同意\"]}");
        assertThat(habits(visitor).at("/phrases").toString()).isEqualTo("[\"请补充材料\",\"同意\"]");
        String many = IntStream.range(0, 21).mapToObj(nth -> "\"第" + nth + "\"").collect(Collectors.joining(","));
        assertThat(put("/phrases", "{\"phrases\":[" + many + "]}").statusCode()).isEqualTo(400);
        assertThat(put("/phrases", "{\"phrases\":[\" \"]}").statusCode()).isEqualTo(400);
        assertThat(put("/cards", "{\"cards\":[\"NONSENSE\"],\"hidden\":[]}").statusCode())
                .isEqualTo(400);
        assertThat(habits(visitor).at("/phrases").size()).isEqualTo(2);
    }

    private JsonNode habits(Visitor of) {
        return json.readTree(of.get(HABITS).body());
    }

    private HttpResponse<String> put(String path, String body) {
        return visitor.send("PUT", HABITS + path, body, "Content-Type", "application/json");
    }
}
