package shaopao.wallet;

/** Why the ledger does not take a transfer. */
public enum TransferRefusal {
    /** The id was used for something else. */
    ID_TAKEN,
    /** The amount is not positive, or beyond all reason. */
    AMOUNT_INVALID,
    /** Too many or no transfers linked, a memo that is too long, a hold that is too long. */
    FORM_INVALID,
    /** There is no such account. */
    ACCOUNT_UNKNOWN,
    /** From an account to itself. */
    SAME_ACCOUNT,
    /** The two accounts keep different currencies. */
    LEDGERS_DIFFER,
    ACCOUNT_FROZEN,
    BALANCE_LOW,
    BALANCE_HIGH,
    SINGLE_LIMIT,
    DAY_LIMIT,
    MONTH_CLOSED,
    /** Dated into the future, or too long ago. */
    DAY_INVALID,
    /** There is no such transfer that sets money aside. */
    PENDING_UNKNOWN,
    /** It was posted or voided before. */
    PENDING_RESOLVED,
    PENDING_EXPIRED,
    /** More than was set aside. */
    POST_EXCEEDS_PENDING,
    /** There is no such payment to move back. */
    PAYMENT_UNKNOWN,
    REFUND_EXCEEDS_PAYMENT,
    /** Too many wait; nothing was done. */
    BUSY
}
