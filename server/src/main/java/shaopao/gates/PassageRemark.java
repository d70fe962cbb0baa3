package shaopao.gates;

/** What was noticed beside the decision. */
enum PassageRemark {
    /** Came in without having gone out before. */
    MISSED_EXIT,
    /** Went out without having come in. */
    MISSED_ENTRY,
    /** Came in while inside, a moment after. */
    PASSED_BACK
}
