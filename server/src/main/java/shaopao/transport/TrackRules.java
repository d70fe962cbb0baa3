package shaopao.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where on its way a vehicle is, how late that makes it, and when it will come. */
final class TrackRules {

    /** Farther from its way it is off it. */
    static final double OFF_METRES = 400;
    /** So near to a stop it has come there. */
    static final double STOP_METRES = 45;
    /** A vehicle does not jump over more halts from one position to the next. */
    private static final int AHEAD_MAX = 8;
    /** On ways that cross themselves the part counts that the timetable expects: a second weighs as much as this. */
    private static final double METRES_FOR_A_SECOND = 0.1;

    private TrackRules() {}

    /**
     * Where a run was last.
     *
     * @param progress halts gone by and the part of the way to the next, or -1 when it was off its way
     */
    record Point(double progress, int delaySeconds, Instant at) {}

    /** The run came to a halt. */
    record Came(int halt, Instant at) {}

    record Step(Point point, List<Came> came) {}

    /** What a run's ride and day say, for one run. */
    record Course(Network network, Ride ride, java.time.LocalDate day) {

        Instant planned(int halt) {
            return network.at(day, ride.halts().get(halt).arrives());
        }

        Place place(int halt) {
            return network.placeOf(ride.halts().get(halt).stop());
        }

        int last() {
            return ride.halts().size() - 1;
        }

        /** When the timetable has the run at a point of its way. */
        Instant planned(double progress) {
            int before = Math.min((int) progress, last() - 1);
            int leaves = ride.halts().get(before).departs();
            int comes = ride.halts().get(before + 1).arrives();
            return network.at(day, leaves + (int) Math.round((progress - before) * (comes - leaves)));
        }
    }

    /** A new position; empty when it is older than the last one. */
    static Optional<Step> step(Course course, Optional<Point> before, Place place, Instant now) {
        if (before.filter(point -> !now.isAfter(point.at())).isPresent()) {
            return Optional.empty();
        }
        double known = before.map(Point::progress).orElse(-1.0);
        double progress = progress(course, known, place, now);
        if (progress < 0) {
            int delay = before.map(Point::delaySeconds).orElse(0);
            return Optional.of(new Step(new Point(known < 0 ? -1 : known, delay, now), List.of()));
        }
        boolean waits = progress < 0.1
                && now.isBefore(course.network().at(course.day(), course.ride().begins()));
        int delay = waits
                ? 0
                : (int) Duration.between(course.planned(progress), now).toSeconds();
        return Optional.of(new Step(new Point(progress, delay, now), came(before, progress, now)));
    }

    private static double secondsApart(Instant one, Instant other) {
        return Math.abs(Duration.between(one, other).toSeconds());
    }

    private static double progress(Course course, double known, Place place, Instant now) {
        int first = known < 0 ? 0 : Math.min((int) known, course.last() - 1);
        int last = known < 0 ? course.last() - 1 : Math.min(course.last() - 1, first + AHEAD_MAX);
        double best = -1;
        double least = Double.MAX_VALUE;
        for (int halt = first; halt <= last; halt++) {
            Place from = course.place(halt);
            Place to = course.place(halt + 1);
            double part = place.partOf(from, to);
            double metres = place.metresTo(from.towards(to, part));
            double here = Math.max(known, snapped(halt, part, place, from, to));
            double cost = metres + METRES_FOR_A_SECOND * secondsApart(course.planned(here), now);
            if (metres <= OFF_METRES && cost < least) {
                least = cost;
                best = here;
            }
        }
        return best;
    }

    private static double snapped(int halt, double part, Place place, Place from, Place to) {
        if (place.metresTo(to) <= STOP_METRES) {
            return halt + 1.0;
        }
        return place.metresTo(from) <= STOP_METRES ? halt : halt + part;
    }

    /** The halts between two positions, each at the time at which it was passed at an even pace. */
    private static List<Came> came(Optional<Point> before, double progress, Instant now) {
        List<Came> came = new ArrayList<>();
        double from = before.map(Point::progress).orElse(-1.0);
        if (before.isEmpty() || from < 0) {
            if (progress == Math.rint(progress)) {
                came.add(new Came((int) progress, now));
            }
            return came;
        }
        Instant then = before.get().at();
        double millis = Duration.between(then, now).toMillis();
        for (int halt = (int) Math.floor(from) + 1; halt <= progress; halt++) {
            double part = (halt - from) / (progress - from);
            came.add(new Came(halt, then.plusMillis(Math.round(millis * part))));
        }
        return came;
    }

    /** When it will come to a halt ahead; empty for one gone by. */
    static Optional<Instant> expected(Course course, Point point, int halt, Instant now) {
        if (point.progress() >= halt) {
            return Optional.empty();
        }
        Instant expected = course.planned(halt).plusSeconds(point.delaySeconds());
        return Optional.of(expected.isBefore(now) ? now : expected);
    }
}
