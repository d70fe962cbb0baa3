package shaopao.queue;

/** What is done to a ticket. */
enum TicketAct {
    CHECK_IN,
    CALL,
    RECALL,
    START,
    HOLD,
    RESUME,
    TRANSFER,
    SEND_AWAY,
    MISS,
    BACK,
    FINISH,
    LEAVE
}
