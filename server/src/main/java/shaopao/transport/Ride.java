package shaopao.transport;

import java.util.List;

/**
 * One drive of a vehicle by the timetable: a trip, or one of the many drives of a trip that goes by frequency.
 *
 * @param id that of the trip; with the time of the first departure behind it for a drive by frequency
 * @param route place of the route in the network
 */
record Ride(String id, Feed.Trip trip, int route, List<Halt> halts) {

    Ride {
        halts = List.copyOf(halts);
    }

    /**
     * A stop on the way.
     *
     * @param stop place of the stop in the network
     * @param arrives seconds of the service day
     */
    record Halt(int stop, int arrives, int departs, boolean boards, boolean alights) {}

    int begins() {
        return halts.getFirst().departs();
    }

    int ends() {
        return halts.getLast().arrives();
    }

    /** The halt at which one may get on, or -1. */
    boolean boardsAt(int halt) {
        return halt < halts.size() - 1 && halts.get(halt).boards();
    }
}
