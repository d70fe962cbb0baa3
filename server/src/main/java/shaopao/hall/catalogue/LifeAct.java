package shaopao.hall.catalogue;

/** What is done to an item as a whole. */
enum LifeAct {
    /** Begins the description of an item that stands in an inventory. */
    DESCRIBE,
    /** Gives the draft to people who try it. */
    TRY,
    /** Makes the draft, or the version that was tried, the one that people apply for. */
    RELEASE,
    PAUSE,
    RESUME,
    RETIRE
}
