package shaopao.transport;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;

/**
 * A ride on one day about which something is kept.
 *
 * @param seats how many are booked; 0 when it is not booked
 * @param cancelled why it does not run; empty text when the timetable in force has it no more
 */
record BusRun(
        UUID id,
        LocalDate day,
        String ride,
        String route,
        Instant leavesAt,
        Instant endsAt,
        int seats,
        Optional<String> cancelled) {

    /** Whether the timetable in force has it no more. */
    boolean gone() {
        return cancelled.filter(String::isEmpty).isPresent();
    }

    /** The same run as a timetable has it, or has it no more; that staff cancelled it stays. */
    BusRun following(Network network) {
        Optional<Ride> now = network.ride(ride).filter(one -> network.runs(one, day));
        if (now.isEmpty()) {
            return new BusRun(id, day, ride, route, leavesAt, endsAt, seats, Optional.of(cancelled.orElse("")));
        }
        return new BusRun(
                id,
                day,
                ride,
                network.route(now.get().route()).id(),
                network.at(day, now.get().begins()),
                network.at(day, now.get().ends()),
                seats,
                cancelled.filter(reason -> !reason.isEmpty()));
    }
}
