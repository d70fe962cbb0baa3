package shaopao.wallet;

/** Why money moves. */
public enum Reason {
    /** From a channel into a purse. */
    TOP_UP,
    /** For goods or a meal; counts against the limits of the payer. */
    PAYMENT,
    /** For a sale without network, settled later; limits do not count for it. */
    OFFLINE_PAYMENT,
    /** Back from where it was paid to. */
    REFUND,
    /** From a purse or a merchant out through a channel. */
    PAYOUT,
    /** Given by the school. */
    SUBSIDY,
    /** For tuition, a bed, supplies. */
    FEE,
    /** A sale without network that nobody could be charged for. */
    LOSS,
    /** Put right by hand. */
    CORRECTION
}
