package shaopao.workflow;

/** What a timer of a case is for. */
public enum TimerKind {
    REMIND,
    LIMIT,
    DELAY,
    /** The promised time of the case. */
    PROMISE
}
