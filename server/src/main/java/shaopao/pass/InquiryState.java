package shaopao.pass;

/** What became of an inquiry. */
enum InquiryState {
    /** The holder has not said yes or no yet. */
    WAITING,
    TOLD,
    DECLINED,
    /** The holder did not answer in time. */
    LAPSED
}
