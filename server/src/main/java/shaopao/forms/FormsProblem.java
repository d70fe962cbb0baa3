package shaopao.forms;

import shaopao.kernel.Problem;

/** Refusals of forms. */
public enum FormsProblem implements Problem {
    /** The answers do not fit the form; {@code errors} lists each place. */
    ANSWERS_INVALID(400),
    /** A draft is larger than is kept. */
    DRAFT_TOO_LARGE(413),
    /** The draft was saved elsewhere since it was read here. */
    DRAFT_CHANGED_MEANWHILE(409),
    /** A draft is brought back while there is another of its form. */
    DRAFT_IN_THE_WAY(409),
    /** No register offers the fact. */
    FACT_UNKNOWN(404),
    /** The person has said so already, and nobody has answered yet. */
    CORRECTION_OPEN(409),
    /** Somebody has answered already. */
    CORRECTION_CLOSED(409);

    private final int status;

    FormsProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
