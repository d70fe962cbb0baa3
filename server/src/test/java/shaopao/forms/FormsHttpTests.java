package shaopao.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.SignedInByHeader.Visitor;

@CampusTest
class FormsHttpTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Test
    void lookUpsAreForThoseWhoAreSignedInAndFindLittleAtATime() {
        Roster.Someone student = new Roster(jdbc).student();
        Visitor visitor = new Visitor(port, student.id().toString());
        assertThat(Visitor.nobody(port).get("/api/forms/persons?q=ab").statusCode())
                .isEqualTo(401);
        assertThat(visitor.get("/api/forms/persons?q=a").statusCode()).isEqualTo(400);
        assertThat(visitor.get("/api/forms/persons?q=ab&kinds=STAFF,STUDENT").statusCode())
                .isEqualTo(200);
        assertThat(visitor.get("/api/forms/units?q=%25").statusCode()).isEqualTo(200);
        assertThat(visitor.get("/api/forms/areas?under=330100").body()).contains("西湖区");
        assertThat(visitor.get("/api/forms/areas?under=33").statusCode()).isEqualTo(400);
        assertThat(visitor.get("/api/forms/materials").body()).contains("\"items\":[]");
        assertThat(visitor.send("DELETE", "/api/forms/materials/id-card", "").statusCode())
                .isEqualTo(404);
    }

    @Test
    void correctionIsSaidByThePersonAndAnsweredAtTheDesk() {
        Visitor student = new Visitor(port, new Roster(jdbc).student().id().toString());
        UUID id = UUID.randomUUID();
        HttpResponse<String> said = student.post(
                "/api/forms/corrections",
                "{\"id\":\"%s\",\"fact\":\"person.phone\",\"claim\":\"13800138000\"}".formatted(id));
        assertThat(said.statusCode()).as(said.body()).isEqualTo(200);
        assertThat(student.get("/api/forms/corrections").body()).contains("13800138000");
        assertThat(student.get("/api/forms/corrections/desk").statusCode()).isEqualTo(403);
        Visitor desk = Visitor.with(port, Corrections.ANSWER);
        HttpResponse<String> answered =
                desk.post("/api/forms/corrections/" + id + "/answer", "{\"mended\":true,\"answer\":\"已更正\"}");
        assertThat(answered.body()).contains("MENDED");
        assertThat(student.get("/api/forms/corrections").body()).contains("已更正");
    }
}
