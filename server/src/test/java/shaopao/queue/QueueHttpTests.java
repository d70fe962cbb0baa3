package shaopao.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
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
import shaopao.devices.SignedClient;
import shaopao.pass.PassPhones;
import shaopao.queue.QueueTicket.How;

/** A hall over HTTP: phones, kiosks, boards, counters, and those who keep it. */
@CampusTest
class QueueHttpTests {

    private static final String PASSWORD = "correct horse battery";

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext context;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Tickets tickets;

    @Autowired
    QueueJobs jobs;

    private ServiceHall hall;
    private Roster roster;

    @BeforeEach
    void build() {
        hall = new ServiceHall(context, 2);
        roster = new Roster(jdbc);
    }

    private Browser signedIn(Someone someone) throws Exception {
        new Accounts(context).open(someone.id(), PASSWORD);
        Browser browser = new Browser(port);
        browser.signIn(someone.number(), PASSWORD);
        return browser;
    }

    private Browser administrator() throws Exception {
        Someone someone = roster.staff();
        roster.grant(someone, "administrator");
        return signedIn(someone);
    }

    private SignedClient machine(String kind) throws Exception {
        try (Browser admin = administrator()) {
            var announced = admin.post("/api/devices", Map.of("kind", kind, "name", "大厅 " + kind, "place", "大厅"));
            SignedClient machine = new SignedClient(port);
            machine.enrol(announced.json().get("code").asString());
            return machine;
        }
    }

    private String at(int counter) {
        return "/api/queue/counters/" + hall.counters.get(counter);
    }

    @Test
    void aNumberOnThePhoneShowsThePlaceAndIsGivenUp() throws Exception {
        tickets.take(Optional.empty(), hall.certificates, How.KIOSK, "test");
        try (Browser phone = signedIn(roster.student())) {
            var taken = phone.post("/api/queue/tickets", Map.of("service", hall.certificates));
            assertThat(taken.json().get("number").asString()).isEqualTo("A002");
            assertThat(taken.json().get("ahead").asInt()).isEqualTo(1);
            assertThat(taken.json().get("forecast").get("high").asString()).isNotEmpty();
            var again = phone.post("/api/queue/tickets", Map.of("service", hall.certificates));
            assertThat(again.json().get("id")).isEqualTo(taken.json().get("id"));
            String path = "/api/queue/tickets/" + taken.json().get("id").asString();
            assertThat(phone.post(path + "/back", Map.of()).problem()).isEqualTo("ticket-act-impossible");
            assertThat(phone.post(path + "/leave", Map.of()).json().get("state").asString())
                    .isEqualTo("LEFT");
            assertThat(phone.get("/api/queue/tickets").json()).isEmpty();
            try (Browser other = signedIn(roster.student())) {
                assertThat(other.post(path + "/leave", Map.of()).status()).isEqualTo(404);
            }
            assertThat(phone.get("/api/queue/halls").json().toString()).contains("测试大厅");
        }
    }

    @Test
    void appointmentsKeepToTheirSlotsAndDays() throws Exception {
        LocalDate tomorrow = LocalDate.ofInstant(Instant.now(), Forecasts.ZONE).plusDays(1);
        String slots = "/api/queue/services/" + hall.certificates + "/slots?day=" + tomorrow;
        try (Browser one = signedIn(roster.student());
                Browser two = signedIn(roster.student());
                Browser three = signedIn(roster.student())) {
            String at = one.get(slots).json().get(0).get("startsAt").asString();
            Map<String, Object> wish = Map.of("service", hall.certificates, "startsAt", at);
            var booked = one.post("/api/queue/appointments", wish);
            assertThat(booked.json().get("state").asString()).isEqualTo("EXPECTED");
            assertThat(two.post("/api/queue/appointments", wish).status()).isEqualTo(200);
            assertThat(three.post("/api/queue/appointments", wish).problem()).isEqualTo("counter-slot-full");
            String later = one.get(slots).json().get(3).get("startsAt").asString();
            assertThat(one.post("/api/queue/appointments", Map.of("service", hall.certificates, "startsAt", later))
                            .problem())
                    .isEqualTo("tickets-too-many");
            String odd = Instant.parse(later).plusSeconds(61).toString();
            assertThat(three.post("/api/queue/appointments", Map.of("service", hall.certificates, "startsAt", odd))
                            .problem())
                    .isEqualTo("counter-slot-unknown");
            one.post("/api/queue/tickets/" + booked.json().get("id").asString() + "/leave", Map.of());
            assertThat(three.post("/api/queue/appointments", wish).status()).isEqualTo(200);
            jobs.remind();
            assertThat(three.get("/api/notices").json().toString()).contains("queue.reminded");
        }
    }

    @Test
    void aClosedHallAndAFullLineGiveNoTickets() throws Exception {
        try (Browser admin = administrator();
                Browser phone = signedIn(roster.student())) {
            for (int i = 0; i < 60; i++) {
                try {
                    tickets.take(Optional.empty(), hall.questions, How.KIOSK, "test");
                } catch (shaopao.kernel.ProblemException full) {
                    assertThat(full.problem()).isEqualTo(QueueProblem.LINE_FULL);
                    break;
                }
            }
            assertThat(phone.post("/api/queue/tickets", Map.of("service", hall.questions))
                            .problem())
                    .isEqualTo("line-full");
            admin.put("/api/queue/sites/" + hall.site + "/hours", Map.of("hours", List.of()));
            assertThat(phone.post("/api/queue/tickets", Map.of("service", hall.questions))
                            .problem())
                    .isEqualTo("hall-closed");
        }
    }

    @Test
    void aCounterCallsServesHoldsSendsOnAndFinishes() throws Exception {
        Someone clerk = hall.clerk();
        Someone student = roster.student();
        tickets.take(Optional.of(student.id()), hall.certificates, How.PHONE, "test");
        try (Browser desk = signedIn(clerk);
                Browser phone = signedIn(student)) {
            assertThat(desk.post(at(0) + "/next", Map.of()).problem()).isEqualTo("counter-not-open");
            assertThat(desk.post(at(0) + "/open", Map.of()).status()).isEqualTo(204);
            assertThat(desk.post(at(1) + "/open", Map.of()).problem()).isEqualTo("counter-taken");
            var day = desk.post(at(0) + "/next", Map.of()).json();
            assertThat(day.get("here").get("state").asString()).isEqualTo("CALLED");
            assertThat(desk.post(at(0) + "/next", Map.of()).problem()).isEqualTo("counter-busy");
            assertThat(desk.post(at(0) + "/close", Map.of()).problem()).isEqualTo("counter-busy");
            String acts = at(0) + "/tickets/" + day.get("here").get("id").asString() + "/acts";
            assertThat(phone.get("/api/queue/tickets")
                            .json()
                            .get(0)
                            .get("counter")
                            .asInt())
                    .isEqualTo(1);
            assertThat(desk.post(acts, Map.of("act", "RECALL"))
                            .json()
                            .get("here")
                            .get("calls")
                            .asInt())
                    .isEqualTo(2);
            desk.post(acts, Map.of("act", "START"));
            assertThat(desk.post(acts, Map.of("act", "HOLD"))
                            .json()
                            .get("beside")
                            .size())
                    .isEqualTo(1);
            assertThat(desk.post(at(0) + "/next", Map.of()).problem()).isEqualTo("nobody-waits");
            desk.post(acts, Map.of("act", "RESUME"));
            desk.post(acts, Map.of("act", "SEND_AWAY", "note", "身份证复印件"));
            var mine = phone.get("/api/queue/tickets").json().get(0);
            assertThat(mine.get("note").asString()).isEqualTo("身份证复印件");
            assertThat(phone.post("/api/queue/tickets/" + mine.get("id").asString() + "/back", Map.of())
                            .json()
                            .get("state")
                            .asString())
                    .isEqualTo("WAITING");
            desk.post(at(0) + "/next", Map.of());
            desk.post(acts, Map.of("act", "START"));
            assertThat(desk.post(acts, Map.of("act", "TRANSFER")).problem()).isEqualTo("invalid-request");
            desk.post(acts, Map.of("act", "TRANSFER", "service", hall.questions));
            desk.post(at(0) + "/next", Map.of());
            assertThat(desk.post(acts, Map.of("act", "MISS"))
                            .json()
                            .get("beside")
                            .size())
                    .isEqualTo(1);
            desk.post(acts, Map.of("act", "BACK"));
            desk.post(at(0) + "/next", Map.of());
            desk.post(acts, Map.of("act", "START"));
            var end = Map.of("reason", "要盖章", "item", "transcript", "obstacle", "PAPER");
            assertThat(desk.post(at(0) + "/next", Map.of("end", end))
                            .json()
                            .get("doneToday")
                            .asInt())
                    .isEqualTo(1);
            assertThat(desk.post(acts, Map.of("act", "START")).problem()).isEqualTo("ticket-act-impossible");
            desk.post(at(0) + "/pause", Map.of());
            assertThat(desk.post(at(0) + "/close", Map.of()).status()).isEqualTo(204);
        }
        try (Browser admin = administrator()) {
            assertThat(admin.get("/api/queue/sites/" + hall.site + "/demand")
                            .json()
                            .get(0)
                            .get("reason")
                            .asString())
                    .isEqualTo("要盖章");
            var figures =
                    admin.get("/api/queue/sites/" + hall.site + "/figures").json();
            assertThat(figures.get("counters").get(0).get("done").asInt()).isEqualTo(1);
            assertThat(figures.get("calibration").get(0).get("told").asInt()).isEqualTo(1);
        }
    }

    @Test
    void whoHasNoSkillSeesNoCounterAndWhoDoesNotSitThereCallsNobody() throws Exception {
        try (Browser stranger = signedIn(roster.staff());
                Browser colleague = signedIn(hall.clerk());
                Browser student = signedIn(roster.student())) {
            assertThat(stranger.get("/api/queue/counters").json()).isEmpty();
            assertThat(stranger.get(at(0)).status()).isEqualTo(404);
            assertThat(stranger.post(at(0) + "/open", Map.of()).status()).isEqualTo(404);
            assertThat(colleague.get("/api/queue/counters").json()).hasSize(2);
            assertThat(colleague.get(at(0) + "/person").problem()).isEqualTo("counter-not-open");
            assertThat(student.get("/api/queue/counters").status()).isEqualTo(403);
            assertThat(student.get("/api/queue/sites").status()).isEqualTo(403);
            assertThat(student.get("/api/queue/kiosk").status()).isEqualTo(403);
        }
    }

    @Test
    void aKioskKnowsWhoShowsACodeAndTheBoardShowsTheCall() throws Exception {
        Someone student = roster.student();
        PassPhones.Phone phone = new PassPhones(context).phone(student.id());
        Someone clerk = hall.clerk();
        try (SignedClient kiosk = machine("KIOSK");
                SignedClient board = machine("SCREEN");
                Browser desk = signedIn(clerk)) {
            assertThat(kiosk.get("/api/queue/kiosk").problem()).isEqualTo("no-hall-here");
            hall.place(kiosk.id());
            hall.place(board.id());
            assertThat(kiosk.get("/api/queue/kiosk")
                            .json()
                            .get("hall")
                            .get("offices")
                            .size())
                    .isEqualTo(1);
            assertThat(board.get("/api/queue/kiosk").status()).isEqualTo(403);
            assertThat(kiosk.post("/api/queue/kiosk/visits", Map.of("code", "nonsense"))
                            .problem())
                    .isEqualTo("kiosk-code-refused");
            String code = phone.text(Instant.now());
            var visit =
                    kiosk.post("/api/queue/kiosk/visits", Map.of("code", code)).json();
            assertThat(visit.get("name").asString()).isEqualTo("陈**");
            assertThat(kiosk.post("/api/queue/kiosk/visits", Map.of("code", code))
                            .problem())
                    .isEqualTo("kiosk-code-refused");
            String id = visit.get("id").asString();
            assertThat(kiosk.get("/api/queue/kiosk/items?text=qj&visit=" + id)
                            .json()
                            .toString())
                    .contains("student-leave");
            assertThat(kiosk.post("/api/queue/kiosk/visits/" + id + "/applications", Map.of("item", "student-leave"))
                            .json()
                            .get("item")
                            .asString())
                    .isEqualTo("student-leave");
            var live = board.heard("queue.moved");
            Thread.sleep(300);
            var ticket = kiosk.post("/api/queue/kiosk/tickets", Map.of("service", hall.certificates, "visit", id));
            assertThat(ticket.json().get("number").asString()).isEqualTo("A001");
            assertThat(live.get(20, TimeUnit.SECONDS)).isTrue();
            assertThat(kiosk.delete("/api/queue/kiosk/visits/" + id).status()).isEqualTo(204);
            assertThat(kiosk.post("/api/queue/kiosk/tickets", Map.of("service", hall.certificates, "visit", id))
                            .problem())
                    .isEqualTo("kiosk-visit-over");
            desk.post(at(0) + "/open", Map.of());
            desk.post(at(0) + "/next", Map.of());
            var call = board.get("/api/queue/board").json().get("calls").get(0);
            assertThat(call.get("number").asString()).isEqualTo("A001");
            assertThat(call.get("counter").asInt()).isEqualTo(1);
            assertThat(board.get("/api/queue/board").body()).doesNotContain("陈");
        }
    }

    @Test
    void whoComesForAnAppointmentIsCheckedInNotTooEarly() throws Exception {
        Someone student = roster.student();
        LocalDate tomorrow = LocalDate.ofInstant(Instant.now(), Forecasts.ZONE).plusDays(1);
        Instant at = tickets.slots(hall.certificates, tomorrow).getLast().startsAt();
        QueueTicket booked = tickets.book(student.id(), hall.certificates, at, "test");
        try {
            tickets.checkIn(booked.id(), "test");
            org.junit.jupiter.api.Assertions.fail("too early");
        } catch (shaopao.kernel.ProblemException refused) {
            assertThat(refused.problem()).isEqualTo(QueueProblem.CHECK_IN_UNTIMELY);
        }
        Instant soon = Instant.now().plus(Duration.ofMinutes(8)).truncatedTo(java.time.temporal.ChronoUnit.MICROS);
        jdbc.sql("update queue.ticket set slot_at = :at, rank_at = :at, day = :day where id = :id")
                .param("at", soon)
                .param("day", LocalDate.ofInstant(Instant.now(), Forecasts.ZONE))
                .param("id", booked.id())
                .update();
        QueueTicket came = tickets.checkIn(booked.id(), "test");
        assertThat(came.state()).isEqualTo(TicketState.WAITING);
        assertThat(came.place()).isEqualTo(new PlaceInLine(Lane.BOOKED, soon));
        assertThat(came.number()).contains("A001");
    }

    @Test
    void hallsAreKeptAndWhatContradictsIsRefused() throws Exception {
        try (Browser admin = administrator()) {
            String site = "/api/queue/sites/" + hall.site;
            var hours = List.of(Map.of("weekday", 1, "from", "08:00", "until", "12:00"));
            assertThat(admin.post("/api/queue/sites", Map.of("nameZh", "东区大厅", "nameEn", "", "hours", hours))
                            .status())
                    .isEqualTo(201);
            assertThat(admin.post(site + "/offices", Map.of("letter", "A", "nameZh", "财务处", "nameEn", ""))
                            .problem())
                    .isEqualTo("hall-flawed");
            assertThat(admin.post(site + "/counters", Map.of("number", 1, "services", Set.of()))
                            .problem())
                    .isEqualTo("hall-flawed");
            assertThat(admin.post(site + "/counters", Map.of("number", 9, "services", Set.of(hall.certificates)))
                            .status())
                    .isEqualTo(201);
            assertThat(admin.put(site + "/machines/" + UUID.randomUUID(), Map.of())
                            .problem())
                    .isEqualTo("hall-flawed");
            assertThat(admin.put(
                                    site + "/counters/" + hall.counters.getFirst(),
                                    Map.of("services", Set.of(hall.questions), "lunchFrom", "11:30"))
                            .problem())
                    .isEqualTo("hall-flawed");
            assertThat(admin.put(
                                    site + "/counters/" + hall.counters.getFirst(),
                                    Map.of(
                                            "services", Set.of(hall.questions),
                                            "lunchFrom", "11:30",
                                            "lunchUntil", "12:10"))
                            .status())
                    .isEqualTo(200);
            assertThat(admin.get(site)
                            .json()
                            .get("plan")
                            .get("counters")
                            .get(0)
                            .get("lunch")
                            .get("from")
                            .asString())
                    .startsWith("11:30");
        }
    }
}
