package shaopao.transport;

import shaopao.kernel.Problem;

/** Refusals of transport. */
enum TransportProblem implements Problem {
    /** No feed is in force yet. */
    NO_FEED(409),
    /** The file is no zip of GTFS text files, or larger than any campus needs. */
    FEED_UNREADABLE(422),
    /** No such run on that day. */
    RUN_UNKNOWN(404),
    /** Seats of this run are not booked, or not yet, or no longer. */
    BOOKING_CLOSED(409),
    /** The run does not take place. */
    RUN_CANCELLED(409),
    /** The person has as many bookings ahead as one may have. */
    BUS_BOOKINGS_MAX(409),
    /** The person has another seat at that time. */
    BUS_TIME_TAKEN(409),
    /** Run, vehicle or driver is on the road in another duty. */
    DUTY_TAKEN(409),
    /** The driver is on no run. */
    NO_DUTY(409),
    /** Seats are kept for those who booked them until the run leaves. */
    SEATS_STILL_KEPT(409),
    /** The reader belongs to no vehicle that is on a run. */
    NO_RUN_HERE(409),
    /** Another vehicle has this plate or reader. */
    VEHICLE_TAKEN(409),
    /** What was shown is not accepted; the holder alone reads why. */
    BUS_CODE_REFUSED(422),
    /** What was sent is no GTFS-Realtime. */
    REALTIME_UNREADABLE(422);

    private final int status;

    TransportProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
