package shaopao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.SignedInByHeader.Visitor;
import tools.jackson.databind.json.JsonMapper;

@CampusTest
class DraftHttpTests {

    private static final String DRAFT = "/api/hall/drafts/student-leave";

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    @Test
    void draftGoesOnOnAnotherDeviceAndIsNeverSavedOverUnseen() {
        Visitor student = new Visitor(port, new Roster(jdbc).student().id().toString());
        assertThat(save(student, "手机", "0").body()).contains("\"revision\":1");
        assertThat(save(student, "电脑", "0").body()).contains("/problems/draft-changed-meanwhile");
        assertThat(student.get(DRAFT).body()).contains("手机").contains("\"version\":\"");
        assertThat(save(student, "电脑", "1").body()).contains("\"revision\":2");
        assertThat(save(student, "强行", "null").body()).contains("\"revision\":3");
        assertThat(student.get("/api/hall/drafts").body()).contains("强行").contains("学生请假");
        assertThat(student.get(DRAFT + "/unfit").body()).contains("\"items\":[]");
        send(student, "{\"answers\":{\"reason\":\"x\",\"gone\":1,\"kind\":\"tired\"}}");
        assertThat(student.get(DRAFT + "/unfit").body())
                .contains("{\"field\":\"gone\",\"reason\":\"UNKNOWN_FIELD\"}")
                .contains("{\"field\":\"kind\",\"reason\":\"NOT_AN_OPTION\"}");
    }

    @Test
    void draftThatWasThrownAwayComesBack() {
        Visitor student = new Visitor(port, new Roster(jdbc).student().id().toString());
        save(student, "回家", "0");
        assertThat(student.send("DELETE", DRAFT, "").statusCode()).isEqualTo(200);
        assertThat(student.get(DRAFT).statusCode()).isEqualTo(404);
        String thrown = student.get("/api/hall/discarded-drafts").body();
        assertThat(json.readTree(thrown).at("/items/0/name/zh").asString()).isEqualTo("学生请假");
        String id = json.readTree(thrown).at("/items/0/draft/id").asString();
        Visitor other = new Visitor(port, new Roster(jdbc).student().id().toString());
        assertThat(other.post("/api/hall/discarded-drafts/" + id + "/restore", "{}")
                        .statusCode())
                .isEqualTo(404);
        assertThat(student.post("/api/hall/discarded-drafts/" + id + "/restore", "{}")
                        .body())
                .contains("回家");
        assertThat(student.get(DRAFT).body()).contains("回家");
    }

    private static HttpResponse<String> save(Visitor visitor, String reason, String revision) {
        return send(visitor, "{\"answers\":{\"reason\":\"%s\"},\"revision\":%s}".formatted(reason, revision));
    }

    private static HttpResponse<String> send(Visitor visitor, String body) {
        return visitor.send("PUT", DRAFT, body, "Content-Type", "application/json");
    }
}
