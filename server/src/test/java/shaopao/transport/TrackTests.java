package shaopao.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shaopao.transport.EstimateRules.EstimateError;
import shaopao.transport.TrackRules.Came;
import shaopao.transport.TrackRules.Course;
import shaopao.transport.TrackRules.Point;
import shaopao.transport.TrackRules.Step;

/** Where a bus is on its way, and when it comes. */
@Tag("once")
class TrackTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private static final Network NETWORK = Feeder.network(DemoFeed.files(DAY));

    private static Course course(String ride) {
        return new Course(NETWORK, NETWORK.ride(ride).orElseThrow(), DAY);
    }

    /** Where the timetable has the ride so many seconds after it left. */
    private static Place where(Course course, double along) {
        List<Ride.Halt> halts = course.ride().halts();
        double time = course.ride().begins() + along;
        int halt = 0;
        while (halt < course.last() - 1 && halts.get(halt + 1).arrives() <= time) {
            halt++;
        }
        double part = (time - halts.get(halt).departs())
                / (halts.get(halt + 1).arrives() - halts.get(halt).departs());
        return course.place(halt).towards(course.place(halt + 1), Math.clamp(part, 0, 1));
    }

    private static Instant at(Course course, double seconds) {
        return NETWORK.at(DAY, course.ride().begins()).plusMillis((long) (seconds * 1_000));
    }

    private record Drive(List<Came> came, List<Integer> delays, List<Double> progress) {}

    private static Drive drive(Course course, int late, int every, double noiseMetres, Random random) {
        List<Came> came = new ArrayList<>();
        List<Integer> delays = new ArrayList<>();
        List<Double> progress = new ArrayList<>();
        Optional<Point> point = Optional.empty();
        int ends = course.ride().ends() - course.ride().begins();
        for (int along = 0; along <= ends + every; along += every) {
            Place there = where(course, Math.min(along, ends));
            Place told = new Place(
                    there.latitude() + random.nextGaussian() * noiseMetres / 111_195,
                    there.longitude() + random.nextGaussian() * noiseMetres / 96_000);
            Optional<Step> step = TrackRules.step(course, point, told, at(course, along + late));
            assertThat(step).isPresent();
            point = step.map(Step::point);
            came.addAll(step.get().came());
            delays.add(step.get().point().delaySeconds());
            progress.add(step.get().point().progress());
        }
        return new Drive(came, delays, progress);
    }

    /** On ways that cross themselves too: the circle ends where it begins, and passes the library twice. */
    @Test
    void everyHaltIsPassedOnceAndAboutWhenItWas() {
        Random random = new Random(5);
        for (String ride : List.of("ring-1@25680", "east-out-410", "metro-back-600", "night-1360")) {
            for (int late : List.of(0, 45, 240)) {
                Course course = course(ride);
                Drive drive = drive(course, late, 10, 8, random);
                assertThat(drive.progress()).isSorted();
                assertThat(drive.came().stream().map(Came::halt))
                        .as(ride)
                        .isSorted()
                        .doesNotHaveDuplicates();
                assertThat(drive.came()).as(ride).hasSize(course.last() + 1);
                for (Came one : drive.came()) {
                    Instant truth = course.planned(one.halt()).plusSeconds(late);
                    assertThat(Duration.between(truth, one.at()).abs())
                            .as("%s halt %d", ride, one.halt())
                            .isLessThan(Duration.ofSeconds(40));
                }
            }
        }
    }

    @Test
    void aBusThatIsLateByTheSameAllTheWayIsExpectedWhenItComes() {
        Course course = course("east-out-410");
        Drive drive = drive(course, 180, 15, 0, new Random(1));
        assertThat(drive.delays().stream().skip(2).limit(100)).allMatch(delay -> Math.abs(delay - 180) <= 40);
        Point point = new Point(1.5, 180, at(course, 600));
        assertThat(TrackRules.expected(course, point, 4, at(course, 600)))
                .contains(course.planned(4).plusSeconds(180));
        assertThat(TrackRules.expected(course, point, 1, at(course, 600))).isEmpty();
        assertThat(TrackRules.expected(course, point, 2, at(course, 9_000)))
                .as("what should be there is expected now")
                .contains(at(course, 9_000));
    }

    @Test
    void whatIsOldOrFarAwayMovesNothing() {
        Course course = course("east-out-410");
        Point point = new Point(2.2, 60, at(course, 700));
        assertThat(TrackRules.step(course, Optional.of(point), course.place(3), at(course, 700)))
                .as("not later than the last one")
                .isEmpty();
        Step off = TrackRules.step(course, Optional.of(point), new Place(31, 121), at(course, 760))
                .orElseThrow();
        assertThat(off.point().progress()).isEqualTo(2.2);
        assertThat(off.came()).isEmpty();
        Step lost = TrackRules.step(course, Optional.empty(), new Place(31, 121), at(course, 0))
                .orElseThrow();
        assertThat(lost.point().progress()).isNegative();
        Step waits = TrackRules.step(course, Optional.empty(), course.place(0), at(course, -300))
                .orElseThrow();
        assertThat(waits.point().delaySeconds())
                .as("early at the first stop is no delay")
                .isZero();
        Step back = TrackRules.step(course, Optional.of(point), course.place(1), at(course, 760))
                .orElseThrow();
        assertThat(back.point().progress()).as("never backwards").isGreaterThanOrEqualTo(2.2);
    }

    @Test
    void horizonsAndMarginsAreThoseThatWereMeasured() {
        Instant now = at(course("east-out-410"), 0);
        assertThat(EstimateRules.horizon(now, now.plusSeconds(1))).contains(2);
        assertThat(EstimateRules.horizon(now, now.plusSeconds(120))).contains(2);
        assertThat(EstimateRules.horizon(now, now.plusSeconds(121))).contains(5);
        assertThat(EstimateRules.horizon(now, now.plusSeconds(1_201))).isEmpty();
        assertThat(EstimateRules.horizon(now, now)).isEmpty();
        List<EstimateError> errors = List.of(
                new EstimateError(2, 500, 0, 20, 45, 0.9, 60, 200), new EstimateError(5, 19, 0, 20, 80, 0.9, 60, 200));
        assertThat(EstimateRules.margin(errors, now, now.plusSeconds(100))).contains(45);
        assertThat(EstimateRules.margin(errors, now, now.plusSeconds(200)))
                .as("too few to say")
                .isEmpty();
    }

    @Test
    void walksAreAsLongAsOnTheEarth() {
        Place here = new Place(30.3, 120.1);
        assertThat(here.metresTo(new Place(30.301, 120.1))).isBetween(111.0, 111.4);
        assertThat(here.metresTo(new Place(30.3, 120.101))).isBetween(95.8, 96.2);
        assertThat(here.walkSecondsTo(here)).isZero();
        assertThat(new Place(Double.NaN, 0).sane()).isFalse();
        Map<String, String> demo = new HashMap<>(DemoFeed.files(DAY));
        assertThat(FeedReader.read(demo).flaws())
                .as("the demo feed is without a flaw")
                .isEmpty();
    }
}
