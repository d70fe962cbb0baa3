package shaopao.trials;

/** Where a trial is. */
enum TrialState {
    /** The list is frozen and its hash is public; the seed is not known yet. */
    PREPARED,
    /** The panel is drawn and tries. */
    RUNNING,
    ENDED,
    CANCELLED;

    boolean over() {
        return this == ENDED || this == CANCELLED;
    }
}
