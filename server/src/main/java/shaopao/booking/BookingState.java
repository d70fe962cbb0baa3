package shaopao.booking;

/** Where a booking stands. The first four and the offer hold the place or ask for it; the others are over. */
enum BookingState {
    /** Somebody is to decide; holds nothing. */
    PENDING,
    /** Offered to somebody from the waiting list; holds the place until the offer lapses. */
    OFFERED,
    CONFIRMED,
    /** The person is there. */
    IN_USE,
    /** Left for a short while; the place is kept. */
    AWAY,
    /** Used to its end, or ended early. */
    DONE,
    CANCELLED,
    REJECTED,
    /** Teaching, an exam or works took the place. */
    DISPLACED,
    /** Nobody came, or nobody came back; the place was given free. */
    RELEASED,
    /** An offer that was not taken. */
    LAPSED;

    boolean holds() {
        return this == OFFERED || this == CONFIRMED || this == IN_USE || this == AWAY;
    }

    boolean over() {
        return !holds() && this != PENDING;
    }
}
