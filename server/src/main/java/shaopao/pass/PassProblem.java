package shaopao.pass;

import shaopao.kernel.Problem;

/** Refusals of passes. */
enum PassProblem implements Problem {
    /** What was shown is not accepted here; the reader is told no more, the holder reads why. */
    CODE_NOT_ACCEPTED(422),
    /** Another phone shows the pass by now, or none does. */
    PHONE_REPLACED(409),
    /** Another phone was bound a short while ago. */
    BINDING_TOO_SOON(409),
    /** The person has bound as many phones lately as one may. */
    BINDINGS_USED_UP(409),
    /** The pass is frozen. */
    PASS_FROZEN(409),
    /** Staff froze the pass; the holder cannot unfreeze it. */
    FROZEN_BY_STAFF(409),
    /** The number of the card cannot be right. */
    CARD_NUMBER_INVALID(422),
    /** Another pass has the card. */
    CARD_TAKEN(409),
    /** The period of a visit is over, too long, or ends before it begins. */
    VISIT_PERIOD_INVALID(422),
    /** The host has as many visitors invited as one may. */
    VISITS_TOO_MANY(409),
    /** The link is wrong, was opened on another phone, or its visit is over. */
    VISIT_LINK_INVALID(403),
    /** The times of an occasion or entitlement do not fit together. */
    TIMES_INVALID(422),
    /** Check-in has not begun, is over, or was called off. */
    CHECK_IN_CLOSED(409),
    /** The person is not among those whom the occasion is for. */
    NOT_INVITED(409),
    /** Nobody has the number; or it is of somebody beyond the reader's reach, and the name with it is not theirs. */
    NUMBER_OR_NAME_WRONG(404),
    /** The code on the screen has changed, or is of another occasion. */
    SCREEN_CODE_OVER(409),
    /** The counter has to read the code again. */
    COUNTER_OVER(409),
    /** There is nothing left to take, it is not for this person, or not at this time. */
    NOTHING_LEFT(409),
    /** It was taken back before, or too long ago to be taken back. */
    UNDO_TOO_LATE(409),
    /** The reader may not ask this question. */
    QUESTION_NOT_ALLOWED(403),
    /** The question was answered, or its time is over. */
    INQUIRY_OVER(409),
    /** A question that tells a photo is asked with consent only. */
    PHOTO_NEEDS_CONSENT(409);

    private final int status;

    PassProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
