package shaopao.hall;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
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

/** Work of those who are away, done by those to whom they have handed it over. */
@CampusTest
class StandInsHttpTests {

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JsonMapper json;

    private College college;
    private ActorsByHeader.Client client;

    @BeforeEach
    void found() {
        college = new College(jdbc);
        client = new ActorsByHeader.Client(port, json);
    }

    @Test
    void whatWaitsForAnAbsentColleagueStandsInTheDeputysListAndIsDoneThere() {
        String id = apply();
        assertThat(listed(college.president)).isEmpty();
        assertThat(seen(college.president, id)).isFalse();

        handOver("'{student-leave}'", "-1 hour", "1 day");
        JsonNode card = client.get(college.president, "/todos").at("/items/0");
        assertThat(card.at("/application/id").asString()).isEqualTo(id);
        assertThat(card.at("/forName").asString()).isEqualTo("王晓梅");
        assertThat(client.get(college.president, "/todos/count").at("/open").asInt())
                .isEqualTo(1);
        JsonNode page = client.get(college.president, "/applications/" + id);
        assertThat(page.at("/todo/forName").asString()).isEqualTo("王晓梅");
        assertThat(page.at("/possible/acts").toString()).contains("APPROVE");
        assertThat(client.get(college.counsellor, "/todos")
                        .at("/items/0/forName")
                        .isNull())
                .isTrue();

        String done = approve(college.president, id, page.at("/todo/number").asInt());
        assertThat(done).isEqualTo("APPROVED");
        assertThat(listed(college.president)).isEmpty();
        assertThat(listed(college.counsellor)).isEmpty();
        JsonNode timeline = client.get(college.student, "/applications/" + id).at("/timeline");
        assertThat(timeline.toString()).contains("周校长").contains("王晓梅");
    }

    @Test
    void nothingIsSeenOfOtherItemsNorBeforeNorAfterNorWhenItWasNotAccepted() {
        String id = apply();
        for (List<String> given : List.of(
                List.of("'{certificate}'", "-1 hour", "1 day"),
                List.of("'{}'", "1 hour", "1 day"),
                List.of("'{}'", "-2 days", "-1 hour"))) {
            jdbc.sql("delete from access.delegation where delegate_id = :id")
                    .param("id", college.president.person())
                    .update();
            handOver(given.get(0), given.get(1), given.get(2));
            assertThat(listed(college.president)).as(given.toString()).isEmpty();
            assertThat(seen(college.president, id)).as(given.toString()).isFalse();
            assertThat(approve(college.president, id, 1)).as(given.toString()).isEqualTo("/problems/not-found");
        }
        handOver("'{}'", "-1 hour", "1 day");
        assertThat(listed(college.president)).containsExactly(id);
        jdbc.sql("update access.delegation set accepted_at = null where delegate_id = :id")
                .param("id", college.president.person())
                .update();
        assertThat(listed(college.president)).isEmpty();
        assertThat(approve(college.president, id, 1)).isEqualTo("/problems/not-found");
    }

    @Test
    void deputyIsToldOfWhatIsAskedWhileTheColleagueIsAway() throws InterruptedException {
        handOver("'{}'", "-1 hour", "1 day");
        // Who may be away is looked up once a second.
        Thread.sleep(1_100);
        String id = apply();
        Integer asked = jdbc.sql("select count(*) from workflow.todo where case_id = :id and person = :absent "
                        + "and deputy = :deputy")
                .param("id", UUID.fromString(id))
                .param("absent", college.counsellor.person())
                .param("deputy", college.president.person())
                .query(Integer.class)
                .single();
        assertThat(asked).isEqualTo(1);
    }

    @Test
    void ownAndOthersWorkIsOneListInTheOrderOfTime() {
        String first = apply();
        approve(college.second, first, 2);
        String second = apply();
        handOver("'{}'", "-1 hour", "1 day");
        jdbc.sql("update access.delegation set delegate_id = :dean where delegate_id = :id")
                .param("dean", college.second.person())
                .param("id", college.president.person())
                .update();
        String third = apply();
        JsonNode page = client.get(college.second, "/todos?limit=3");
        assertThat(page.at("/items").size()).isEqualTo(3);
        assertThat(page.at("/items/0/application/id").asString()).isEqualTo(second);
        JsonNode rest = client.get(
                college.second, "/todos?limit=3&after=" + page.at("/next").asString());
        assertThat(rest.at("/items").size()).isEqualTo(1);
        assertThat(rest.at("/items/0/application/id").asString()).isEqualTo(third);
    }

    private void handOver(String items, String from, String until) {
        jdbc.sql("""
                insert into access.delegation (
                    id, absent_id, delegate_id, items, from_at, until_at, reason, created_at, accepted_at)
                values (:id, :absent, :delegate, %s, now() + interval '%s', now() + interval '%s', '出差', now(), now())
                """.formatted(items, from, until))
                .param("id", UUID.randomUUID())
                .param("absent", college.counsellor.person())
                .param("delegate", college.president.person())
                .update();
    }

    private List<String> listed(Actor actor) {
        return client.get(actor, "/todos")
                .at("/items")
                .valueStream()
                .map(card -> card.at("/application/id").asString())
                .toList();
    }

    private boolean seen(Actor actor, String id) {
        return client.get(actor, "/applications/" + id).has("card");
    }

    /** The status after the approval, or the type of the refusal. */
    private String approve(Actor actor, String id, int todo) {
        JsonNode answer = client.post(
                actor,
                "/applications/" + id + "/acts",
                "{\"commandId\":\"" + UUID.randomUUID() + "\",\"act\":\"APPROVE\",\"todo\":" + todo
                        + ",\"opinion\":\"同意\"}");
        return answer.has("status") && answer.at("/status").isString()
                ? answer.at("/status").asString()
                : answer.at("/type").asString();
    }

    private String apply() {
        LocalDate day = LocalDate.now(ZoneId.of("Asia/Shanghai")).plusDays(1);
        String id = UUID.randomUUID().toString();
        client.post(college.student, "/applications", """
                {"id":"%s","item":"student-leave","answers":
                {"kind": "personal", "period": {"from": "%s", "to": "%s"}, "leavesCity": "no",
                 "reason": "家里有事", "contact": "母亲 13900000000"}}""".formatted(id, day, day));
        return id;
    }
}
