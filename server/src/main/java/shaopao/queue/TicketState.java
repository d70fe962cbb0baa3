package shaopao.queue;

/** Where a ticket stands. */
enum TicketState {
    /** An appointment whose person has not come yet. */
    EXPECTED,
    WAITING,
    CALLED,
    SERVING,
    /** Beside the counter for a moment; the counter may call somebody else meanwhile. */
    HELD,
    /** Gone to mend a form; comes back to the same place. */
    AWAY,
    /** Did not come when called. */
    MISSED,
    DONE,
    LEFT;

    boolean over() {
        return this == DONE || this == LEFT;
    }
}
