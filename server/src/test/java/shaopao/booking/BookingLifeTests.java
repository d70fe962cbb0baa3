package shaopao.booking;

import static org.assertj.core.api.Assertions.assertThat;
import static shaopao.booking.BookingHouse.tomorrow;
import static shaopao.booking.BookingHttpTests.terms;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
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
import shaopao.Roster;
import shaopao.SignedInByHeader.Visitor;
import shaopao.booking.BookingTerms.Approval;
import shaopao.pass.PayingPhone;
import shaopao.places.Occupations;
import shaopao.places.PlaceId;
import shaopao.wallet.AccountLimits;
import shaopao.wallet.NewTransfer;
import shaopao.wallet.Note;
import shaopao.wallet.Owner;
import shaopao.wallet.Reason;
import shaopao.wallet.TransferId;
import shaopao.wallet.Wallet;
import tools.jackson.databind.JsonNode;

/** The life of a booking: signing in, leaving, ending, not coming; fees, equipment, credit, blackouts, draws, rules. */
@CampusTest
class BookingLifeTests {

    @LocalServerPort
    int port;

    @Autowired
    ApplicationContext program;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Occupations occupations;

    @Autowired
    BookingJobs jobs;

    @Autowired
    Wallet wallet;

    @Autowired
    Clock clock;

    private BookingHouse house(Approval approval, int seats) {
        return new BookingHouse(program, port, terms(approval, true), seats);
    }

    private Instant minute() {
        return clock.instant().truncatedTo(ChronoUnit.MINUTES);
    }

    private String key(PlaceId place) {
        return jdbc.sql("select key from booking.resource where place_id = :place")
                .param("place", place)
                .query(String.class)
                .single();
    }

    /** From now on, within the school's day; its last hour is too short for what these tests do. */
    private Instant[] now() {
        Instant from = minute();
        Instant midnight = from.atZone(shaopao.calendar.WorkingTime.ZONE)
                .toLocalDate()
                .plusDays(1)
                .atStartOfDay(shaopao.calendar.WorkingTime.ZONE)
                .toInstant();
        Instant until = from.plusSeconds(7_200);
        Assumptions.assumeTrue(midnight.minusSeconds(3_600).isAfter(from), "the school's day is nearly over");
        return new Instant[] {from, until.isBefore(midnight) ? until : midnight};
    }

    @Test
    void personSignsInLeavesComesBackAndEndsEarly() {
        BookingHouse house = house(Approval.NONE, 1);
        Visitor student = house.someone();
        PlaceId place = house.places.getFirst();
        UUID id = UUID.randomUUID();
        Instant[] hours = now();
        house.read(house.book(student, id, place, hours[0], hours[1]));
        assertThat(house.problem(signIn(house, student, id, "wrong"))).isEqualTo("sign-in-refused");
        assertThat(house.problem(house.act(student, id, "leave"))).isEqualTo("booking-moved-on");
        assertThat(house.read(signIn(house, student, id, key(place)))
                        .get("state")
                        .asString())
                .isEqualTo("IN_USE");
        assertThat(house.read(house.act(student, id, "leave")).get("state").asString())
                .isEqualTo("AWAY");
        assertThat(house.read(signIn(house, student, id, key(place)))
                        .get("state")
                        .asString())
                .isEqualTo("IN_USE");
        Visitor waits = house.someone();
        house.read(waits.post(
                "/api/booking/waiting",
                house.text(Map.of(
                        "id",
                        UUID.randomUUID(),
                        "policy",
                        house.policy,
                        "from",
                        hours[0],
                        "until",
                        hours[1],
                        "people",
                        1))));
        house.read(house.act(student, id, "end"));
        assertThat(house.state(student, id)).isEqualTo("DONE");
        assertThat(house.read(waits.get("/api/booking/waiting"))
                        .at("/0/waiting/state")
                        .asString())
                .as("the rest goes to whoever waits")
                .isEqualTo("OFFERED");
        UUID early = UUID.randomUUID();
        house.read(house.book(student, early, place, tomorrow(9), tomorrow(10)));
        assertThat(house.problem(signIn(house, student, early, key(place)))).isEqualTo("sign-in-refused");
    }

    private static java.net.http.HttpResponse<String> signIn(BookingHouse house, Visitor who, UUID id, String key) {
        return who.post("/api/bookings/" + id + "/sign-in", house.text(Map.of("key", key)));
    }

    @Test
    void codeThatIsShownAtThePlaceSignsIn() {
        BookingHouse house = house(Approval.NONE, 1);
        Roster.Someone person = house.student();
        PlaceId place = house.places.getFirst();
        UUID id = UUID.randomUUID();
        Instant[] hours = now();
        String code = new PayingPhone(program, person.id()).code(clock.instant());
        String at = "/api/booking/desk/places/" + place + "/read";
        assertThat(house.problem(house.owner.post(at, house.text(Map.of("code", "nonsense")))))
                .isEqualTo("attendance-unknown");
        house.read(house.book(house.visitor(person), id, place, hours[0], hours[1]));
        assertThat(house.read(house.owner.post(at, house.text(Map.of("code", code))))
                        .get("state")
                        .asString())
                .isEqualTo("IN_USE");
        Visitor stranger = new Visitor(port, house.student().id() + " booking.desk");
        assertThat(house.problem(stranger.post(at, house.text(Map.of("code", code)))))
                .isEqualTo("not-found");
    }

    @Test
    void whoDoesNotComeLosesThePlaceAndPointsAndMayAppealOnce() {
        BookingHouse house = house(Approval.NONE, 1);
        Visitor student = house.someone();
        PlaceId place = house.places.getFirst();
        UUID id = UUID.randomUUID();
        Instant[] hours = now();
        house.read(house.book(student, id, place, hours[0], hours[1]));
        jdbc.sql("update booking.booking set release_at = now() - interval '1 minute' where id = :id")
                .param("id", id)
                .update();
        jobs.release();
        assertThat(house.state(student, id)).isEqualTo("RELEASED");
        assertThat(occupations.occupied(List.of(place), hours[0], hours[1])).isEmpty();
        JsonNode credit = house.read(student.get("/api/booking/credit"));
        assertThat(credit.get("points").asInt()).isEqualTo(70);
        UUID late = UUID.randomUUID();
        house.read(house.book(student, late, place, hours[0], hours[1]));
        house.read(house.act(student, late, "cancel"));
        assertThat(house.read(student.get("/api/booking/credit")).get("points").asInt())
                .isEqualTo(55);
        assertThat(house.problem(house.book(student, UUID.randomUUID(), place, tomorrow(9), tomorrow(10))))
                .isEqualTo("booking-credit-low");
        String entry = credit.at("/entries/0/id").asString();
        String appeal = "/api/booking/credit/" + entry + "/appeal";
        house.read(student.post(appeal, house.text(Map.of("text", "扫码机坏了"))));
        assertThat(house.problem(student.post(appeal, house.text(Map.of("text", "再说一次")))))
                .isEqualTo("appeal-closed");
        assertThat(house.read(house.owner.get("/api/booking/desk/appeals"))
                        .at("/0/id")
                        .asString())
                .isEqualTo(entry);
        String decide = "/api/booking/desk/appeals/" + entry + "/decide";
        Visitor stranger = new Visitor(port, house.student().id() + " booking.desk");
        String good = house.text(Map.of("upheld", true, "answer", "属实"));
        assertThat(house.problem(stranger.post(decide, good))).isEqualTo("not-found");
        house.read(house.owner.post(decide, good));
        assertThat(house.read(student.get("/api/booking/credit")).get("points").asInt())
                .isEqualTo(85);
        house.read(house.book(student, UUID.randomUUID(), place, tomorrow(9), tomorrow(10)));
    }

    @Test
    void feeIsTakenAndGivenBackAndEquipmentIsLentOnce() {
        BookingTerms paid = new BookingTerms(
                "",
                terms(Approval.NONE, true).hours(),
                terms(Approval.NONE, true).length(),
                terms(Approval.NONE, true).ahead(),
                terms(Approval.NONE, true).limits(),
                Approval.NONE,
                2_000,
                terms(Approval.NONE, true).attendance(),
                terms(Approval.NONE, true).margins(),
                terms(Approval.NONE, true).group(),
                terms(Approval.NONE, true).waiting());
        BookingHouse house = new BookingHouse(program, port, paid, 2);
        Roster.Someone person = house.student();
        Visitor student = house.visitor(person);
        assertThat(house.problem(
                        house.book(student, UUID.randomUUID(), house.places.getFirst(), tomorrow(9), tomorrow(11))))
                .isEqualTo("balance-low");
        var bank = wallet.open(Owner.CHANNEL, "B-" + UUID.randomUUID(), "现金", AccountLimits.NONE);
        wallet.transferred(new NewTransfer.Single(
                TransferId.next(), bank.id(), wallet.purse(person.id()).id(), 5_000, Reason.TOP_UP, Note.of("")));
        String kind = "k" + house.code.toLowerCase(java.util.Locale.ROOT);
        house.read(house.office.post(
                "/api/booking/desk/equipment",
                house.text(Map.of(
                        "code",
                        kind,
                        "kind",
                        kind,
                        "nameZh",
                        "投影仪",
                        "nameEn",
                        "Projector",
                        "home",
                        "值班室",
                        "out",
                        false))));
        UUID id = UUID.randomUUID();
        house.read(house.book(
                student, id, house.places.getFirst(), tomorrow(9), tomorrow(11), Map.of("equipment", List.of(kind))));
        assertThat(wallet.purse(person.id()).totals().balance()).isEqualTo(1_000);
        assertThat(house.read(student.get("/api/bookings/" + id))
                        .at("/equipment/0/code")
                        .asString())
                .isEqualTo(kind);
        Roster.Someone other = house.student();
        wallet.transferred(new NewTransfer.Single(
                TransferId.next(), bank.id(), wallet.purse(other.id()).id(), 5_000, Reason.TOP_UP, Note.of("")));
        assertThat(house.problem(house.book(
                        house.visitor(other),
                        UUID.randomUUID(),
                        house.places.get(1),
                        tomorrow(10),
                        tomorrow(12),
                        Map.of("equipment", List.of(kind)))))
                .isEqualTo("equipment-gone");
        assertThat(wallet.purse(other.id()).totals().balance())
                .as("nothing is half done")
                .isEqualTo(5_000);
        house.read(house.act(student, id, "cancel"));
        house.read(house.act(student, id, "cancel"));
        assertThat(wallet.purse(person.id()).totals().balance()).isEqualTo(5_000);
        house.read(house.book(
                house.visitor(other),
                UUID.randomUUID(),
                house.places.get(1),
                tomorrow(10),
                tomorrow(12),
                Map.of("equipment", List.of(kind))));
    }

    @Test
    void blackoutEndsBookingsAndReopeningGivesThePlaceBack() {
        BookingHouse house = house(Approval.NONE, 2);
        Visitor student = house.someone();
        UUID id = UUID.randomUUID();
        house.read(house.book(student, id, house.places.getFirst(), tomorrow(9), tomorrow(11)));
        String shut =
                house.text(Map.of("place", house.area, "from", tomorrow(8), "until", tomorrow(18), "reason", "换灯"));
        Visitor stranger = new Visitor(port, house.student().id() + " booking.desk");
        assertThat(house.problem(stranger.post("/api/booking/desk/blackouts", shut)))
                .isEqualTo("not-found");
        JsonNode made = house.read(house.owner.post("/api/booking/desk/blackouts", shut));
        assertThat(made.get("displaced").asInt()).isEqualTo(1);
        assertThat(house.state(student, id)).isEqualTo("DISPLACED");
        assertThat(house.problem(
                        house.book(student, UUID.randomUUID(), house.places.get(1), tomorrow(9), tomorrow(10))))
                .isEqualTo("place-taken");
        JsonNode rows = house.read(house.owner.get("/api/booking/desk/calendar?policy=%s&from=%s&until=%s"
                .formatted(house.policy, tomorrow(0), tomorrow(23))));
        assertThat(rows.at("/0/entries").findValuesAsString("kind")).contains("MAINTENANCE");
        String blackout = made.at("/blackout/id").asString();
        assertThat(house.owner
                        .send("DELETE", "/api/booking/desk/blackouts/" + blackout, "")
                        .statusCode())
                .isEqualTo(204);
        house.read(house.book(student, UUID.randomUUID(), house.places.get(1), tomorrow(9), tomorrow(10)));
        JsonNode figures = house.read(
                house.owner.get("/api/booking/desk/figures?from=%s&until=%s".formatted(tomorrow(0), tomorrow(23))));
        assertThat(figures.at("/0/displaced").asInt()).isEqualTo(1);
    }

    @Test
    void seatsAreDrawnOnceByWhatWasPublishedAndTheOthersWait() {
        BookingHouse house = house(Approval.NONE, 3);
        UUID id = UUID.randomUUID();
        Instant closes = clock.instant().plusSeconds(3_600);
        Map<String, Object> plan = Map.of(
                "id",
                id,
                "policy",
                house.policy,
                "area",
                house.area,
                "nameZh",
                "上午",
                "nameEn",
                "Morning",
                "from",
                tomorrow(20),
                "until",
                tomorrow(22),
                "opensAt",
                clock.instant().minusSeconds(60),
                "closesAt",
                closes);
        JsonNode draw = house.read(house.office.post("/api/booking/desk/draws", house.text(plan)));
        String at = "/api/booking/draws/" + id;
        List<Visitor> people = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            people.add(house.someone());
            String ask = house.text(Map.of("id", UUID.randomUUID(), "wish", i % 2 == 0 ? "ANY" : "QUIET"));
            assertThat(people.get(i).post(at + "/lots", ask).statusCode()).isEqualTo(204);
            assertThat(people.get(i).post(at + "/lots", ask).statusCode()).isEqualTo(204);
        }
        assertThat(house.read(people.getFirst().get(at)).get("perMille").asInt())
                .isEqualTo(428);
        assertThat(house.problem(house.book(
                        people.get(6), UUID.randomUUID(), house.places.getFirst(), tomorrow(19), tomorrow(21))))
                .as("nobody gets one by being quick")
                .isEqualTo("booking-by-draw");
        assertThat(house.problem(people.get(6)
                        .post(
                                "/api/bookings/any",
                                house.text(Map.of(
                                        "id",
                                        UUID.randomUUID(),
                                        "policy",
                                        house.policy,
                                        "area",
                                        house.area,
                                        "from",
                                        tomorrow(20),
                                        "until",
                                        tomorrow(22))))))
                .isEqualTo("booking-by-draw");
        assertThat(people.get(6).send("DELETE", at + "/lots", "").statusCode()).isEqualTo(204);
        assertThat(house.problem(people.get(6).send("DELETE", at + "/lots", "")))
                .isEqualTo("draw-not-open");
        assertThat(house.problem(people.getFirst().get(at + "/record"))).isEqualTo("draw-not-due");
        assertThat(draw.hasNonNull("secret")).isFalse();
        jdbc.sql("update booking.draw set closes_at = now() - interval '1 second' where id = :id")
                .param("id", id)
                .update();
        jobs.draw();
        jobs.draw();
        SeatDraws.DrawRecord record = new tools.jackson.databind.json.JsonMapper()
                .readValue(people.getFirst().get(at + "/record").body(), SeatDraws.DrawRecord.class);
        assertThat(record.commitment()).isEqualTo(draw.get("commitment").asString());
        assertThat(LotRules.sha256(record.secret())).isEqualTo(record.commitment());
        assertThat(LotRules.seed(record.secret(), LotRules.sha256(LotRules.list(record.lots()))))
                .isEqualTo(record.seed());
        assertThat(LotRules.draw(record.seed(), record.lots(), record.seats())).isEqualTo(record.placed());
        int won = 0;
        int waits = 0;
        for (Visitor one : people.subList(0, 6)) {
            JsonNode mine = house.read(one.get(at)).get("mine");
            boolean seat = mine.hasNonNull("seat");
            assertThat(house.read(one.get("/api/bookings")).at("/items").size()).isEqualTo(seat ? 1 : 0);
            won += seat ? 1 : 0;
            waits += house.read(one.get("/api/booking/waiting")).size();
        }
        assertThat(won).isEqualTo(3);
        assertThat(waits).isEqualTo(3);
        assertThat(occupations.occupied(house.places, tomorrow(20), tomorrow(22)))
                .hasSize(3);
        assertThat(house.problem(people.getFirst()
                        .post(at + "/lots", house.text(Map.of("id", UUID.randomUUID(), "wish", "ANY")))))
                .isEqualTo("draw-not-open");
    }

    @Test
    void rulesThatCannotBeReadAreRefusedWithThePlace() {
        BookingHouse house = house(Approval.NONE, 1);
        BookingTerms good = terms(Approval.NONE, false);
        BookingTerms bad = new BookingTerms(
                "person.nonsense == 3",
                good.hours(),
                good.length(),
                good.ahead(),
                good.limits(),
                Approval.NONE,
                0,
                good.attendance(),
                good.margins(),
                good.group(),
                good.waiting());
        String body = house.text(Map.of("code", "bad-rules", "nameZh", "x", "nameEn", "x", "terms", bad));
        assertThat(house.problem(house.office.post("/api/booking/desk/policies", body)))
                .isEqualTo("booking-rules-wrong");
        assertThat(house.owner.post("/api/booking/desk/policies", body).statusCode())
                .isEqualTo(403);
        assertThat(BookingProblem.BOOKING_BUSY.status()).isEqualTo(503);
    }

    @Test
    void requestOnWhichNobodyDecidesIsRefusedWhenItBegins() {
        BookingHouse house = house(Approval.OWNERS, 1);
        Visitor student = house.someone();
        UUID id = UUID.randomUUID();
        house.read(house.book(student, id, house.places.getFirst(), tomorrow(9), tomorrow(10)));
        jdbc.sql("""
                        update booking.booking
                        set during = tstzrange(now() - interval '1 minute', now() + interval '1 hour') where id = :id
                        """).param("id", id).update();
        jobs.close();
        assertThat(house.state(student, id)).isEqualTo("REJECTED");
    }
}
