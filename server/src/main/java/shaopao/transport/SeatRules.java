package shaopao.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.PersonId;

/** Who may ask for a seat, and who may get on. */
final class SeatRules {

    private SeatRules() {}

    /**
     * The seats of a route are booked.
     *
     * @param opensHours so long before a run leaves one may ask
     * @param closesMinutes so long before it leaves one may ask no more
     */
    record SeatRule(String route, int seats, int opensHours, int closesMinutes) {

        Instant opensAt(Instant leaves) {
            return leaves.minus(Duration.ofHours(opensHours));
        }

        Instant closesAt(Instant leaves) {
            return leaves.minus(Duration.ofMinutes(closesMinutes));
        }
    }

    /** How a booking stands. */
    enum BookingState {
        WAITING,
        HELD,
        BOARDED,
        MISSED,
        CANCELLED
    }

    /** {@code ahead}: how many wait before this one. */
    record BusBooking(
            UUID id,
            UUID run,
            PersonId person,
            BookingState state,
            Optional<Integer> seat,
            int ahead,
            Instant askedAt) {}

    /** A person's other bookings. */
    record Ahead(int bookings, boolean overlaps) {}

    static Optional<TransportProblem> refusal(
            Optional<SeatRule> rule, BusRun run, Ahead ahead, int bookingsMax, Instant now) {
        if (run.cancelled().isPresent()) {
            return Optional.of(TransportProblem.RUN_CANCELLED);
        }
        boolean open = rule.filter(one -> !now.isBefore(one.opensAt(run.leavesAt())))
                .filter(one -> now.isBefore(one.closesAt(run.leavesAt())))
                .isPresent();
        if (!open || run.seats() == 0) {
            return Optional.of(TransportProblem.BOOKING_CLOSED);
        }
        if (ahead.overlaps()) {
            return Optional.of(TransportProblem.BUS_TIME_TAKEN);
        }
        return ahead.bookings() >= bookingsMax ? Optional.of(TransportProblem.BUS_BOOKINGS_MAX) : Optional.empty();
    }

    /** What the door says. */
    enum Welcome {
        /** To the seat that was booked. */
        SEAT,
        /** Without a booking, there being room. */
        ROOM,
        /** Aboard before. */
        AGAIN,
        /** No seat is free. */
        FULL,
        /** A guest on a bus whose seats are booked. */
        BOOKED_ONLY;

        boolean letsIn() {
            return this == SEAT || this == ROOM || this == AGAIN;
        }
    }

    /**
     * Whether somebody may get on.
     *
     * @param booking of this person on this run
     * @param free seats that nobody holds
     */
    static Welcome welcome(BusRun run, Optional<BookingState> booking, boolean aboard, boolean guest, int free) {
        if (aboard || booking.filter(state -> state == BookingState.BOARDED).isPresent()) {
            return Welcome.AGAIN;
        }
        if (run.seats() == 0) {
            return Welcome.ROOM;
        }
        if (booking.filter(state -> state == BookingState.HELD).isPresent()) {
            return Welcome.SEAT;
        }
        if (guest) {
            return Welcome.BOOKED_ONLY;
        }
        return free > 0 ? Welcome.ROOM : Welcome.FULL;
    }
}
