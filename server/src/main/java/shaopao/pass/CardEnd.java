package shaopao.pass;

/** Why a card is no longer good. */
enum CardEnd {
    LOST,
    RETURNED,
    REPLACED,
    BROKEN
}
