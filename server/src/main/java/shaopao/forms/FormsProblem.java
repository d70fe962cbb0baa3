package shaopao.forms;

import shaopao.kernel.Problem;

/** Refusals of forms. */
public enum FormsProblem implements Problem {
    /** The answers do not fit the form; {@code errors} lists each place. */
    ANSWERS_INVALID(400),
    /** A draft is larger than is kept. */
    DRAFT_TOO_LARGE(413);

    private final int status;

    FormsProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
