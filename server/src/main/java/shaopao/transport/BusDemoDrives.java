package shaopao.transport;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import shaopao.kernel.DemoPart.Progress;
import shaopao.kernel.Ids;
import shaopao.transport.BusDutyStore.Vehicle;
import shaopao.transport.BusTrackStore.Prediction;
import shaopao.transport.TrackRules.Came;
import shaopao.transport.TrackRules.Course;
import shaopao.transport.TrackRules.Point;
import shaopao.transport.TrackRules.Step;

/** Buses of the demo campus, and what they did in the last days. */
@Component
class BusDemoDrives {

    private static final int DAYS = 3;
    private static final int STEP_SECONDS = 30;

    private final BusDutyStore duties;
    private final BusTrackStore tracks;
    private final BusSeats seats;
    private final Clock clock;

    BusDemoDrives(BusDutyStore duties, BusTrackStore tracks, BusSeats seats, Clock clock) {
        this.duties = duties;
        this.tracks = tracks;
        this.seats = seats;
        this.clock = clock;
    }

    Instant now() {
        return clock.instant();
    }

    void vehicles() {
        for (int i = 1; i <= 3; i++) {
            duties.add(new Vehicle(Ids.next(), "校车 %02d".formatted(i), i == 1 ? 48 : BusDemo.SEATS, Optional.empty()));
        }
    }

    /** Every fourth drive of the last days, with the estimates that it gave while it drove. */
    void past(RandomGenerator random, Network network, LocalDate today, Instant now, Progress progress) {
        for (int back = DAYS; back >= 0; back--) {
            LocalDate day = today.minusDays(back);
            for (Ride ride : network.rides(day)) {
                if (network.at(day, ride.begins()).isBefore(now) && random.nextInt(4) == 0) {
                    drive(random, new Course(network, ride, day), now);
                }
            }
            progress.at(DAYS + 1 - back, DAYS + 1);
        }
    }

    private void drive(RandomGenerator random, Course course, Instant now) {
        BusRun run = seats.ensure(course.day(), course.ride().id());
        double late = Math.max(-40, random.nextGaussian() * 60 + 50);
        double slower = 1 + Math.max(-0.05, random.nextGaussian() * 0.08 + 0.05);
        long ends = (long) course.ride().ends() - course.ride().begins();
        Optional<Point> point = Optional.empty();
        List<Came> came = new ArrayList<>();
        Map<String, Prediction> told = new LinkedHashMap<>();
        Place place = course.place(0);
        for (double along = 0; along <= ends; along += STEP_SECONDS / slower) {
            Instant at = network(course, late + along * slower + random.nextGaussian() * 8);
            if (at.isAfter(now)) {
                break;
            }
            place = where(course, along);
            Optional<Step> step = TrackRules.step(course, point, place, at);
            if (step.isPresent()) {
                point = Optional.of(step.get().point());
                came.addAll(step.get().came());
                BusLive.predictions(course, step.get().point(), at)
                        .forEach(one -> told.putIfAbsent(one.halt() + " " + one.horizon(), one));
            }
        }
        if (!told.isEmpty()) {
            tracks.predict(run.id(), run.route(), List.copyOf(told.values()), run.leavesAt());
        }
        if (!came.isEmpty()) {
            tracks.came(run.id(), came);
        }
        Place last = place;
        point.ifPresent(one -> tracks.put(run.id(), last, one, BusTrackStore.TrackSource.DRIVER));
    }

    private static Instant network(Course course, double seconds) {
        return course.network().at(course.day(), course.ride().begins()).plusMillis((long) (seconds * 1_000));
    }

    /** Where the timetable has the bus so many seconds after it left. */
    private static Place where(Course course, double along) {
        double time = course.ride().begins() + along;
        int halt = 0;
        while (halt < course.last() - 1 && course.ride().halts().get(halt + 1).arrives() < time) {
            halt++;
        }
        double from = course.ride().halts().get(halt).departs();
        double to = course.ride().halts().get(halt + 1).arrives();
        return course.place(halt).towards(course.place(halt + 1), Math.clamp((time - from) / (to - from), 0, 1));
    }
}
