package shaopao.queue;

import shaopao.kernel.Problem;

/** Refusals of halls on site. */
enum QueueProblem implements Problem {
    /** No open counter will serve it in the time that the hall promises. */
    LINE_FULL(409),
    /** The hall is not open now. */
    HALL_CLOSED(409),
    /** All places of this time are taken. */
    COUNTER_SLOT_FULL(409),
    /** There is no such time for this service. */
    COUNTER_SLOT_UNKNOWN(409),
    /** The person has as many tickets as one may have. */
    TICKETS_TOO_MANY(409),
    /** The ticket stands where this cannot be done. */
    TICKET_ACT_IMPOSSIBLE(409),
    /** It is too early or too late to come for this appointment. */
    CHECK_IN_UNTIMELY(409),
    /** Nobody waits for this counter. */
    NOBODY_WAITS(409),
    /** Somebody is called or served at this counter. */
    COUNTER_BUSY(409),
    /** Somebody else sits at this counter, or the clerk at another. */
    COUNTER_TAKEN(409),
    /** The counter is not open. */
    COUNTER_NOT_OPEN(409),
    /** The device stands in no hall. */
    NO_HALL_HERE(409),
    /** Whoever signed in at the kiosk is gone. */
    KIOSK_VISIT_OVER(410),
    /** The code is not good here; only its holder reads why. */
    KIOSK_CODE_REFUSED(409),
    /** Appointments need a place where they are, and the hall has none. */
    HALL_WITHOUT_PLACE(409),
    /** The letter or number is in use, or something names what is not there. */
    HALL_FLAWED(409);

    private final int status;

    QueueProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
