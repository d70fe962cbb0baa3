package shaopao.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
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

/** Steps that ask for more than a word: fields of their own, and other systems. */
@CampusTest
class StepHttpTests {

    private static final String MANAGE = "/api/hall/manage/items";
    private static final String FORM = """
            form:
              - {key: a, label: 甲, type: text}
              - {key: given, label: 核定, type: number, max: 9, required: true, filledBy: STEP}
            """;
    private static final String CHECKED = """
            flow:
              - {key: check, type: approve, name: 核定, who: {rule: person, number: NOBODY}}
            """;
    private static final String CALLED = """
            form:
              - {key: a, label: 甲, type: text}
            flow:
              - {key: sync, type: call, name: 同步, service: nowhere, path: /accounts, send: [a]}
            """;

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private Visitor owner;
    private Visitor student;
    private String number;
    private String code;

    @BeforeEach
    void found() {
        Roster roster = new Roster(jdbc);
        Roster.Someone staff = roster.staff();
        number = staff.number();
        owner = new Visitor(port, staff.id() + " hall.manage hall.design");
        student = new Visitor(port, roster.student().id().toString());
        code = "s-" + Long.toString(System.nanoTime(), 36);
        owner.post(
                MANAGE, "{\"code\":\"" + code + "\",\"name\":{\"zh\":\"事项\"},\"department\":\"" + staff.unit() + "\"}");
    }

    @Test
    void approvalThatSendsNothingIsAskedForWhatItsStepMustFill() {
        assertThat(save(FORM.replace("STEP", "check") + CHECKED).at("/flaws").size())
                .isZero();
        release();
        String id = apply();
        JsonNode refused = act(id, "");
        assertThat(refused.at("/type").asString()).isEqualTo("/problems/answers-invalid");
        assertThat(refused.at("/errors/0/field").asString()).isEqualTo("given");
        assertThat(act(id, ",\"answers\":{\"given\":99}").at("/type").asString())
                .isEqualTo("/problems/answers-invalid");
        assertThat(act(id, ",\"answers\":{\"given\":7}").at("/status").asString())
                .isEqualTo("APPROVED");
        assertThat(json(student.get("/api/hall/applications/" + id))
                        .at("/answers/given")
                        .asInt())
                .isEqualTo(7);
    }

    @Test
    void fieldThatNoStepFillsIsAFlawWithItsPlace() {
        JsonNode flaw = save(FORM.replace("STEP", "nobody") + CHECKED).at("/flaws/0");
        assertThat(flaw.at("/message").asString()).contains("nobody").contains("given");
        assertThat(flaw.at("/line").asInt()).isEqualTo(11);
        assertThat(flaw.at("/column").asInt()).isGreaterThan(60);
    }

    @Test
    void ownersAreAskedAtOnceWhenNobodyKnowsTheOtherSystem() throws InterruptedException {
        assertThat(save(CALLED).at("/flaws").size()).isZero();
        release();
        String id = apply();
        Instant limit = Instant.now().plus(Duration.ofSeconds(30));
        JsonNode page = json(owner.get("/api/hall/applications/" + id));
        while (page.at("/todo").isNull() && Instant.now().isBefore(limit)) {
            Thread.sleep(100);
            page = json(owner.get("/api/hall/applications/" + id));
        }
        assertThat(page.at("/todo/kind").asString()).as(page.toString()).isEqualTo("RESCUE");
        assertThat(page.at("/timeline").toString()).contains("CALL_GIVEN_UP").contains("nowhere");
        assertThat(act(id, "").at("/status").asString()).isEqualTo("APPROVED");
    }

    private JsonNode save(String rest) {
        String source = """
                code: %s
                name: 事项
                summary: 述
                department: 部
                category: 类
                audience: [student]
                promisedDays: 1
                owners: {rule: person, number: %s}
                """.formatted(code, number) + rest.replace("NOBODY", number);
        return json(owner.send(
                "PUT",
                "/api/hall/design/items/" + code,
                "{\"revision\":0,\"guide\":\"\",\"source\":" + json.writeValueAsString(source) + "}",
                "Content-Type",
                "application/json"));
    }

    private void release() {
        JsonNode done = json(owner.post(MANAGE + "/" + code + "/acts", "{\"act\":\"RELEASE\",\"revision\":1}"));
        assertThat(done.at("/state").asString()).as(done.toString()).isEqualTo("LIVE");
    }

    private String apply() {
        String id = UUID.randomUUID().toString();
        JsonNode made = json(student.post(
                "/api/hall/applications", "{\"id\":\"" + id + "\",\"item\":\"" + code + "\",\"answers\":{}}"));
        assertThat(made.at("/status").asString()).as(made.toString()).isEqualTo("RUNNING");
        return id;
    }

    private JsonNode act(String id, String more) {
        return json(owner.post(
                "/api/hall/applications/" + id + "/acts",
                "{\"commandId\":\"" + UUID.randomUUID() + "\",\"act\":\"APPROVE\",\"todo\":1,\"opinion\":\"已核\"" + more
                        + "}"));
    }

    private JsonNode json(java.net.http.HttpResponse<String> answer) {
        return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }
}
