package shaopao.places;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.ModuleTest;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.places.Holding.Held;
import shaopao.places.Holding.Taken;
import shaopao.places.OccupationsDisplaced.Displaced;

@ModuleTest
class OccupationsTests {

    private static final Instant MORNING = Instant.parse("2026-10-12T00:00:00Z");

    /** What was told of displaced bookings; it listens for the time of a test, and so needs no program of its own. */
    private static final class Heard implements ApplicationListener<PayloadApplicationEvent<OccupationsDisplaced>> {

        final List<Displaced> displaced = new CopyOnWriteArrayList<>();

        @Override
        public void onApplicationEvent(PayloadApplicationEvent<OccupationsDisplaced> event) {
            displaced.addAll(event.getPayload().displaced());
        }
    }

    @Autowired
    Occupations occupations;

    @Autowired
    Places places;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    ConfigurableApplicationContext program;

    private final Heard heard = new Heard();
    private String mark = "";
    private List<PlaceId> rooms = List.of();

    @BeforeEach
    void listen() {
        program.addApplicationListener(heard);
    }

    @AfterEach
    void listenNoMore() {
        program.removeApplicationListener(heard);
    }

    @BeforeEach
    void threeRooms() {
        mark = Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
        TestPlaces some = new TestPlaces(program);
        some.campus(mark);
        some.in(mark, mark + "-B", PlaceKind.BUILDING);
        rooms = List.of(room(some, 1), room(some, 2), room(some, 3));
    }

    private PlaceId room(TestPlaces some, int number) {
        return some.in(mark + "-B", mark + "-" + number, PlaceKind.CLASSROOM);
    }

    private static Instant at(int minutes) {
        return MORNING.plus(Duration.ofMinutes(minutes));
    }

    private static NewOccupation wish(PlaceId place, int from, int until, OccupationKind kind) {
        return new NewOccupation(place, at(from), at(until), kind, Ids.next());
    }

    private static Occupation only(Holding holding) {
        assertThat(holding).isInstanceOf(Held.class);
        return ((Held) holding).occupations().getFirst();
    }

    private List<Occupation> taken() {
        return occupations.occupied(rooms, at(-10_000), at(10_000));
    }

    @Test
    void oneAfterTheOtherIsNoConflictAndAMinuteOfOverlapIs() {
        Occupation first = only(occupations.hold(List.of(wish(rooms.get(0), 0, 60, OccupationKind.BOOKING))));
        assertThat(occupations.hold(List.of(wish(rooms.get(0), 60, 90, OccupationKind.BOOKING))))
                .isInstanceOf(Held.class);
        NewOccupation late = wish(rooms.get(0), 59, 61, OccupationKind.BOOKING);
        assertThat(occupations.hold(List.of(late))).isInstanceOfSatisfying(Taken.class, taken -> {
            assertThat(taken.conflicts()).hasSize(2);
            assertThat(taken.conflicts().getFirst()).isEqualTo(new Holding.Conflict(late, first));
        });
        assertThatThrownBy(() -> wish(rooms.get(0), 10, 10, OccupationKind.BOOKING))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void ofManyWishesAllAreHeldOrNoneAndTheTransactionGoesOn() {
        occupations.hold(List.of(wish(rooms.get(2), 0, 60, OccupationKind.CLASS)));
        transaction.executeWithoutResult(_ -> {
            assertThat(occupations.hold(List.of(
                            wish(rooms.get(0), 0, 60, OccupationKind.BOOKING),
                            wish(rooms.get(1), 0, 60, OccupationKind.BOOKING),
                            wish(rooms.get(2), 30, 90, OccupationKind.BOOKING))))
                    .isInstanceOf(Taken.class);
            assertThat(taken()).hasSize(1);
            assertThat(occupations.hold(List.of(wish(rooms.get(1), 0, 60, OccupationKind.BOOKING))))
                    .isInstanceOf(Held.class);
        });
        assertThat(taken()).hasSize(2);
        assertThat(occupations.hold(List.of(
                        wish(rooms.get(0), 0, 60, OccupationKind.BOOKING),
                        wish(rooms.get(0), 30, 90, OccupationKind.BOOKING))))
                .isInstanceOfSatisfying(
                        Taken.class, taken -> assertThat(taken.conflicts()).hasSize(1));
    }

    @Test
    void teachingDisplacesBookingsAndSaysWhatItDisplaced() {
        NewOccupation booking = wish(rooms.get(0), 0, 120, OccupationKind.BOOKING);
        Occupation gone = only(occupations.hold(List.of(booking)));
        NewOccupation lesson = wish(rooms.get(0), 60, 100, OccupationKind.CLASS);
        assertThat(occupations.hold(List.of(lesson))).isInstanceOf(Taken.class);
        Occupation held = only(occupations.claim(List.of(lesson)));
        assertThat(taken()).containsExactly(held);
        assertThat(heard.displaced)
                .contains(new Displaced(
                        gone.id(),
                        OccupationKind.BOOKING,
                        booking.reference(),
                        rooms.get(0),
                        booking.from(),
                        booking.until(),
                        OccupationKind.CLASS,
                        lesson.reference()));
        assertThatThrownBy(() -> occupations.claim(List.of(booking))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aClaimThatMeetsALessonLeavesTheBookingsAlone() {
        only(occupations.hold(List.of(wish(rooms.get(0), 0, 60, OccupationKind.BOOKING))));
        only(occupations.claim(List.of(wish(rooms.get(1), 0, 60, OccupationKind.CLASS))));
        List<Occupation> before = taken();
        int told = heard.displaced.size();
        assertThat(occupations.claim(List.of(
                        wish(rooms.get(0), 0, 60, OccupationKind.EXAM),
                        wish(rooms.get(1), 0, 60, OccupationKind.EXAM))))
                .isInstanceOfSatisfying(
                        Taken.class,
                        taken -> assertThat(taken.conflicts())
                                .extracting(conflict -> conflict.by().kind())
                                .contains(OccupationKind.CLASS));
        assertThat(taken()).isEqualTo(before);
        assertThat(heard.displaced).hasSize(told);
    }

    @Test
    void whatIsReleasedOrEndedEarlyIsFreeAgain() {
        NewOccupation wish = wish(rooms.get(0), 0, 120, OccupationKind.BOOKING);
        Occupation held = only(occupations.hold(List.of(wish)));
        assertThat(occupations.shorten(held.id(), at(0))).isFalse();
        assertThat(occupations.shorten(held.id(), at(120))).isFalse();
        assertThat(occupations.shorten(held.id(), at(30))).isTrue();
        assertThat(occupations.of(OccupationKind.BOOKING, List.of(wish.reference())))
                .extracting(Occupation::until)
                .containsExactly(at(30));
        only(occupations.hold(List.of(wish(rooms.get(0), 30, 60, OccupationKind.BOOKING))));
        assertThat(occupations.release(OccupationKind.CLASS, List.of(wish.reference())))
                .isZero();
        assertThat(occupations.release(OccupationKind.BOOKING, List.of(wish.reference())))
                .isEqualTo(1);
        assertThat(occupations.release(held.id())).isFalse();
        assertThat(taken()).hasSize(1);
    }

    @Test
    void theDatabaseItselfRefusesASecondOccupation() {
        only(occupations.hold(List.of(wish(rooms.get(0), 0, 60, OccupationKind.BOOKING))));
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into places.occupation (id, place_id, during, kind, reference)
                        select gen_random_uuid(), place_id, during, 'CLASS', reference from places.occupation
                        where place_id = :place
                        """).param("place", rooms.get(0)).update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    /** Forty at once, each for two rooms in one order or the other: one gets them, and nobody waits in a circle. */
    @Test
    void ofManyWhoWishAtOnceOneGetsIt() throws Exception {
        for (int round = 0; round < 5; round++) {
            int start = round * 100;
            List<Callable<Holding>> all = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                boolean turned = i % 2 == 1;
                NewOccupation one = wish(rooms.get(turned ? 1 : 0), start, start + 60, OccupationKind.BOOKING);
                NewOccupation two = wish(rooms.get(turned ? 0 : 1), start, start + 60, OccupationKind.BOOKING);
                all.add(() -> occupations.hold(List.of(one, two)));
            }
            assertThat(atOnce(all).stream().filter(Held.class::isInstance)).hasSize(1);
            assertThat(occupations.occupied(rooms, at(start), at(start + 60))).hasSize(2);
        }
    }

    /** Lessons are claimed while bookings come in: every lesson stands, and no instant is taken twice. */
    @Test
    void claimsAndBookingsAtOnceLeaveOneTruth() throws Exception {
        List<Callable<Holding>> all = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            int slot = i % 12 * 50;
            PlaceId room = rooms.get(i % 3);
            all.add(
                    i < 12
                            ? () -> occupations.claim(
                                    List.of(wish(rooms.get(0), slot, slot + 50, OccupationKind.CLASS)))
                            : () -> occupations.hold(
                                    List.of(wish(room, slot + 10, slot + 70, OccupationKind.BOOKING))));
        }
        List<Holding> answers = atOnce(all);
        assertThat(answers.subList(0, 12)).allMatch(Held.class::isInstance);
        List<Occupation> stored = taken();
        assertThat(stored.stream().filter(one -> one.kind() == OccupationKind.CLASS))
                .hasSize(12);
        for (PlaceId room : rooms) {
            List<Occupation> there = stored.stream()
                    .filter(one -> one.place().equals(room))
                    .sorted(Comparator.comparing(Occupation::from))
                    .toList();
            for (int i = 1; i < there.size(); i++) {
                assertThat(there.get(i).from())
                        .isAfterOrEqualTo(there.get(i - 1).until());
            }
        }
    }

    /** Random acts beside a list in memory: the same answers, and the same rooms free at every question. */
    @Test
    void theStoreAgreesWithAPlainListOfIntervals() {
        Random random = new Random(42);
        Map<UUID, NewOccupation> model = new HashMap<>();
        PlaceId building = places.byCode(mark + "-B").orElseThrow().id();
        for (int step = 0; step < Integer.getInteger("shaopao.test.occupations", 150); step++) {
            int from = random.nextInt(600);
            int until = from + 1 + random.nextInt(90);
            OccupationKind kind = random.nextBoolean() ? OccupationKind.BOOKING : OccupationKind.CLASS;
            NewOccupation wish = wish(rooms.get(random.nextInt(3)), from, until, kind);
            if (!model.isEmpty() && random.nextInt(4) == 0) {
                NewOccupation old = List.copyOf(model.values()).get(random.nextInt(model.size()));
                assertThat(occupations.release(old.kind(), List.of(old.reference())))
                        .isEqualTo(1);
                model.remove(old.reference());
            }
            List<NewOccupation> others = model.values().stream()
                    .filter(one -> one.place().equals(wish.place()) && overlap(one, wish))
                    .toList();
            boolean may = kind == OccupationKind.CLASS
                    ? others.stream().noneMatch(one -> one.kind() == OccupationKind.CLASS)
                    : others.isEmpty();
            Holding answer =
                    kind == OccupationKind.CLASS ? occupations.claim(List.of(wish)) : occupations.hold(List.of(wish));
            assertThat(answer instanceof Held).as("step %d", step).isEqualTo(may);
            if (may) {
                others.forEach(one -> model.remove(one.reference()));
                model.put(wish.reference(), wish);
            }
            NewOccupation asked = wish(rooms.get(0), until, until + 1 + random.nextInt(60), OccupationKind.BOOKING);
            assertThat(occupations.free(within(building, asked.from(), asked.until())).stream()
                            .map(found -> found.place().id()))
                    .containsExactlyElementsOf(rooms.stream()
                            .filter(room -> model.values().stream()
                                    .noneMatch(one -> one.place().equals(room) && overlap(one, asked)))
                            .toList());
        }
    }

    private static boolean overlap(NewOccupation one, NewOccupation other) {
        return one.from().isBefore(other.until()) && other.from().isBefore(one.until());
    }

    private static FreeQuestion within(PlaceId building, Instant from, Instant until) {
        return new FreeQuestion(
                from,
                until,
                Set.of(PlaceKind.CLASSROOM),
                Optional.of(building),
                0,
                Set.of(),
                false,
                false,
                Optional.empty(),
                50);
    }

    @Test
    void freePlacesAreFoundByWhatTheyHaveAndHowFarTheyAre() {
        Actor officer = Actor.system("test");
        places.ensure(
                officer,
                List.of(
                        row("-FAR", mark, PlaceKind.LIBRARY, 0, 31.05, List.of(), false),
                        row("-NEAR", mark, PlaceKind.LIBRARY, 0, 31.01, List.of(), false),
                        row("-F1", mark + "-FAR", PlaceKind.SEAT, 1, 0, List.of("lamp"), true),
                        row("-N1", mark + "-NEAR", PlaceKind.SEAT, 1, 0, List.of("lamp", "screen"), true),
                        row("-N2", mark + "-NEAR", PlaceKind.SEAT, 1, 0, List.of(), false)));
        PlaceId campus = places.byCode(mark).orElseThrow().id();
        FreeQuestion seats = new FreeQuestion(
                at(0),
                at(60),
                Set.of(PlaceKind.SEAT),
                Optional.of(campus),
                1,
                Set.of("lamp"),
                true,
                true,
                Optional.of(new CampusPlace.Position(31, 121)),
                10);
        PlaceId near = places.byCode(mark + "-N1").orElseThrow().id();
        occupations.hold(List.of(wish(near, 90, 120, OccupationKind.BOOKING)));
        List<FreePlace> found = occupations.free(seats);
        assertThat(found).extracting(one -> one.place().code()).containsExactly(mark + "-N1", mark + "-F1");
        assertThat(found.getFirst().until()).contains(at(90));
        assertThat(found.getFirst().metres()).contains(1112);
        assertThat(found.getLast().until()).isEmpty();
        PlaceId far = places.byCode(mark + "-F1").orElseThrow().id();
        assertThat(places.metresFrom(near, List.of(near, far, campus)))
                .as("a campus whose position nobody knows is left out")
                .containsOnly(Map.entry(near, 0), Map.entry(far, 4448));
        assertThat(places.place(near).orElseThrow().facts())
                .isEqualTo(new PlaceFacts(
                        Optional.of(2),
                        List.of("lamp", "screen"),
                        true,
                        true,
                        Optional.of(new PlaceFacts.PlanPoint(0.25, 0.5))));
        places.ensure(officer, List.of(row("-N2", mark, PlaceKind.SEAT, 9, 0, List.of(), true)));
        assertThat(places.byCode(mark + "-N2").orElseThrow().capacity()).isEqualTo(1);
        assertThat(places.inside(campus, Set.of(PlaceKind.SEAT))).hasSize(3);
    }

    private PlaceRow row(
            String code, String parent, PlaceKind kind, int capacity, double latitude, List<String> has, boolean good) {
        return new PlaceRow(
                mark + code,
                Optional.of(parent),
                kind,
                "场所",
                Optional.empty(),
                capacity,
                Optional.of(latitude).filter(degrees -> degrees > 0),
                Optional.of(121.0).filter(_ -> latitude > 0),
                Optional.of(new PlaceFacts(
                        Optional.of(2), has, good, good, Optional.of(new PlaceFacts.PlanPoint(0.25, 0.5)))));
    }

    private static List<Holding> atOnce(List<Callable<Holding>> all) throws Exception {
        List<Holding> answers = new ArrayList<>();
        try (var threads = Executors.newFixedThreadPool(12)) {
            for (Future<Holding> answer : threads.invokeAll(all)) {
                answers.add(answer.get());
            }
        }
        return answers;
    }
}
