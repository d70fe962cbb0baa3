package shaopao.transport;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What leaves a stop. */
final class DepartureRules {

    private DepartureRules() {}

    /** A ride of a service day leaves, by the timetable. */
    record Leaving(LocalDate day, Ride ride, int halt, Instant at) {}

    /** What people can get on at a stop from one instant to before another, earliest first; also after midnight. */
    static List<Leaving> leaving(Network network, int stop, Instant from, Instant until) {
        List<Leaving> leaving = new ArrayList<>();
        for (LocalDate day : network.serviceDays(from, until)) {
            for (Network.Call call : network.calls(stop)) {
                Ride ride = call.ride();
                if (ride.boardsAt(call.halt()) && network.runs(ride, day)) {
                    Instant at = network.at(day, ride.halts().get(call.halt()).departs());
                    if (!at.isBefore(from) && at.isBefore(until)) {
                        leaving.add(new Leaving(day, ride, call.halt(), at));
                    }
                }
            }
        }
        leaving.sort(Comparator.comparing(Leaving::at)
                .thenComparing(one -> one.ride().id())
                .thenComparingInt(Leaving::halt));
        return leaving;
    }
}
