package shaopao.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static shaopao.booking.BookingHouse.tomorrow;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
import shaopao.places.Holding;
import shaopao.places.NewOccupation;
import shaopao.places.OccupationKind;
import shaopao.places.Occupations;
import shaopao.places.PlaceId;
import tools.jackson.databind.JsonNode;

/** Booking over HTTP: the rules, races for places, teaching first, the waiting list, signing in, credit. */
@CampusTest
class BookingHttpTests {

    static final Set<Integer> ALL_WEEK = Set.of(1, 2, 3, 4, 5, 6, 7);

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
    Clock clock;

    /** All day long, by the minute, up to ten hours, for up to a hundred people. */
    static BookingTerms terms(Approval approval, boolean attendance) {
        return terms(approval, attendance, "person.kind == 'student'");
    }

    static BookingTerms terms(Approval approval, boolean attendance, String who) {
        return new BookingTerms(
                who,
                new BookingTerms.BookableHours(ALL_WEEK, 0, 1_440),
                new BookingTerms.BookingLength(1, 1, 600),
                new BookingTerms.AheadOf(0, 200),
                new BookingTerms.BookingLimits(3, 1_200, true, 60),
                approval,
                0,
                new BookingTerms.Attending(attendance, 60, 5, 30, 30, 120, 15),
                new BookingTerms.BookingMargins(0, 0),
                new BookingTerms.GroupSize(1, 100, false),
                new BookingTerms.Queueing(true, 20));
    }

    private BookingHouse house(Approval approval, int seats) {
        return new BookingHouse(program, port, terms(approval, true), seats);
    }

    @Test
    void placeIsBookedOnceAndTheSecondPersonIsToldThatItIsTaken() {
        BookingHouse house = house(Approval.NONE, 2);
        Visitor first = house.someone();
        Visitor second = house.someone();
        PlaceId place = house.places.getFirst();
        UUID id = UUID.randomUUID();
        assertThat(house.read(house.book(first, id, place, tomorrow(9), tomorrow(11)))
                        .get("state")
                        .asString())
                .isEqualTo("CONFIRMED");
        assertThat(house.read(house.book(first, id, place, tomorrow(9), tomorrow(11)))
                        .get("id")
                        .asString())
                .as("a double click")
                .isEqualTo(id.toString());
        assertThat(house.problem(house.book(second, UUID.randomUUID(), place, tomorrow(10), tomorrow(12))))
                .isEqualTo("place-taken");
        assertThat(house.problem(house.book(second, id, place, tomorrow(15), tomorrow(16))))
                .isEqualTo("not-found");
        assertThat(house.problem(house.book(first, UUID.randomUUID(), house.places.get(1), tomorrow(10), tomorrow(12))))
                .as("in two places at once")
                .isEqualTo("booking-overlaps-own");
        house.read(house.book(second, UUID.randomUUID(), place, tomorrow(11), tomorrow(12)));
        assertThat(second.get("/api/bookings/" + id).statusCode()).isEqualTo(404);
        assertThat(house.problem(house.act(second, id, "cancel"))).isEqualTo("not-found");
        JsonNode mine = house.read(first.get("/api/bookings"));
        assertThat(mine.at("/items/0/placeCode").asString()).isEqualTo(house.areaCode + "-000");
        JsonNode free = house.read(first.get(
                "/api/booking/free?policy=%s&from=%s&until=%s".formatted(house.policy, tomorrow(9), tomorrow(10))));
        assertThat(free.findValuesAsString("code")).containsExactly(house.areaCode + "-001");
        JsonNode plan = house.read(second.get("/api/booking/areas/%s?policy=%s&from=%s&until=%s"
                .formatted(house.area, house.policy, tomorrow(9), tomorrow(10))));
        assertThat(plan.get("seats").findValuesAsString("now")).containsExactly("TAKEN", "FREE");
    }

    @Test
    void whatTheRulesForbidIsRefusedWithItsReason() {
        BookingHouse house = house(Approval.NONE, 1);
        Visitor student = house.someone();
        PlaceId place = house.places.getFirst();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MINUTES);
        assertThat(house.problem(house.book(
                        student, UUID.randomUUID(), place, now.minusSeconds(7_200), now.minusSeconds(3_600))))
                .isIn("booking-past", "booking-hours-wrong");
        assertThat(house.problem(house.book(student, UUID.randomUUID(), place, tomorrow(11), tomorrow(9))))
                .isEqualTo("booking-hours-wrong");
        assertThat(house.problem(house.book(student, UUID.randomUUID(), place, tomorrow(8), tomorrow(20))))
                .isEqualTo("booking-length-wrong");
        Instant far = tomorrow(9).plus(250, ChronoUnit.DAYS);
        assertThat(house.problem(house.book(student, UUID.randomUUID(), place, far, far.plusSeconds(3_600))))
                .isEqualTo("booking-ahead-wrong");
        assertThat(house.problem(house.book(
                        student, UUID.randomUUID(), place, tomorrow(9), tomorrow(10), Map.of("people", 101))))
                .isEqualTo("booking-people-wrong");
        assertThat(house.problem(house.book(house.owner, UUID.randomUUID(), place, tomorrow(9), tomorrow(10))))
                .isEqualTo("booking-not-entitled");
        assertThat(house.problem(house.book(
                        student,
                        UUID.randomUUID(),
                        place,
                        tomorrow(9),
                        tomorrow(10),
                        Map.of("equipment", List.of("none-such")))))
                .isEqualTo("equipment-gone");
        assertThat(house.problem(house.book(student, UUID.randomUUID(), house.area, tomorrow(9), tomorrow(10))))
                .as("no policy")
                .isEqualTo("not-found");
        for (int hour = 9; hour < 12; hour++) {
            house.read(house.book(student, UUID.randomUUID(), place, tomorrow(hour), tomorrow(hour + 1)));
        }
        assertThat(house.problem(house.book(student, UUID.randomUUID(), place, tomorrow(13), tomorrow(14))))
                .isEqualTo("booking-limit-reached");
        BookingTerms closed = new BookingTerms(
                "",
                new BookingTerms.BookableHours(ALL_WEEK, 600, 700),
                new BookingTerms.BookingLength(10, 10, 60),
                terms(Approval.NONE, false).ahead(),
                terms(Approval.NONE, false).limits(),
                Approval.NONE,
                0,
                terms(Approval.NONE, false).attendance(),
                new BookingTerms.BookingMargins(0, 0),
                new BookingTerms.GroupSize(1, 1, false),
                new BookingTerms.Queueing(false, 1));
        BookingHouse other = new BookingHouse(program, port, closed, 1);
        assertThat(other.problem(
                        other.book(student, UUID.randomUUID(), other.places.getFirst(), tomorrow(8), tomorrow(9))))
                .isEqualTo("booking-closed-then");
    }

    /** Forty people, each for the same seat, and each click sent twice: one has it, and the database holds one. */
    @Test
    void raceForOnePlaceHasOneWinner() throws Exception {
        BookingHouse house = house(Approval.NONE, 1);
        PlaceId place = house.places.getFirst();
        List<Future<Integer>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(16)) {
            for (int i = 0; i < 40; i++) {
                Visitor who = house.someone();
                UUID id = UUID.randomUUID();
                int shift = i % 3;
                for (int click = 0; click < 2; click++) {
                    answers.add(threads.submit(() -> house.book(
                                    who,
                                    id,
                                    place,
                                    tomorrow(9).plusSeconds(60L * shift),
                                    tomorrow(11).plusSeconds(60L * shift))
                            .statusCode()));
                }
            }
            int made = 0;
            for (Future<Integer> answer : answers) {
                assertThat(answer.get()).isIn(201, 409);
                made += answer.get() == 201 ? 1 : 0;
            }
            assertThat(made).isBetween(1, 2);
        }
        assertThat(occupations.occupied(List.of(place), tomorrow(0), tomorrow(23)))
                .hasSize(1);
        assertThat(jdbc.sql("select count(*) from booking.booking where place_id = :place and state = 'CONFIRMED'")
                        .param("place", place)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    /** Sixty people, some twice, ask for any of twenty seats while teaching takes three of them. */
    @Test
    void rushGivesEachSeatOnceAndEachPersonOneAnswer() throws Exception {
        BookingHouse house = house(Approval.NONE, 20);
        List<Future<String>> answers = new ArrayList<>();
        List<Future<?>> claims = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(24)) {
            for (int i = 0; i < 60; i++) {
                Visitor who = house.someone();
                String body = house.text(Map.of(
                        "id",
                        UUID.randomUUID(),
                        "policy",
                        house.policy,
                        "area",
                        house.area,
                        "from",
                        tomorrow(9),
                        "until",
                        tomorrow(12)));
                answers.add(threads.submit(() -> any(house, who, body)));
                if (i % 4 == 0) {
                    answers.add(threads.submit(() -> any(house, who, body)));
                }
                if (i == 20) {
                    claims.add(threads.submit(() -> occupations.claim(house.places.subList(0, 3).stream()
                            .map(place -> new NewOccupation(
                                    place, tomorrow(9), tomorrow(12), OccupationKind.CLASS, UUID.randomUUID()))
                            .toList())));
                }
            }
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isIn("given", "places-gone");
            }
            for (Future<?> claim : claims) {
                claim.get();
            }
        }
        List<shaopao.places.Occupation> held = occupations.occupied(house.places, tomorrow(9), tomorrow(12));
        assertThat(held.stream().map(shaopao.places.Occupation::place).distinct())
                .hasSameSizeAs(held)
                .hasSize(20);
        int confirmed = jdbc.sql(
                        "select count(*) from booking.booking where policy_id = :policy and state = 'CONFIRMED'")
                .param("policy", house.policy)
                .query(Integer.class)
                .single();
        assertThat(confirmed).as("every one that is confirmed holds a seat").isEqualTo(17);
        assertThat(jdbc.sql("""
                        select count(*) from booking.booking b where b.policy_id = :policy and b.state = 'CONFIRMED'
                          and not exists (
                              select from places.occupation o where o.reference = b.id and o.place_id = b.place_id)
                        """)
                        .param("policy", house.policy)
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private static String any(BookingHouse house, Visitor who, String body) {
        var answer = who.post("/api/bookings/any", body);
        return answer.statusCode() == 200 ? "given" : house.problem(answer);
    }

    @Test
    void approvingOneRefusesAllOthersThatWantThePlaceThen() {
        BookingHouse house = house(Approval.OWNERS, 1);
        PlaceId place = house.places.getFirst();
        List<UUID> ids = new ArrayList<>();
        List<Visitor> people = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            people.add(house.someone());
            ids.add(UUID.randomUUID());
            Instant from = tomorrow(9 + i);
            assertThat(house.read(house.book(people.get(i), ids.get(i), place, from, from.plusSeconds(7_200)))
                            .get("state")
                            .asString())
                    .isEqualTo("PENDING");
        }
        JsonNode pending = house.read(house.owner.get("/api/booking/desk/pending"));
        assertThat(pending.findValuesAsString("rivals")).containsExactly("1", "2", "2", "1");
        house.read(house.owner.post("/api/booking/desk/bookings/" + ids.get(1) + "/approve", ""));
        assertThat(house.state(people.get(0), ids.get(0))).isEqualTo("REJECTED");
        assertThat(house.state(people.get(1), ids.get(1))).isEqualTo("CONFIRMED");
        assertThat(house.state(people.get(2), ids.get(2))).isEqualTo("REJECTED");
        assertThat(house.state(people.get(3), ids.get(3))).isEqualTo("PENDING");
        assertThat(house.problem(house.owner.post("/api/booking/desk/bookings/" + ids.get(0) + "/approve", "")))
                .isEqualTo("booking-moved-on");
        house.read(house.owner.post(
                "/api/booking/desk/bookings/" + ids.get(3) + "/reject", house.text(Map.of("reason", "有其他安排"))));
        assertThat(house.read(people.get(3).get("/api/bookings/" + ids.get(3)))
                        .at("/booking/reason")
                        .asString())
                .isEqualTo("有其他安排");
        Visitor stranger = new Visitor(port, house.student().id() + " booking.desk");
        assertThat(house.read(stranger.get("/api/booking/desk/pending")).size()).isZero();
        assertThat(house.problem(stranger.post("/api/booking/desk/bookings/" + ids.get(1) + "/approve", "")))
                .isEqualTo("not-found");
        assertThat(people.getFirst().get("/api/booking/desk/pending").statusCode())
                .isEqualTo(403);
    }

    @Test
    void teachingTakesThePlaceAndThePersonIsOfferedOthers() {
        BookingHouse house = house(Approval.NONE, 3);
        Roster.Someone person = house.student();
        Visitor student = house.visitor(person);
        UUID id = UUID.randomUUID();
        house.read(house.book(student, id, house.places.getFirst(), tomorrow(9), tomorrow(11)));
        Holding lesson = transaction.execute(_ -> occupations.claim(List.of(new NewOccupation(
                house.places.getFirst(), tomorrow(10), tomorrow(12), OccupationKind.CLASS, UUID.randomUUID()))));
        assertThat(lesson).isInstanceOf(Holding.Held.class);
        JsonNode page = house.read(student.get("/api/bookings/" + id));
        assertThat(page.at("/booking/state").asString()).isEqualTo("DISPLACED");
        assertThat(page.at("/booking/reason").asString()).isEqualTo("CLASS");
        assertThat(page.get("others").findValuesAsString("code"))
                .containsExactly(house.areaCode + "-001", house.areaCode + "-002");
        assertThat(jdbc.sql("select count(*) from notices.message where key = :key")
                        .param("key", "booking.displaced/" + id)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void whoeverWaitsIsOfferedWhatBecomesFreeAndTheNextOneAfterThat() {
        BookingHouse house = house(Approval.NONE, 1);
        Visitor holder = house.someone();
        Visitor first = house.someone();
        Visitor second = house.someone();
        UUID id = UUID.randomUUID();
        assertThat(house.problem(first.post("/api/booking/waiting", waiting(house))))
                .as("one is free")
                .isEqualTo("waiting-not-needed");
        house.read(house.book(holder, id, house.places.getFirst(), tomorrow(9), tomorrow(11)));
        house.read(first.post("/api/booking/waiting", waiting(house)));
        assertThat(house.problem(first.post("/api/booking/waiting", waiting(house))))
                .isEqualTo("waiting-already");
        house.read(second.post("/api/booking/waiting", waiting(house)));
        assertThat(house.read(second.get("/api/booking/waiting"))
                        .at("/0/before")
                        .asInt())
                .isEqualTo(1);
        house.read(house.act(holder, id, "cancel"));
        JsonNode waits = house.read(first.get("/api/booking/waiting"));
        assertThat(waits.at("/0/waiting/state").asString()).isEqualTo("OFFERED");
        String offer = waits.at("/0/waiting/offer").asString();
        assertThat(house.problem(
                        house.book(second, UUID.randomUUID(), house.places.getFirst(), tomorrow(9), tomorrow(11))))
                .as("an offer holds the place")
                .isEqualTo("place-taken");
        house.read(house.act(first, offer, "decline"));
        assertThat(house.problem(house.act(first, offer, "accept"))).isEqualTo("offer-over");
        String next = house.read(second.get("/api/booking/waiting"))
                .at("/0/waiting/offer")
                .asString();
        assertThat(house.read(house.act(second, next, "accept")).get("state").asString())
                .isEqualTo("CONFIRMED");
        assertThat(house.read(second.get("/api/booking/waiting")).size()).isZero();
        String left = waiting(house);
        house.read(first.post("/api/booking/waiting", left));
        String waitingId = house.read(first.get("/api/booking/waiting"))
                .at("/0/waiting/id")
                .asString();
        assertThat(first.send("DELETE", "/api/booking/waiting/" + waitingId, "").statusCode())
                .isEqualTo(204);
        assertThat(house.problem(first.send("DELETE", "/api/booking/waiting/" + waitingId, "")))
                .isEqualTo("not-found");
    }

    private static String waiting(BookingHouse house) {
        return house.text(Map.of(
                "id",
                UUID.randomUUID(),
                "policy",
                house.policy,
                "from",
                tomorrow(9),
                "until",
                tomorrow(11),
                "people",
                1));
    }
}
