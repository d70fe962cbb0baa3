package shaopao.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;
import java.util.zip.GZIPInputStream;
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

/** A flow as a file, a change rehearsed on what was, and what runs moved to it. */
@CampusTest
class VersionHttpTests {

    private static final String MANAGE = "/api/hall/manage/items";
    private static final String FIRST = step("first", "初审");
    private static final String SECOND = step("second", "复审");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private Visitor owner;
    private Visitor stranger;
    private Visitor student;
    private String department;
    private String number;
    private String code;
    private String design;

    private static String step(String key, String name) {
        return "  - {key: %s, type: approve, name: %s, who: {rule: person, number: NOBODY}}%n".formatted(key, name);
    }

    @BeforeEach
    void found() {
        Roster roster = new Roster(jdbc);
        Roster.Someone staff = roster.staff();
        department = staff.unit().toString();
        number = staff.number();
        owner = new Visitor(port, staff.id() + " hall.manage hall.design");
        stranger = new Visitor(port, roster.staff().id().toString());
        student = new Visitor(port, roster.student().id().toString());
        code = "v-" + Long.toString(System.nanoTime(), 36);
        design = "/api/hall/design/items/" + code;
        json(owner.post(
                MANAGE, "{\"code\":\"" + code + "\",\"name\":{\"zh\":\"事项\"},\"department\":\"" + department + "\"}"));
    }

    @Test
    void flowGoesOutAsBpmnAndComesBackTheSame() {
        save(0, FIRST + SECOND);
        String file = owner.get(design + "/flow.bpmn").body();
        assertThat(file).contains("http://www.omg.org/spec/BPMN/20100524/MODEL").contains("初审");
        save(1, FIRST);
        JsonNode read = json(owner.send("POST", design + "/flow.bpmn", file));
        assertThat(read.at("/steps/1/key").asString()).isEqualTo("second");
        assertThat(read.at("/flaws").size()).as(read.toString()).isZero();
        assertThat(read.at("/source").asString()).contains("key: second").contains("code: " + code);
        String source = json.writeValueAsString(read.at("/source").asString());
        put("{\"revision\":2,\"guide\":\"\",\"source\":" + source + "}");
        assertThat(owner.get(design + "/flow.bpmn").body()).isEqualTo(file);
        assertThat(stranger.get(design + "/flow.bpmn").statusCode()).isEqualTo(403);
    }

    @Test
    void fileThatIsNoFlowIsRefusedByTheNamesOfItsElements() {
        save(0, FIRST);
        JsonNode refused = json(owner.send("POST", design + "/flow.bpmn", "<no-xml"));
        assertThat(type(refused)).isEqualTo("flow-refused");
        assertThat(refused.at("/errors/0/reason").asString()).isEqualTo("UNREADABLE");
        JsonNode strange = json(owner.send("POST", design + "/flow.bpmn", """
                <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL">
                  <process id="p"><startEvent id="s"/><callActivity id="c" name="外包"/><endEvent id="e"/>
                    <sequenceFlow id="f1" sourceRef="s" targetRef="c"/>
                    <sequenceFlow id="f2" sourceRef="c" targetRef="e"/>
                  </process></definitions>"""));
        assertThat(type(strange)).isEqualTo("flow-refused");
        assertThat(strange.at("/errors/0/message").asString()).contains("外包");
        put("{\"revision\":1,\"guide\":\"\",\"source\":\"[\"}");
        assertThat(type(json(owner.get(design + "/flow.bpmn")))).isEqualTo("item-flawed");
    }

    @Test
    void changeIsRehearsedThenWhatRunsIsMovedWithAReason() {
        save(0, FIRST);
        act("RELEASE", 1);
        String done = apply();
        decide(done, "APPROVE");
        String rejected = apply();
        decide(rejected, "REJECT");
        String running = apply();
        String first = json(owner.get(design + "/versions")).at("/0/version").asString();
        assertThat(json(owner.get(design + "/rehearsal")).at("/changed").asInt())
                .isZero();

        save(0, FIRST + SECOND);
        JsonNode rehearsed = json(owner.get(design + "/rehearsal?last=10"));
        assertThat(rehearsed.at("/applications").asInt()).isEqualTo(2);
        assertThat(rehearsed.at("/changed").asInt()).isEqualTo(1);
        assertThat(rehearsed.at("/paths/0/after/1").asString()).isEqualTo("second");
        assertThat(rehearsed.at("/paths/0/examples/0/id").asString()).isEqualTo(done);
        assertThat(rehearsed.at("/nodes/second/zh").asString()).isEqualTo("复审");
        JsonNode check = json(owner.get(design + "/move"));
        assertThat(check.at("/version").isNull()).isTrue();
        assertThat(check.at("/movable").asInt()).isEqualTo(1);

        act("RELEASE", 2);
        JsonNode versions = json(owner.get(design + "/versions"));
        assertThat(versions.at("/0/live").asBoolean()).isTrue();
        assertThat(versions.at("/1/open").asInt()).isEqualTo(1);
        String second = versions.at("/0/version").asString();
        assertThat(type(move(first))).isEqualTo("item-changed-meanwhile");
        assertThat(move(second).at("/moved").asInt()).isEqualTo(1);
        assertThat(json(owner.get(design + "/versions")).at("/0/open").asInt()).isEqualTo(1);
        JsonNode page = json(student.get("/api/hall/applications/" + running));
        assertThat(page.at("/timeline").toString()).contains("新增复审环节");
        decide(running, "APPROVE");
        assertThat(json(student.get("/api/hall/applications/" + running))
                        .at("/card/status")
                        .asString())
                .isEqualTo("RUNNING");

        save(0, FIRST);
        JsonNode kept = json(owner.get(design + "/move"));
        assertThat(kept.at("/immovable").asInt()).isEqualTo(1);
        assertThat(kept.at("/kept/0/obstacles/0/node").asString()).isEqualTo("second");
        assertThat(kept.at("/kept/0/obstacles/0/reason").asString()).isEqualTo("GONE");
    }

    @Test
    void ownersTakeTheHistoryAsAnEventLog() throws IOException {
        save(0, FIRST);
        act("RELEASE", 1);
        decide(apply(), "APPROVE");
        String log = "/api/hall/desk/log.";
        JsonNode ocel = json(owner.get(log + "ocel.json?item=" + code + "&from=2020-01-01"));
        assertThat(ocel.at("/events").size()).isPositive();
        assertThat(json(owner.get(log + "ocel.json?item=" + code + "&to=2020-01-01"))
                        .at("/events")
                        .size())
                .isZero();
        byte[] packed = owner.bytes(log + "xes.gz?item=" + code);
        try (GZIPInputStream unpacked = new GZIPInputStream(new java.io.ByteArrayInputStream(packed))) {
            String xes = new String(unpacked.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
            assertThat(xes).contains("<trace>").contains("concept:name");
        }
        assertThat(stranger.get(log + "ocel.json").statusCode()).isEqualTo(403);
    }

    private JsonNode move(String version) {
        return json(owner.post(design + "/move", "{\"version\":\"" + version + "\",\"reason\":\"新增复审环节\"}"));
    }

    private void save(int revision, String steps) {
        String source = """
                code: %s
                name: 事项
                summary: 述
                department: 部
                category: 类
                audience: [student]
                promisedDays: 1
                owners: {rule: person, number: %s}
                form:
                  - {key: a, label: 甲, type: text}
                flow:
                """.formatted(code, number) + steps.replace("NOBODY", number);
        JsonNode saved = put(
                "{\"revision\":" + revision + ",\"guide\":\"\",\"source\":" + json.writeValueAsString(source) + "}");
        assertThat(saved.at("/flaws").size()).as(saved.toString()).isZero();
    }

    private JsonNode put(String body) {
        return json(owner.send("PUT", design, body, "Content-Type", "application/json"));
    }

    private void act(String act, int revision) {
        JsonNode done = json(
                owner.post(MANAGE + "/" + code + "/acts", "{\"act\":\"" + act + "\",\"revision\":" + revision + "}"));
        assertThat(done.at("/state").asString()).as(done.toString()).isEqualTo("LIVE");
    }

    private String apply() {
        String id = UUID.randomUUID().toString();
        JsonNode made = json(student.post(
                "/api/hall/applications", "{\"id\":\"" + id + "\",\"item\":\"" + code + "\",\"answers\":{}}"));
        assertThat(made.at("/status").asString()).as(made.toString()).isEqualTo("RUNNING");
        return id;
    }

    private void decide(String id, String act) {
        JsonNode done = json(owner.post(
                "/api/hall/applications/" + id + "/acts",
                "{\"commandId\":\"" + UUID.randomUUID() + "\",\"act\":\"" + act + "\",\"todo\":1,\"opinion\":\"已核\"}"));
        assertThat(done.at("/number").asString()).as(done.toString()).isNotEmpty();
    }

    private static String type(JsonNode problem) {
        return problem.at("/type").asString().replace("/problems/", "");
    }

    private JsonNode json(java.net.http.HttpResponse<String> answer) {
        return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }
}
