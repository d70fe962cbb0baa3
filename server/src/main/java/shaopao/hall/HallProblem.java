package shaopao.hall;

import shaopao.kernel.Problem;

/** Refusals of the service hall. */
enum HallProblem implements Problem {
    /** The act needs the number of a to-do. */
    TODO_MISSING(400);

    private final int status;

    HallProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
