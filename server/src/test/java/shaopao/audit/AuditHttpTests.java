package shaopao.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import shaopao.CampusTest;
import shaopao.SignedInByHeader.Visitor;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CampusTest
class AuditHttpTests {

    @LocalServerPort
    int port;

    @Autowired
    Audit audit;

    @Autowired
    JsonMapper json;

    private final UUID person = Ids.next();
    private final Actor actor =
            new Actor(Actor.Kind.PERSON, Optional.of(person), "=cmd()", "203.0.113.7", Map.of(), Optional.empty());

    @Test
    void onlyWhoMayReadTheRecordReadsIt() {
        assertThat(Visitor.nobody(port).get("/api/audit").statusCode()).isEqualTo(401);
        assertThat(Visitor.with(port).get("/api/audit").statusCode()).isEqualTo(403);
        assertThat(Visitor.with(port).get("/api/audit/export").statusCode()).isEqualTo(403);
    }

    @Test
    void actsAreListedTheNewestFirstPageByPage() {
        for (int i = 0; i < 5; i++) {
            audit.record(actor, "tests.listed" + i, "test", "x", Map.of("i", i));
        }
        Visitor reader = Visitor.with(port, "audit.read");
        JsonNode first =
                json.readTree(reader.get("/api/audit?limit=3&person=" + person).body());
        assertThat(first.at("/items/0/act").asString()).isEqualTo("tests.listed4");
        assertThat(first.at("/items/0/facts/i").asInt()).isEqualTo(4);
        JsonNode second = json.readTree(reader.get("/api/audit?limit=3&person=" + person + "&after="
                        + first.get("next").asString())
                .body());
        assertThat(second.get("items").size()).isEqualTo(2);
        assertThat(second.get("next").isNull()).isTrue();
    }

    @Test
    void theListIsNarrowedByActAndTimeAndWhatIsTypedMeansItself() {
        audit.record(actor, "tests.narrowed", "test", "x", Map.of());
        Visitor reader = Visitor.with(port, "audit.read");
        String mine = "/api/audit?person=" + person;
        assertThat(reader.get(mine + "&act=tests.narrowed").body()).contains("tests.narrowed");
        assertThat(reader.get(mine + "&act=tests%25").body()).contains("\"items\":[]");
        assertThat(reader.get(mine + "&to=2020-01-01T00:00:00Z").body()).contains("\"items\":[]");
        assertThat(reader.get(mine + "&from=yesterday").body()).contains("\"field\":\"from\"");
    }

    @Test
    void theExportIsCsvThatNoSpreadsheetRuns() {
        audit.record(actor, "tests.exported", "test", "x", Map.of("text", "a,\"b\""));
        String csv = Visitor.with(port, "audit.read")
                .get("/api/audit/export?person=" + person)
                .body();
        assertThat(csv).startsWith("\uFEFFposition,at,act").contains("tests.exported", "'=cmd()");
    }

    @Test
    void theExportIsItselfRecorded() {
        Visitor reader = Visitor.with(port, "audit.read");
        reader.get("/api/audit/export?person=" + person);
        String who = reader.header().split(" ")[0];
        assertThat(reader.get("/api/audit?person=" + who).body()).contains("audit.exported");
    }
}
