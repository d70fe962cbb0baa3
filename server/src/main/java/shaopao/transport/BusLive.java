package shaopao.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.ShortMemory;
import shaopao.transport.BusTrackStore.Prediction;
import shaopao.transport.BusTrackStore.Told;
import shaopao.transport.BusTrackStore.TrackSource;
import shaopao.transport.EstimateRules.EstimateError;
import shaopao.transport.TrackRules.Course;
import shaopao.transport.TrackRules.Point;
import shaopao.transport.TrackRules.Step;

/** Where buses are and when they come; what is told is kept, and compared when they have come. */
@Component
class BusLive {

    /** A position that is older says nothing of now. */
    static final Duration FRESH = Duration.ofMinutes(3);

    static final Duration MEASURED = Duration.ofDays(28);
    private static final Duration SEEN_BEFORE = Duration.ofSeconds(2);
    private static final Duration ERRORS_KEPT = Duration.ofMinutes(1);

    private final Networks networks;
    private final BusTrackStore store;
    private final Clock clock;
    private final ShortMemory<String, Now> now = new ShortMemory<>(SEEN_BEFORE);
    private final ShortMemory<Optional<String>, List<EstimateError>> errors = new ShortMemory<>(ERRORS_KEPT);

    BusLive(Networks networks, BusTrackStore store, Clock clock) {
        this.networks = networks;
        this.store = store;
        this.clock = clock;
    }

    /** All positions that still say something, by day and ride. */
    record Now(Map<String, Told> byRide) {

        Optional<Told> of(LocalDate day, String ride) {
            return Optional.ofNullable(byRide.get(day + " " + ride));
        }
    }

    Now now() {
        return now.of("", _ -> {
            Map<String, Told> byRide = new HashMap<>();
            store.told(clock.instant().minus(FRESH)).forEach(one -> byRide.put(one.day() + " " + one.ride(), one));
            return new Now(byRide);
        });
    }

    /** When a ride of a day comes to a halt, by its position; empty when nobody knows better than the timetable. */
    Optional<Instant> expected(Course course, int halt) {
        Instant at = clock.instant();
        return now().of(course.day(), course.ride().id())
                .filter(told -> told.point().progress() >= 0)
                .flatMap(told -> TrackRules.expected(course, told.point(), halt, at));
    }

    /** True when a run that we see has left the halt behind. */
    boolean gone(LocalDate day, String ride, int halt) {
        return now().of(day, ride)
                .filter(told -> told.point().progress() > halt)
                .isPresent();
    }

    /** How far an expected arrival is off in nine of ten cases, in seconds, as measured; empty with too few of them. */
    Optional<Integer> margin(String route, Instant expected) {
        Instant at = clock.instant();
        return EstimateRules.margin(errors(Optional.of(route)), at, expected)
                .or(() -> EstimateRules.margin(errors(Optional.empty()), at, expected));
    }

    List<EstimateError> errors(Optional<String> route) {
        return errors.of(route, one -> store.errors(one, clock.instant().minus(MEASURED)));
    }

    /** Takes a position; false when a later one is known, or the ride is none of the network. */
    @Transactional
    public boolean tell(BusRun run, Place place, Instant at, TrackSource source) {
        Network network = networks.network();
        Optional<Ride> ride = network.ride(run.ride());
        if (ride.isEmpty()) {
            return false;
        }
        Course course = new Course(network, ride.get(), run.day());
        Optional<Step> step = TrackRules.step(course, store.point(run.id()), place, at);
        if (step.isEmpty() || !store.put(run.id(), place, step.get().point(), source)) {
            return false;
        }
        if (!step.get().came().isEmpty()) {
            store.came(run.id(), step.get().came());
        }
        List<Prediction> predictions = predictions(course, step.get().point(), at);
        if (!predictions.isEmpty()) {
            store.predict(run.id(), run.route(), predictions, at);
        }
        now.forgetAll();
        return true;
    }

    static List<Prediction> predictions(Course course, Point point, Instant at) {
        List<Prediction> predictions = new ArrayList<>();
        if (point.progress() < 0) {
            return predictions;
        }
        for (int halt = (int) point.progress() + 1; halt <= course.last(); halt++) {
            int here = halt;
            TrackRules.expected(course, point, halt, at)
                    .ifPresent(expected -> EstimateRules.horizon(at, expected)
                            .ifPresent(horizon ->
                                    predictions.add(new Prediction(here, horizon, course.planned(here), expected))));
        }
        return predictions;
    }
}
