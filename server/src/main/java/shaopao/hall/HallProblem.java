package shaopao.hall;

import shaopao.kernel.Problem;

/** Refusals of the service hall. */
enum HallProblem implements Problem {
    /** The act needs the number of a to-do. */
    TODO_MISSING(400),
    /** The act needs the key of a node. */
    NODE_MISSING(400),
    /** The act needs a person, or some. */
    PERSON_MISSING(400),
    /** Work goes to present staff only. */
    NO_COLLEAGUE(400),
    /** The step does not open this field. */
    FIELD_NOT_OPEN(403),
    /** Only those who handle the application may say or add something among themselves. */
    HANDLERS_ONLY(403),
    /** An application takes so many messages and no more. */
    TOO_MUCH_SAID(409),
    /** An application takes so many added files and no more. */
    TOO_MANY_FILES(409),
    /** The file is not one that the person has uploaded. */
    FILE_NOT_YOURS(400),
    /** Something comes of an application when it is approved. */
    NOT_APPROVED_YET(409),
    /** A rating is asked for when the school has decided. */
    RATED_TOO_EARLY(409),
    /** The application has its rating. */
    RATED_ALREADY(409),
    /** There is no bad rating that waits for an answer. */
    NO_BAD_RATING(409),
    /** A person keeps so many views and no more. */
    TOO_MANY_VIEWS(409),
    /** There is a draft for the item, which would be lost. */
    DRAFT_EXISTS(409);

    private final int status;

    HallProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
