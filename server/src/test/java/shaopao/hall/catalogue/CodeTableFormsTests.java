package shaopao.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.SignedInByHeader;
import shaopao.SignedInByHeader.Visitor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The school's own tables of codes in forms, from the studio to an application that outlives a code. */
@CampusTest
@Import(SignedInByHeader.class)
class CodeTableFormsTests {

    private static final String MANAGE = "/api/hall/manage/items";
    private static final String CODES = "/api/people/codes";
    private static final String APPLICATIONS = "/api/hall/applications";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private Visitor owner;
    private Visitor student;
    private Visitor keeper;
    private String number;
    private String item;
    private String table;

    @BeforeEach
    void found() {
        Roster roster = new Roster(jdbc);
        Roster.Someone staff = roster.staff();
        number = staff.number();
        owner = new Visitor(port, staff.id() + " hall.manage hall.design");
        student = new Visitor(port, roster.student().id().toString());
        keeper = Visitor.with(port, "people.codes");
        String tag = Long.toString(System.nanoTime(), 36);
        item = "k-" + tag;
        table = "club-" + tag;
        owner.post(
                MANAGE, "{\"code\":\"" + item + "\",\"name\":{\"zh\":\"入社\"},\"department\":\"" + staff.unit() + "\"}");
    }

    @Test
    void caseKeepsTheCodeThatWasChosenWhenItIsRetired() {
        assertThat(save().at("/flaws/0/message").asString())
                .as("there is no table yet")
                .isNotBlank();
        keeper.post(CODES, "{\"name\":\"" + table + "\",\"titleZh\":\"社团\",\"titleEn\":\"Clubs\",\"note\":\"\"}");
        code("POST", "", "chess", true);
        code("POST", "", "choir", true);
        assertThat(save().at("/flaws").size()).isZero();
        act("RELEASE");
        String id = apply("chess").at("/id").asString();
        assertThat(apply("none").at("/errors/0/field").asString()).isEqualTo("club");

        assertThat(remove("/codes/chess").at("/type").asString()).isEqualTo("/problems/code-in-use");
        JsonNode refused = remove("");
        assertThat(refused.at("/type").asString()).isEqualTo("/problems/code-table-in-use");
        assertThat(refused.at("/detail").asString()).contains("入社");
        assertThat(json(keeper.get(CODES + "/" + table + "/uses")).at("/0/zh").asString())
                .isEqualTo("入社");
        code("PUT", "/chess", "chess", false);

        decide(owner, id, "RETURN", ",\"todo\":1,\"opinion\":\"补正\"");
        assertThat(decide(student, id, "RESUBMIT", answers("chess"))
                        .at("/status")
                        .asString())
                .as("what was chosen before may stay")
                .isEqualTo("RUNNING");
        assertThat(apply("chess").at("/errors/0/field").asString())
                .as("nobody chooses it anew")
                .isEqualTo("club");
        assertThat(json(owner.get(APPLICATIONS + "/" + id + "/file")).toString())
                .contains("名chess");
        assertThat(apply("choir").at("/status").asString()).isEqualTo("RUNNING");
    }

    private JsonNode save() {
        String source = """
                code: %s
                name: 入社
                summary: 述
                department: 部
                category: 类
                audience: [student]
                promisedDays: 1
                owners: {rule: person, number: %s}
                form:
                  - {key: club, label: 社团, type: choice, style: select, table: %s}
                flow:
                  - {key: check, type: approve, name: 核定, who: {rule: person, number: %s}}
                """.formatted(item, number, table, number);
        int revision = json(owner.get("/api/hall/design/items/" + item))
                .at("/revision")
                .asInt();
        return json(owner.send(
                "PUT",
                "/api/hall/design/items/" + item,
                "{\"revision\":" + revision + ",\"guide\":\"\",\"source\":" + json.writeValueAsString(source) + "}",
                "Content-Type",
                "application/json"));
    }

    private void act(String what) {
        int revision = json(owner.get(MANAGE + "/" + item)).at("/revision").asInt();
        JsonNode done = json(
                owner.post(MANAGE + "/" + item + "/acts", "{\"act\":\"" + what + "\",\"revision\":" + revision + "}"));
        assertThat(done.at("/state").asString()).as(done.toString()).isEqualTo("LIVE");
    }

    private void code(String method, String where, String code, boolean inUse) {
        HttpResponse<String> answer = keeper.send(
                method,
                CODES + "/" + table + "/codes" + where,
                "{\"seen\":" + seen() + (method.equals("POST") ? ",\"code\":\"" + code + "\"" : "")
                        + ",\"said\":{\"name\":\"名" + code
                        + "\",\"nameEn\":\"\",\"note\":\"\",\"inUse\":" + inUse + "}}",
                "Content-Type",
                "application/json");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }

    private long seen() {
        return json(keeper.get(CODES + "/" + table)).at("/revision").asLong();
    }

    private JsonNode remove(String where) {
        return json(keeper.send("DELETE", CODES + "/" + table + where + "?seen=" + seen(), ""));
    }

    private JsonNode apply(String club) {
        return json(student.post(
                APPLICATIONS, "{\"id\":\"" + UUID.randomUUID() + "\",\"item\":\"" + item + "\"" + answers(club) + "}"));
    }

    private static String answers(String club) {
        return ",\"answers\":{\"club\":\"" + club + "\"}";
    }

    private JsonNode decide(Visitor who, String id, String act, String more) {
        return json(who.post(
                APPLICATIONS + "/" + id + "/acts",
                "{\"commandId\":\"" + UUID.randomUUID() + "\",\"act\":\"" + act + "\"" + more + "}"));
    }

    private JsonNode json(HttpResponse<String> answer) {
        return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }
}
