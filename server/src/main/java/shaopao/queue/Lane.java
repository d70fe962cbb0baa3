package shaopao.queue;

/** By which right a ticket waits. */
enum Lane {
    /** For a time that was agreed, by one who was there in time. */
    BOOKED,
    /** For whoever came, in the order of coming. */
    OPEN
}
