package shaopao.places;

/** For what somebody has a place. */
public enum OccupationKind {
    /** A lesson. */
    CLASS,
    /** An examination. */
    EXAM,
    /** Repair, cleaning, closing. */
    MAINTENANCE,
    /** A time agreed at a counter. */
    APPOINTMENT,
    /** What somebody booked: it makes way for lessons, examinations and maintenance. */
    BOOKING;

    /** Whether it takes the place from a booking. */
    public boolean displaces() {
        return this != BOOKING && this != APPOINTMENT;
    }

    /** Whether it loses its place to what displaces. */
    public boolean makesWay() {
        return this == BOOKING;
    }
}
