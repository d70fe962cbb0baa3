package shaopao.workflow;

/** How a case ended. */
public enum Outcome {
    APPROVED,
    REJECTED,
    WITHDRAWN,
    /** Ended by those who answer for the item, without a decision. */
    CANCELLED
}
