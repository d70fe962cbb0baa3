package shaopao.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static shaopao.booking.BookingHouse.tomorrow;
import static shaopao.booking.BookingHttpTests.terms;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.CampusTest;
import shaopao.SignedInByHeader.Visitor;
import shaopao.booking.BookingTerms.Approval;
import shaopao.booking.BookingTerms.BookingLimits;
import shaopao.booking.BookingTerms.BookingMargins;
import shaopao.booking.BookingTerms.GroupSize;
import shaopao.calendar.WorkingTime;
import shaopao.places.PlaceId;
import tools.jackson.databind.JsonNode;

/** The edges of a booking: ends, margins, names, offers when limits changed, rules under an announced draw. */
@CampusTest
class BookingEdgeTests {

    private static final BookingMargins NO_MARGINS = new BookingMargins(0, 0);
    private static final GroupSize ANY_GROUP = new GroupSize(1, 100, false);
    private static final BookingLimits LIMITS = terms(Approval.NONE, true).limits();

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    BookingJobs jobs;

    @Autowired
    Clock clock;

    private static BookingTerms with(BookingLimits limits, BookingMargins margins, GroupSize group) {
        BookingTerms usual = terms(Approval.NONE, true);
        return new BookingTerms(
                usual.who(),
                usual.hours(),
                usual.length(),
                usual.ahead(),
                limits,
                usual.approval(),
                usual.feeCentsPerHour(),
                usual.attendance(),
                margins,
                group,
                usual.waiting());
    }

    private BookingHouse house(BookingLimits limits, BookingMargins margins, GroupSize group) {
        return new BookingHouse(program, port, with(limits, margins, group), 1);
    }

    /** Booked from this minute for two hours and signed in. */
    private UUID inUse(BookingHouse house, Visitor student) {
        PlaceId place = house.places.getFirst();
        Instant from = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        LocalDate day = from.atZone(WorkingTime.ZONE).toLocalDate();
        Instant midnight = day.plusDays(1).atStartOfDay(WorkingTime.ZONE).toInstant();
        Assumptions.assumeTrue(midnight.minusSeconds(7_200).isAfter(from), "the school's day is nearly over");
        UUID id = UUID.randomUUID();
        house.read(house.book(student, id, place, from, from.plusSeconds(7_200)));
        String key = jdbc.sql("select key from booking.resource where place_id = :place")
                .param("place", place)
                .query(String.class)
                .single();
        house.read(student.post("/api/bookings/" + id + "/sign-in", house.text(Map.of("key", key))));
        return id;
    }

    private Instant end(UUID id) {
        return jdbc.sql("select upper(during) from booking.booking where id = :id")
                .param("id", id)
                .query((row, _) -> row.getTimestamp(1).toInstant())
                .single();
    }

    private static String wait(BookingHouse house, Instant from, Instant until) {
        return house.text(
                Map.of("id", UUID.randomUUID(), "policy", house.policy, "from", from, "until", until, "people", 1));
    }

    @Test
    void endingBeforeTheBeginIsRefusedAndEndingTwiceOrAfterTheEndChangesNothing() {
        BookingHouse house = house(LIMITS, NO_MARGINS, ANY_GROUP);
        Visitor student = house.someone();
        UUID early = UUID.randomUUID();
        house.read(house.book(student, early, house.places.getFirst(), tomorrow(9), tomorrow(10)));
        assertThat(house.problem(house.act(student, early, "end"))).isEqualTo("booking-moved-on");
        UUID twice = inUse(house, student);
        house.read(house.act(student, twice, "end"));
        Instant ended = end(twice);
        assertThat(house.read(house.act(student, twice, "end")).get("state").asString())
                .isEqualTo("DONE");
        assertThat(end(twice)).isEqualTo(ended);
        BookingHouse other = house(LIMITS, NO_MARGINS, ANY_GROUP);
        UUID late = inUse(other, student);
        jdbc.sql("""
                update booking.booking set during = tstzrange(now() - interval '2 h', now() - interval '9 m')
                where id = :id
                """).param("id", late).update();
        Instant over = end(late);
        other.act(student, late, "end");
        assertThat(end(late)).as("it does not grow").isEqualTo(over);
    }

    @Test
    void whoEndsWithinTheFirstSecondHasEnded() {
        BookingHouse house = house(LIMITS, NO_MARGINS, ANY_GROUP);
        Visitor student = house.someone();
        UUID id = inUse(house, student);
        jdbc.sql("""
                update booking.booking set during = tstzrange(date_trunc('second', now()), now() + interval '1 h')
                where id = :id
                """).param("id", id).update();
        assertThat(house.read(house.act(student, id, "end")).get("state").asString())
                .isEqualTo("DONE");
    }

    @Test
    void whatIsLeftAfterCleanUpIsOfferedAtOnce() {
        BookingHouse house = house(LIMITS, new BookingMargins(0, 10), ANY_GROUP);
        Visitor student = house.someone();
        Visitor waits = house.someone();
        UUID id = inUse(house, student);
        Instant until = end(id);
        house.read(waits.post("/api/booking/waiting", wait(house, until.minusSeconds(7_200), until)));
        Instant now = clock.instant();
        house.read(house.act(student, id, "end"));
        JsonNode offered = house.read(waits.get("/api/booking/waiting")).at("/0/waiting");
        assertThat(offered.get("state").asString()).isEqualTo("OFFERED");
        JsonNode booking =
                house.read(waits.get("/api/bookings/" + offered.get("offer").asString()));
        assertThat(Instant.parse(booking.at("/booking/from").asString())).isAfter(now.plusSeconds(590));
    }

    @Test
    void offerIsTakenOnlyWithinTheLimitsAsTheyStandThen() {
        BookingHouse house = house(new BookingLimits(9, 180, true, 60), NO_MARGINS, ANY_GROUP);
        PlaceId place = house.places.getFirst();
        Visitor holder = house.someone();
        Visitor waits = house.someone();
        UUID held = UUID.randomUUID();
        house.read(house.book(holder, held, place, tomorrow(9), tomorrow(11)));
        house.read(waits.post("/api/booking/waiting", wait(house, tomorrow(9), tomorrow(11))));
        house.read(house.act(holder, held, "cancel"));
        String offer = house.read(waits.get("/api/booking/waiting"))
                .at("/0/waiting/offer")
                .asString();
        UUID more = UUID.randomUUID();
        house.read(house.book(waits, more, place, tomorrow(13), tomorrow(15)));
        assertThat(house.problem(house.act(waits, offer, "accept")))
                .as("two hours and two hours are more than three")
                .isEqualTo("booking-limit-reached");
        house.read(house.act(waits, more, "cancel"));
        assertThat(house.read(house.act(waits, offer, "accept")).get("state").asString())
                .isEqualTo("CONFIRMED");
    }

    @Test
    void termsStayWhileADrawUnderThemIsAnnounced() {
        BookingHouse house = house(LIMITS, NO_MARGINS, ANY_GROUP);
        String path = "/api/booking/desk/policies";
        String code = house.read(house.office.get(path + "/" + house.policy))
                .at("/policy/code")
                .asString();
        UUID draw = UUID.randomUUID();
        house.read(house.office.post(
                "/api/booking/desk/draws",
                house.text(Map.of(
                        "id",
                        draw,
                        "policy",
                        house.policy,
                        "area",
                        house.area,
                        "nameZh",
                        "上午",
                        "nameEn",
                        "Morning",
                        "from",
                        tomorrow(9),
                        "until",
                        tomorrow(11),
                        "opensAt",
                        clock.instant().minusSeconds(60),
                        "closesAt",
                        clock.instant().plusSeconds(3_600)))));
        BookingTerms other = with(LIMITS, new BookingMargins(15, 15), ANY_GROUP);
        assertThat(house.problem(house.office.post(path, policy(house, code, other))))
                .isEqualTo("draw-announced");
        assertThat(house.problem(house.office.send("DELETE", path + "/" + house.policy, "")))
                .isEqualTo("draw-announced");
        house.read(house.office.post(path, policy(house, code, with(LIMITS, NO_MARGINS, ANY_GROUP))));
        jdbc.sql("update booking.draw set closes_at = now() - interval '1 second' where id = :id")
                .param("id", draw)
                .update();
        jobs.draw();
        house.read(house.office.post(path, policy(house, code, other)));
    }

    private static String policy(BookingHouse house, String code, BookingTerms terms) {
        return house.text(Map.of("code", code, "nameZh", "新名字", "nameEn", "New name", "terms", terms));
    }

    @Test
    void groupComesWithAListOfNames() {
        BookingHouse house = house(LIMITS, NO_MARGINS, new GroupSize(2, 5, true));
        Visitor student = house.someone();
        PlaceId place = house.places.getFirst();
        UUID id = UUID.randomUUID();
        Map<String, Object> unnamed = Map.of("people", 2);
        assertThat(house.problem(house.book(student, id, place, tomorrow(9), tomorrow(10), unnamed)))
                .isEqualTo("booking-people-wrong");
        Map<String, Object> named = Map.of(
                "people",
                2,
                "guests",
                List.of(Map.of("name", "陈思远", "remark", "领队"), Map.of("name", "李雷", "remark", "")));
        house.read(house.book(student, id, place, tomorrow(9), tomorrow(10), named));
        JsonNode page = house.read(student.get("/api/bookings/" + id));
        assertThat(page.get("guests").findValuesAsString("name")).containsExactly("陈思远", "李雷");
        assertThat(house.read(house.owner.get("/api/booking/desk/bookings/" + id))
                        .get("guests")
                        .findValuesAsString("remark"))
                .containsExactly("领队", "");
        assertThat(house.problem(house.someone().get("/api/bookings/" + id))).isEqualTo("not-found");
    }

    @Test
    void setUpAndCleanUpKeepThePlaceBeforeAndAfter() {
        BookingHouse house = house(LIMITS, new BookingMargins(20, 10), ANY_GROUP);
        PlaceId place = house.places.getFirst();
        house.read(house.book(house.someone(), UUID.randomUUID(), place, tomorrow(10), tomorrow(11)));
        assertThat(house.problem(house.book(house.someone(), UUID.randomUUID(), place, tomorrow(11), tomorrow(12))))
                .isEqualTo("place-taken");
        Instant clear = tomorrow(11).plusSeconds(30 * 60);
        assertThat(house.problem(
                        house.book(house.someone(), UUID.randomUUID(), place, clear.minusSeconds(60), tomorrow(12))))
                .as("clean-up and set-up are one after the other")
                .isEqualTo("place-taken");
        house.read(house.book(house.someone(), UUID.randomUUID(), place, clear, tomorrow(12)));
        house.read(house.book(
                house.someone(),
                UUID.randomUUID(),
                place,
                tomorrow(8),
                tomorrow(9).plusSeconds(30 * 60)));
    }

    /** A place changes over to another desk, with a booking that was made before. */
    @Test
    void deskSeesWhomItsOwnRulesLetInAndOfOthersOnlyThatThePlaceIsTaken() {
        BookingHouse before = house(LIMITS, NO_MARGINS, ANY_GROUP);
        BookingHouse after = house(LIMITS, NO_MARGINS, ANY_GROUP);
        UUID id = UUID.randomUUID();
        before.read(before.book(before.someone(), id, before.places.getFirst(), tomorrow(9), tomorrow(10)));
        after.read(after.office.post(
                "/api/booking/desk/policies/" + after.policy + "/places",
                after.text(Map.of("codes", List.of(before.areaCode + "-000")))));
        String calendar = "/api/booking/desk/calendar?policy=%s&from=%s&until=%s"
                .formatted(after.policy, tomorrow(0), tomorrow(23));
        JsonNode seen = after.read(after.owner.get(calendar));
        assertThat(seen.findValuesAsString("kind")).containsExactly("BOOKING");
        assertThat(seen.findValuesAsString("person").toString()).doesNotContain("陈思远");
        assertThat(seen.toString()).doesNotContain(id.toString()).doesNotContain("讨论");
        assertThat(after.read(after.office.get(calendar)).toString())
                .contains("陈思远")
                .contains("讨论");
    }
}
