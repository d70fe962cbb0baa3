package shaopao.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.Browser;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.Roster.Someone;
import shaopao.access.Accounts;
import shaopao.queue.QueueTicket.How;
import tools.jackson.databind.JsonNode;

/** What a counter sees of the cases of whoever it serves, and what it can do with them. */
@CampusTest
class CounterCaseTests {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Tickets tickets;

    private ServiceHall hall;
    private Someone student;
    private Someone counsellor;
    private String application;

    @BeforeEach
    void handIn() throws Exception {
        hall = new ServiceHall(context, 2);
        Roster roster = new Roster(jdbc);
        student = roster.student();
        UUID schoolClass = roster.schoolClass(student.unit());
        jdbc.sql("update people.person set class_id = :class where id = :id")
                .param("class", schoolClass)
                .param("id", student.id())
                .update();
        counsellor = hall.clerk();
        roster.counsels(counsellor, schoolClass);
        application = UUID.randomUUID().toString();
        try (Browser phone = signedIn(student)) {
            Map<String, Object> wish = Map.of("id", application, "item", "student-leave", "answers", answers());
            assertThat(phone.post("/api/hall/applications", wish).status()).isEqualTo(200);
        }
    }

    private Browser signedIn(Someone someone) throws Exception {
        new Accounts(context).open(someone.id(), PASSWORD);
        Browser browser = new Browser(port);
        browser.signIn(someone.number(), PASSWORD);
        return browser;
    }

    private static Map<String, Object> answers() {
        LocalDate first = LocalDate.now(Forecasts.ZONE).plusDays(1);
        Map<String, Object> answers = new HashMap<>();
        answers.put("kind", "personal");
        answers.put(
                "period",
                Map.of("from", first.toString(), "to", first.plusDays(1).toString()));
        answers.put("leavesCity", "no");
        answers.put("reason", "家里有事");
        answers.put("contact", "母亲 13900000000");
        return answers;
    }

    private String at(int counter) {
        return "/api/queue/counters/" + hall.counters.get(counter);
    }

    /** The student comes, is called and served. */
    private void serve(Browser desk, int counter) throws Exception {
        tickets.take(Optional.of(student.id()), hall.certificates, How.KIOSK, "test");
        desk.post(at(counter) + "/open", Map.of());
        String ticket = desk.post(at(counter) + "/next", Map.of())
                .json()
                .get("here")
                .get("id")
                .asString();
        assertThat(desk.get(at(counter) + "/person").status())
                .as("called and not there yet")
                .isEqualTo(404);
        desk.post(at(counter) + "/tickets/" + ticket + "/acts", Map.of("act", "START"));
    }

    private static Map<String, Object> act(String kind, JsonNode todo, String opinion) {
        return Map.of("commandId", UUID.randomUUID().toString(), "act", kind, "todo", todo.asInt(), "opinion", opinion);
    }

    @Test
    void theCounterSeesTheCaseFinishesItAndEachLookIsRecorded() throws Exception {
        try (Browser desk = signedIn(counsellor)) {
            serve(desk, 0);
            JsonNode seen = desk.get(at(0) + "/person").json();
            JsonNode first = seen.get("cases").get("cases").get(0);
            assertThat(first.get("card").get("id").asString()).isEqualTo(application);
            assertThat(seen.toString()).doesNotContain("家里有事");
            String acts = at(0) + "/cases/" + application + "/acts";
            assertThat(desk.post(acts, act("APPROVE", first.get("todo"), "同意"))
                            .json()
                            .get("cases")
                            .get("cases"))
                    .isEmpty();
            assertThat(jdbc.sql("select count(*) from audit.entry where act = 'hall.seen-at-counter' and subject = :id")
                            .param("id", student.id().toString())
                            .query(Integer.class)
                            .single())
                    .isGreaterThanOrEqualTo(2);
        }
    }

    @Test
    void whatWasSentBackIsMendedAndHandedInAtTheCounterInThePersonsName() throws Exception {
        try (Browser desk = signedIn(counsellor);
                Browser phone = signedIn(student)) {
            JsonNode todo = desk.get("/api/hall/todos").json().get("items").get(0);
            assertThat(desk.post(
                                    "/api/hall/applications/" + application + "/acts",
                                    act("RETURN", todo.get("todo"), "请写清联系人"))
                            .status())
                    .isEqualTo(200);
            serve(desk, 0);
            JsonNode back =
                    desk.get(at(0) + "/person").json().get("cases").get("cases").get(0);
            assertThat(back.get("waitsForApplicant").asBoolean()).isTrue();
            assertThat(back.get("asked").asString()).isEqualTo("请写清联系人");
            var wish = Map.of("commandId", UUID.randomUUID(), "mended", Map.of("contact", "父亲 13800000000"));
            String path = at(0) + "/cases/" + application + "/hand-in";
            assertThat(desk.post(path, wish).json().get("card").get("status").asString())
                    .isEqualTo("RUNNING");
            JsonNode page = phone.get("/api/hall/applications/" + application).json();
            assertThat(page.get("answers").get("contact").asString()).isEqualTo("父亲 13800000000");
            assertThat(desk.post(path, Map.of("commandId", UUID.randomUUID(), "mended", Map.of()))
                            .status())
                    .as("nothing waits for the person any more")
                    .isEqualTo(404);
        }
    }

    /** Nobody sees the cases of somebody who does not stand there. */
    @Test
    void casesOfOtherItemsAndOtherPeopleStayHidden() throws Exception {
        Someone other = hall.clerk();
        try (Browser desk = signedIn(other)) {
            tickets.take(Optional.of(new Roster(jdbc).student().id()), hall.certificates, How.KIOSK, "test");
            desk.post(at(1) + "/open", Map.of());
            String ticket = desk.post(at(1) + "/next", Map.of())
                    .json()
                    .get("here")
                    .get("id")
                    .asString();
            desk.post(at(1) + "/tickets/" + ticket + "/acts", Map.of("act", "START"));
            JsonNode nobody = desk.get(at(1) + "/person").json();
            assertThat(nobody.get("cases").get("cases")).isEmpty();
            assertThat(desk.post(
                                    at(1) + "/cases/" + application + "/hand-in",
                                    Map.of("commandId", UUID.randomUUID(), "mended", Map.of()))
                            .status())
                    .isEqualTo(404);
            assertThat(desk.post(
                                    at(1) + "/cases/" + application + "/acts",
                                    Map.of("commandId", UUID.randomUUID(), "act", "APPROVE", "todo", 1))
                            .status())
                    .isEqualTo(404);
            assertThat(desk.get(at(0) + "/person").problem()).isEqualTo("counter-not-open");
            assertThat(desk.get("/api/hall/applications/" + application).status())
                    .isEqualTo(404);
        }
    }
}
