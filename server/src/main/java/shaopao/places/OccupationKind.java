package shaopao.places;

/** For what somebody has a place. */
public enum OccupationKind {
    /** A lesson. */
    CLASS,
    /** An examination. */
    EXAM,
    /** Repair, cleaning, closing. */
    MAINTENANCE,
    /** What somebody booked: it makes way for the others. */
    BOOKING;

    /** Whether it takes the place from a booking. */
    public boolean displaces() {
        return this != BOOKING;
    }
}
