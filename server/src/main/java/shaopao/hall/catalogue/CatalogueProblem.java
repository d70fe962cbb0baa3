package shaopao.hall.catalogue;

import shaopao.kernel.Problem;

/** Refusals of the catalogue. */
public enum CatalogueProblem implements Problem {
    /** The item is not for this person. */
    NOT_FOR_YOU(403),
    /** Nobody can apply for the item for a time. */
    ITEM_PAUSED(409),
    /** The item is not open yet, or not any more. */
    ITEM_NOT_OPEN(409),
    /** The item is done at a counter only. */
    ITEM_AT_COUNTER(409),
    /** As many applications as there may be have been handed in. */
    ITEM_FULL(409),
    /** The person has applied as often as one may. */
    ITEM_TAKEN_ALREADY(409),
    /** An item in this state cannot be changed in this way. */
    ITEM_STATE_OTHER(409),
    /** There is nothing that could be tried or released. */
    ITEM_NOT_DESCRIBED(409),
    /** People must have tried the item first. */
    TRIAL_NOT_PASSED(409),
    /** Somebody else has changed it meanwhile. */
    ITEM_CHANGED_MEANWHILE(409),
    /** There is an item or a batch of this code already. */
    CODE_TAKEN(409),
    /** The description has flaws. */
    ITEM_FLAWED(400),
    /** The file is no flow that can be taken. */
    FLOW_REFUSED(400),
    /** There is no such batch. */
    BATCH_UNKNOWN(400),
    /** There is no department of this code, or it is not within reach. */
    DEPARTMENT_UNKNOWN(400),
    /** The file is no table that can be read. */
    INVENTORY_UNREADABLE(400),
    /** Rows of the table have flaws. */
    INVENTORY_FLAWED(400);

    private final int status;

    CatalogueProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
