package shaopao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.kernel.Actor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@CampusTest
class HallHttpTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private College college;

    @BeforeEach
    void found() {
        college = new College(jdbc);
    }

    @Test
    void studentAppliesAndCounsellorApprovesOverTheWire() {
        JsonNode items = get(college.student, "/items?q=qj");
        assertThat(items.at("/items/0/code").asString()).isEqualTo("student-leave");
        assertThat(items.at("/items/0/name/en").asString()).isEqualTo("Student leave");
        JsonNode item = get(college.student, "/items/student-leave");
        assertThat(item.at("/form/fields/4/shape/type").asString()).isEqualTo("choice");
        assertThat(item.at("/prefilled").toString()).contains("陈思远").contains("王晓梅、李辅导");
        assertThat(item.at("/steps/1/onlyIf/0/zh").asString()).isEqualTo("超过三天");

        JsonNode draft = call(college.student, "PUT", "/drafts/student-leave", "{\"answers\":{\"reason\":null}}");
        assertThat(draft.at("/revision").asInt()).isEqualTo(1);
        String id = UUID.randomUUID().toString();
        JsonNode made = call(college.student, "POST", "/applications", application(id));
        assertThat(made.at("/status").asString()).isEqualTo("RUNNING");
        assertThat(call(college.student, "POST", "/applications", application(id))
                        .at("/number"))
                .isEqualTo(made.at("/number"));
        assertThat(get(college.student, "/applications").at("/items").size()).isEqualTo(1);
        assertThat(get(college.student, "/drafts/student-leave").at("/type").asString())
                .isEqualTo("/problems/not-found");

        JsonNode todo = get(college.counsellor, "/todos").at("/items/0");
        assertThat(todo.at("/application/id").asString()).isEqualTo(id);
        assertThat(todo.at("/node/zh").asString()).isEqualTo("辅导员审批");
        JsonNode acted = call(
                college.counsellor,
                "POST",
                "/applications/" + id + "/acts",
                act("APPROVE", todo.at("/todo").asInt(), "同意"));
        assertThat(acted.at("/status").asString()).isEqualTo("APPROVED");
        JsonNode page = get(college.student, "/applications/" + id);
        assertThat(page.at("/timeline/2/kind").asString()).isEqualTo("APPROVED");
        assertThat(page.at("/timeline/2/text").asString()).isEqualTo("同意");
        assertThat(page.at("/answers/days").asInt()).isEqualTo(2);
        assertThat(get(college.stranger, "/applications/" + id).at("/status").asInt())
                .isEqualTo(404);
    }

    @Test
    void eachRefusalHasItsType() {
        String id = UUID.randomUUID().toString();
        call(college.student, "POST", "/applications", application(id));
        String acts = "/applications/" + id + "/acts";
        assertThat(refusal(college.counsellor, acts, act("REJECT", 1, ""))).isEqualTo("/problems/opinion-missing");
        assertThat(refusal(college.counsellor, acts, act("APPROVE", 2, ""))).isEqualTo("/problems/todo-of-another");
        assertThat(refusal(college.counsellor, acts, act("WITHDRAW", 1, ""))).isEqualTo("/problems/applicant-only");
        assertThat(refusal(college.counsellor, acts, act("APPROVE", 9, ""))).isEqualTo("/problems/case-moved");
        String fresh = UUID.randomUUID().toString();
        assertThat(refusal(college.counsellor, acts, "{\"commandId\":\"" + fresh + "\",\"act\":\"APPROVE\"}"))
                .isEqualTo("/problems/todo-missing");
        assertThat(refusal(college.counsellor, acts, "{\"commandId\":\"" + id + "\",\"act\":\"DANCE\"}"))
                .isEqualTo("/problems/invalid-request");
        assertThat(refusal(college.student, acts, resubmit())).isEqualTo("/problems/already-submitted");
        call(college.student, "POST", acts, act("WITHDRAW", 1, ""));
        assertThat(refusal(college.counsellor, acts, act("APPROVE", 1, ""))).isEqualTo("/problems/case-over");
        assertThat(refusal(
                        college.dean,
                        "/applications",
                        application(UUID.randomUUID().toString())))
                .isEqualTo("/problems/not-for-you");
        assertThat(refusal(
                        college.student,
                        "/applications",
                        "{\"id\":\"" + UUID.randomUUID() + "\",\"item\":\"student-leave\",\"answers\":{}}"))
                .isEqualTo("/problems/answers-invalid");
    }

    private static String answers() {
        LocalDate first = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
        return """
                {"kind": "personal", "period": {"from": "%s", "to": "%s"}, "leavesCity": "no",
                 "reason": "家里有事", "contact": "母亲 13900000000"}""".formatted(first, first.plusDays(1));
    }

    private static String application(String id) {
        return "{\"id\":\"" + id + "\",\"item\":\"student-leave\",\"answers\":" + answers() + "}";
    }

    private static String act(String act, int todo, String opinion) {
        return "{\"commandId\":\"" + UUID.randomUUID() + "\",\"act\":\"" + act + "\",\"todo\":" + todo
                + ",\"opinion\":\"" + opinion + "\"}";
    }

    private static String resubmit() {
        return "{\"commandId\":\"" + UUID.randomUUID() + "\",\"act\":\"RESUBMIT\",\"answers\":" + answers() + "}";
    }

    private String refusal(Actor actor, String path, String body) {
        return call(actor, "POST", path, body).at("/type").asString();
    }

    private JsonNode get(Actor actor, String path) {
        return call(actor, "GET", path, "");
    }

    private JsonNode call(Actor actor, String method, String path, String body) {
        return json.readTree(new ActorsByHeader.Client(port, json)
                .send(actor, method, path, body)
                .body());
    }
}
