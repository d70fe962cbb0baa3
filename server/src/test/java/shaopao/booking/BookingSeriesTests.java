package shaopao.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static shaopao.booking.BookingHouse.tomorrow;
import static shaopao.booking.BookingHttpTests.terms;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.SignedInByHeader.Visitor;
import shaopao.booking.BookingTerms.Approval;
import shaopao.calendar.WorkingTime;
import shaopao.hall.spi.OutcomeHandler.Asked;
import tools.jackson.databind.JsonNode;

/** The same hours in many weeks, and what the service hall decides. */
@CampusTest
class BookingSeriesTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    HallDecisions hall;

    /** A term that runs today, if there is none. */
    @BeforeEach
    void term() {
        LocalDate today = LocalDate.now(WorkingTime.ZONE);
        LocalDate monday = today.plusDays(8 - today.getDayOfWeek().getValue());
        Visitor office = new Visitor(port, UUID.randomUUID() + " calendar.write");
        var answer = office.post("/api/calendar/terms", """
                {"code": "T-%s", "name": "测试学期", "firstDay": "%s", "lastDay": "%s", "firstMonday": "%s", "weeks": 20}
                """.formatted(monday, today, monday.plusWeeks(20), monday));
        assertThat(answer.statusCode()).as(answer.body()).isIn(200, 409);
    }

    /** The office that decides, with a head. */
    private void office() {
        shaopao.Roster roster = new shaopao.Roster(jdbc);
        jdbc.sql("""
                insert into people.unit (id, code, name, kind, source, changed_at)
                values (gen_random_uuid(), 'D04', '教务处', 'OFFICE', 'test', now()) on conflict do nothing
                """).update();
        UUID unit = jdbc.sql("select id from people.unit where code = 'D04'")
                .query(UUID.class)
                .single();
        roster.heads(roster.someone("STAFF", unit), unit);
    }

    private JsonNode plan(BookingHouse house, Visitor who, Set<Integer> weeks) {
        return house.read(who.post("/api/booking/series/plan", body(house, weeks)));
    }

    private static String body(BookingHouse house, Set<Integer> weeks) {
        return house.text(Map.of(
                "policy",
                house.policy,
                "people",
                1,
                "equipment",
                List.of(),
                "weekday",
                2,
                "fromMinute",
                600,
                "untilMinute",
                700,
                "weeks",
                weeks));
    }

    private static String series(BookingHouse house, UUID id, JsonNode plan) {
        List<Map<String, Object>> weeks = new ArrayList<>();
        plan.at("/plan/weeks")
                .forEach(week -> weeks.add(Map.of(
                        "id",
                        UUID.randomUUID(),
                        "place",
                        house.places.getFirst(),
                        "from",
                        week.get("from").asString(),
                        "until",
                        week.get("until").asString())));
        return house.text(Map.of("id", id, "title", "英语角", "people", 1, "weeks", weeks));
    }

    @Test
    void planKeepsToOneRoomNamesOthersAndIsBookedWholeOrNotAtAll() {
        BookingHouse house = new BookingHouse(program, port, terms(Approval.NONE, false), 2);
        Visitor student = house.someone();
        int week = currentWeek() + 2;
        JsonNode first = plan(house, student, Set.of(week, week + 1, week + 2));
        assertThat(first.get("whole").asBoolean()).isTrue();
        assertThat(first.at("/plan/weeks").size()).isEqualTo(3);
        Instant from = Instant.parse(first.at("/plan/weeks/1/from").asString());
        house.read(
                house.book(house.someone(), UUID.randomUUID(), house.places.getFirst(), from, from.plusSeconds(600)));
        JsonNode second = plan(house, student, Set.of(week, week + 1, week + 2));
        assertThat(second.at("/plan/place").asString())
                .isEqualTo(house.places.get(1).toString());
        UUID id = UUID.randomUUID();
        assertThat(house.problem(student.post("/api/booking/series", series(house, id, second))))
                .isEqualTo("series-taken");
        assertThat(house.read(student.get("/api/bookings")).at("/items").size())
                .as("none is booked")
                .isZero();
        List<Map<String, Object>> weeks = new ArrayList<>();
        second.at("/plan/weeks")
                .forEach(one -> weeks.add(Map.of(
                        "id",
                        UUID.randomUUID(),
                        "place",
                        one.get("place").asString(),
                        "from",
                        one.get("from").asString(),
                        "until",
                        one.get("until").asString())));
        String whole = house.text(Map.of("id", UUID.randomUUID(), "title", "英语角", "people", 1, "weeks", weeks));
        assertThat(house.read(student.post("/api/booking/series", whole)).size())
                .isEqualTo(3);
        assertThat(house.read(student.post("/api/booking/series", whole)).size())
                .as("clicked twice")
                .isEqualTo(3);
        assertThat(house.read(student.get("/api/bookings")).at("/items").size()).isEqualTo(3);
        assertThat(house.problem(student.post("/api/booking/series/plan", body(house, Set.of(59)))))
                .isEqualTo("series-wrong");
    }

    private int currentWeek() {
        return jdbc.sql("""
                select greatest(0, (current_date - first_monday) / 7 + 1) from calendar.term
                where last_day >= current_date order by first_day limit 1
                """).query(Integer.class).single();
    }

    @Test
    void hallDecidesOnWhatWasAskedAndRivalsAreTold() {
        office();
        BookingHouse house = new BookingHouse(program, port, terms(Approval.HALL, false), 1);
        Visitor winner = house.someone();
        Visitor loser = house.someone();
        UUID won = UUID.randomUUID();
        UUID lost = UUID.randomUUID();
        JsonNode asked = house.read(house.book(winner, won, house.places.getFirst(), tomorrow(9), tomorrow(11)));
        assertThat(asked.get("state").asString()).isEqualTo("PENDING");
        assertThat(asked.get("viaHall").asBoolean()).isTrue();
        house.read(house.book(loser, lost, house.places.getFirst(), tomorrow(10), tomorrow(12)));
        assertThat(status(won)).isEqualTo("RUNNING");
        assertThat(house.problem(house.owner.post("/api/booking/desk/bookings/" + won + "/approve", "")))
                .as("it is for the hall to decide")
                .isEqualTo("booking-moved-on");
        Asked outcome = new Asked(
                "key",
                won,
                "20261127-000001",
                Requests.ITEM,
                shaopao.kernel.PersonId.of(winner.header()),
                Map.of(),
                answers(house, winner, won));
        assertThat(hall.bringAbout(outcome)).containsEntry("booked", 1);
        assertThat(hall.bringAbout(outcome)).as("again").containsEntry("booked", 0);
        assertThat(house.state(winner, won)).isEqualTo("CONFIRMED");
        assertThat(house.state(loser, lost)).isEqualTo("REJECTED");
        assertThat(status(lost)).as("the application of the one who lost ends").isEqualTo("CANCELLED");
        UUID third = UUID.randomUUID();
        house.read(house.book(loser, third, house.places.getFirst(), tomorrow(14), tomorrow(15)));
        house.read(house.act(loser, third, "cancel"));
        assertThat(status(third)).isEqualTo("CANCELLED");
    }

    /** What the application says as it is approved. */
    private static Map<String, Object> answers(BookingHouse house, Visitor who, UUID application) {
        JsonNode said =
                house.read(who.get("/api/hall/applications/" + application)).get("answers");
        return Map.of(
                "place",
                said.get("place").asString(),
                "times",
                said.get("times").asString());
    }

    private String status(UUID application) {
        return jdbc.sql("select status from workflow.application_case where id = :id")
                .param("id", application)
                .query(String.class)
                .single();
    }
}
