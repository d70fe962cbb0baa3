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
    ACT_NOT_ALLOWED(409),
    /** The case is suspended and takes no act until it is resumed. */
    CASE_SUSPENDED(409),
    /** Nobody decides on the own application. */
    APPLICANT_CANNOT_DECIDE(403),
    /** A step that comes now needs people whom this person is to choose. */
    PEOPLE_NOT_CHOSEN(400),
    /** The step wants a hand-written signature. */
    SIGNATURE_MISSING(400),
    /** The step does not let this person change such a field. */
    FIELD_NOT_YOURS(403),
    /** The person is asked at this step already, or has signed there. */
    ALREADY_ASKED(409),
    /** More people than can sign at one step. */
    TOO_MANY_SIGNERS(409),
    /** There is no such added signer who has not signed. */
    NO_ADDED_SIGNER(409),
    /** The applicant has been asked to set something right and has not yet. */
    CORRECTION_ASKED_ALREADY(409),
    /** The case has not passed this step, or it lies in another part that runs at the same time. */
    NODE_NOT_PASSED(409),
    /** The case cannot be set to this step from where it stands. */
    NODE_NOT_REACHABLE(409),
    /** Where the case stands has no place in the other definition. */
    MIGRATION_IMPOSSIBLE(409),
    /** The applicant has urged a short while ago. */
    URGED_RECENTLY(429),
    /** A table of more rows than can be walked at the same time. */
    TOO_MANY_ROWS(409),
    /** The token of a callback is none of ours. */
    CALLBACK_TOKEN_INVALID(404);

    private final int status;

    WorkflowProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
