package shaopao.workflow;

/** How a case ended. */
public enum Outcome {
    APPROVED,
    REJECTED,
    WITHDRAWN
}
