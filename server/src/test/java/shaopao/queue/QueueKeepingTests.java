package shaopao.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.SignedInByHeader.Visitor;
import shaopao.queue.QueueTicket.How;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What those who keep a hall do while it is open, and what its figures count. */
@CampusTest
class QueueKeepingTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Tickets tickets;

    @Autowired
    QueueFigureStore figures;

    @Autowired
    JsonMapper json;

    private ServiceHall hall;
    private Visitor clerk;
    private Visitor keeper;

    @BeforeEach
    void build() {
        hall = new ServiceHall(context, 1);
        clerk = new Visitor(port, hall.clerk().id() + " queue.serve");
        keeper = new Visitor(port, new Roster(jdbc).staff().id() + " queue.manage");
    }

    private String counter() {
        return "/api/queue/counters/" + hall.counters.getFirst();
    }

    private JsonNode done(Visitor who, String path, Map<String, Object> body) {
        var answer = who.post(path, json.writeValueAsString(body));
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return json.readTree(answer.body().isEmpty() ? "{}" : answer.body());
    }

    private String state(QueueTicket ticket) {
        return jdbc.sql("select state from queue.ticket where id = :id")
                .param("id", ticket.id())
                .query(String.class)
                .single();
    }

    @Test
    void aCounterThatItsClerkLeftIsFreedAndWhoeverWasThereIsNextAgain() {
        QueueTicket first = tickets.take(Optional.empty(), hall.certificates, How.KIOSK, "test");
        tickets.take(Optional.empty(), hall.certificates, How.KIOSK, "test");
        done(clerk, counter() + "/open", Map.of());
        done(clerk, counter() + "/next", Map.of());
        assertThat(state(first)).isEqualTo("CALLED");
        String release = "/api/queue/sites/" + hall.site + "/counters/" + hall.counters.getFirst() + "/release";
        assertThat(clerk.post(release, "").statusCode()).isEqualTo(403);
        assertThat(keeper.post(
                                release.replace(
                                        hall.site.toString(), UUID.randomUUID().toString()),
                                "")
                        .statusCode())
                .isEqualTo(404);
        done(keeper, release, Map.of());
        assertThat(state(first)).isEqualTo("WAITING");
        assertThat(clerk.post(counter() + "/next", "{}").body()).contains("counter-not-open");
        Visitor other = new Visitor(port, hall.clerk().id() + " queue.serve");
        done(other, counter() + "/open", Map.of());
        JsonNode next = done(other, counter() + "/next", Map.of());
        assertThat(next.at("/here/id").asString()).isEqualTo(first.id().toString());
    }

    @Test
    void waitIsCountedToTheFirstCall() {
        QueueTicket ticket = tickets.take(Optional.empty(), hall.certificates, How.KIOSK, "test");
        jdbc.sql("update queue.ticket set came_at = came_at - interval '20 min' where id = :id")
                .param("id", ticket.id())
                .update();
        done(clerk, counter() + "/open", Map.of());
        done(clerk, counter() + "/next", Map.of());
        jdbc.sql("""
                        update queue.ticket set first_called_at = first_called_at - interval '15 min',
                            called_at = called_at - interval '15 min' where id = :id
                        """).param("id", ticket.id()).update();
        done(clerk, counter() + "/tickets/" + ticket.id() + "/acts", Map.of("act", "RECALL"));
        done(clerk, counter() + "/tickets/" + ticket.id() + "/acts", Map.of("act", "START"));
        LocalDate today = LocalDate.ofInstant(Instant.now(), Forecasts.ZONE);
        assertThat(figures.services(hall.site, today, today).getFirst().waitMinutes())
                .isBetween(4.9, 6.0);
    }

    @Test
    void anOfficeGetsAnotherNameAndKeepsToItsHall() {
        String path = "/api/queue/sites/" + hall.site + "/offices/" + hall.office;
        String wish = json.writeValueAsString(Map.of("letter", "B", "nameZh", "教务一科", "nameEn", ""));
        assertThat(keeper.send("PUT", path, wish, "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(200);
        assertThat(keeper.get("/api/queue/sites/" + hall.site).body()).contains("教务一科");
        String elsewhere = path.replace(hall.site.toString(), new ServiceHall(context, 0).site.toString());
        assertThat(keeper.send("PUT", elsewhere, wish, "Content-Type", "application/json")
                        .statusCode())
                .isEqualTo(404);
    }
}
