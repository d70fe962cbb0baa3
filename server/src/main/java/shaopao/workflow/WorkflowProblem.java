package shaopao.workflow;

import shaopao.kernel.Problem;

/** Refusals of a case. */
public enum WorkflowProblem implements Problem {
    /** The to-do is no longer open: somebody else has decided, or the case was returned or withdrawn. */
    CASE_MOVED(409),
    /** The case is over and takes no further act. */
    CASE_OVER(409),
    /** The to-do is another person's. */
    TODO_OF_ANOTHER(403),
    /** Only the applicant may do this. */
    APPLICANT_ONLY(403),
    /** Already handed in and not returned. */
    ALREADY_SUBMITTED(409),
    /** Neither the step's rule nor the item's owners name anybody. */
    NOBODY_DECIDES(409),
    /** To reject, to return or to comment needs words. */
    OPINION_MISSING(400),
    /** The step does not allow this act. */
    ACT_NOT_ALLOWED(409);

    private final int status;

    WorkflowProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
