package shaopao.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static shaopao.booking.BookingHouse.tomorrow;
import static shaopao.booking.BookingHttpTests.terms;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.CampusTest;
import shaopao.Roster;
import shaopao.SignedInByHeader.Visitor;
import shaopao.booking.BookingTerms.Approval;
import shaopao.calendar.WorkingTime;
import shaopao.hall.spi.OutcomeHandler.Asked;
import shaopao.places.NewOccupation;
import shaopao.places.OccupationKind;
import shaopao.places.Occupations;
import shaopao.places.PlaceId;
import tools.jackson.databind.JsonNode;

/** Bookings on which the service hall decides: applied for and approved there by people. */
@CampusTest
class BookingHallTests {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Occupations occupations;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    HallDecisions hall;

    @Autowired
    Clock clock;

    private BookingHouse house;
    private PlaceId place;

    /** The office that decides, with a head. */
    @BeforeEach
    void office() {
        Roster roster = new Roster(jdbc);
        jdbc.sql("""
                insert into people.unit (id, code, name, kind, source, changed_at)
                values (gen_random_uuid(), 'D04', '教务处', 'OFFICE', 'test', now()) on conflict do nothing
                """).update();
        UUID unit = jdbc.sql("select id from people.unit where code = 'D04'")
                .query(UUID.class)
                .single();
        roster.heads(roster.someone("STAFF", unit), unit);
        house = new BookingHouse(program, port, terms(Approval.HALL, false), 2);
        place = house.places.getFirst();
    }

    private UUID ask(Visitor who, int from, int until) {
        UUID id = UUID.randomUUID();
        JsonNode made = house.read(house.book(who, id, place, tomorrow(from), tomorrow(until)));
        assertThat(made.get("state").asString()).isEqualTo("PENDING");
        return id;
    }

    /** Who is asked opens the to-do of the application and agrees. */
    private void approve(UUID application) {
        UUID head = jdbc.sql("select person from workflow.todo where case_id = :id and closed_at is null limit 1")
                .param("id", application)
                .query(UUID.class)
                .single();
        Visitor decides = new Visitor(port, head.toString());
        int todo = house.read(decides.get("/api/hall/applications/" + application))
                .at("/todo/number")
                .asInt();
        house.read(decides.post(
                "/api/hall/applications/" + application + "/acts",
                house.text(Map.of("commandId", UUID.randomUUID(), "act", "APPROVE", "todo", todo, "opinion", "同意"))));
    }

    /** What comes of an approval comes within seconds. */
    private String decided(Visitor who, UUID id) {
        Instant end = Instant.now().plus(PATIENCE);
        while (house.state(who, id).equals("PENDING") && Instant.now().isBefore(end)) {
            pause();
        }
        return house.state(who, id);
    }

    private String ended(UUID application) {
        Instant end = Instant.now().plus(PATIENCE);
        while (status(application).equals("RUNNING") && Instant.now().isBefore(end)) {
            pause();
        }
        return status(application);
    }

    private static void pause() {
        try {
            Thread.sleep(100);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private String status(UUID application) {
        return jdbc.sql("select status from workflow.application_case where id = :id")
                .param("id", application)
                .query(String.class)
                .single();
    }

    private String reason(Visitor who, UUID id) {
        return house.read(who.get("/api/bookings/" + id)).at("/booking/reason").asString();
    }

    @Test
    void whatIsApprovedInTheHallIsConfirmedAndItsRivalRefused() {
        Visitor student = house.someone();
        Visitor rival = house.someone();
        UUID id = ask(student, 9, 11);
        UUID lost = ask(rival, 10, 12);
        assertThat(occupations.occupied(List.of(place), tomorrow(9), tomorrow(12)))
                .as("requests hold nothing")
                .isEmpty();
        approve(id);
        assertThat(decided(student, id)).isEqualTo("CONFIRMED");
        assertThat(ended(id)).isEqualTo("APPROVED");
        assertThat(occupations.occupied(List.of(place), tomorrow(9), tomorrow(12)))
                .hasSize(1);
        assertThat(house.state(rival, lost)).isEqualTo("REJECTED");
        assertThat(ended(lost)).isEqualTo("CANCELLED");
    }

    @Test
    void approvalOfAPlaceThatIsGoneRefusesTheBookingAndEndsTheCaseWithTheReason() {
        Visitor student = house.someone();
        UUID id = ask(student, 9, 11);
        transaction.executeWithoutResult(_ -> occupations.claim(List.of(
                new NewOccupation(place, tomorrow(10), tomorrow(12), OccupationKind.CLASS, UUID.randomUUID()))));
        approve(id);
        assertThat(decided(student, id)).isEqualTo("REJECTED");
        assertThat(reason(student, id)).isEqualTo("这个时段已被占用");
        assertThat(ended(id)).as("nobody is told that it is granted").isEqualTo("CANCELLED");
        assertThat(jdbc.sql("select count(*) from notices.message where key = :key")
                        .param("key", "booking.rejected/" + id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** One day of two is gone: what was written for it is undone, the other day stands. */
    @Test
    void oneDayOfASeriesThatIsGoneDoesNotUndoTheOthers() {
        Visitor student = house.someone();
        UUID series = UUID.randomUUID();
        UUID gone = UUID.randomUUID();
        UUID stands = UUID.randomUUID();
        List<Map<String, Object>> weeks =
                List.of(week(gone, tomorrow(9)), week(stands, tomorrow(9).plus(7, ChronoUnit.DAYS)));
        house.read(student.post(
                "/api/booking/series", house.text(Map.of("id", series, "title", "英语角", "people", 1, "weeks", weeks))));
        transaction.executeWithoutResult(_ -> occupations.claim(
                List.of(new NewOccupation(place, tomorrow(9), tomorrow(10), OccupationKind.EXAM, UUID.randomUUID()))));
        approve(series);
        assertThat(decided(student, stands)).isEqualTo("CONFIRMED");
        assertThat(decided(student, gone)).isEqualTo("REJECTED");
        assertThat(ended(series)).isEqualTo("APPROVED");
    }

    private Map<String, Object> week(UUID id, Instant from) {
        return Map.of("id", id, "place", place, "from", from, "until", from.plusSeconds(3_600));
    }

    @Test
    void approvalThatComesTooLateIsRefusedWithTheReason() {
        Roster.Someone person = house.student();
        Visitor student = house.visitor(person);
        UUID id = ask(student, 9, 11);
        Instant begun = clock.instant().truncatedTo(ChronoUnit.MINUTES).minusSeconds(60);
        String hours = TIME.format(begun.atZone(WorkingTime.ZONE))
                + '–'
                + TIME.format(begun.plusSeconds(3_600).atZone(WorkingTime.ZONE)).substring(11);
        Map<String, Object> answers = Map.of("place", house.areaCode + "-000", "times", hours);
        Map<String, Object> came = transaction.execute(_ -> {
            jdbc.sql("update booking.booking set during = tstzrange(:from, :until) where id = :id")
                    .param("id", id)
                    .param("from", begun)
                    .param("until", begun.plusSeconds(3_600))
                    .update();
            return hall.bringAbout(
                    new Asked("key", id, "20261127-000009", Requests.ITEM, person.id(), Map.of(), answers));
        });
        assertThat(came).isEqualTo(Map.of("booked", 0, "asked", 1));
        assertThat(house.state(student, id)).isEqualTo("REJECTED");
        assertThat(reason(student, id)).isEqualTo("时间已过");
        assertThat(status(id)).isEqualTo("CANCELLED");
        assertThat(house.problem(
                        house.book(student, UUID.randomUUID(), place, begun.plusSeconds(60), begun.plusSeconds(3_660))))
                .as("nobody could decide on it in time")
                .isEqualTo("booking-past");
    }

    /** The answers were changed in the hall after it was asked: another place, which the booking does not name. */
    @Test
    void approvalOfOtherHoursThanWereAskedRefusesTheBooking() {
        Roster.Someone person = house.student();
        Visitor student = house.visitor(person);
        UUID id = ask(student, 9, 11);
        Asked other = new Asked(
                "key",
                id,
                "20261127-000010",
                Requests.ITEM,
                person.id(),
                Map.of(),
                Map.of("place", house.areaCode + "-001", "times", "2026-01-01 09:00–11:00"));
        assertThat(hall.bringAbout(other)).containsEntry("booked", 0);
        assertThat(house.state(student, id)).isEqualTo("REJECTED");
        assertThat(status(id)).isEqualTo("CANCELLED");
    }
}
