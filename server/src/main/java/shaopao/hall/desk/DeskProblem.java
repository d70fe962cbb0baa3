package shaopao.hall.desk;

import shaopao.kernel.Problem;

/** Refusals of the desk. */
enum DeskProblem implements Problem {
    /** Somebody else has taken or given the application since it was read. */
    ASSIGNED_MEANWHILE(409),
    /** So many batches of one person are at work already. */
    TOO_MANY_BATCHES(429),
    /** The act cannot be done to many applications at once. */
    NOT_IN_BATCHES(400),
    /** There is nothing that could be handed over. */
    NOTHING_TO_HAND_OVER(409);

    private final int status;

    DeskProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
