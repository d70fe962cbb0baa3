package shaopao.wallet;

import shaopao.kernel.Problem;

/** Refusals of the wallet. */
enum WalletProblem implements Problem {
    /** The transfer breaks a rule that no state of the accounts could mend. */
    TRANSFER_INVALID(400),
    /** The id was used for another transfer. */
    TRANSFER_ID_TAKEN(409),
    /** There is not enough money on the account. */
    BALANCE_LOW(409),
    /** The account may not hold so much. */
    BALANCE_HIGH(409),
    /** One payment, or all of the day, would be more than the payer allows. */
    SPENDING_LIMIT(409),
    /** Nothing is paid from the account now. */
    PURSE_FROZEN(409),
    /** The month is closed. */
    MONTH_CLOSED(409),
    /** The month cannot be closed yet. */
    MONTH_NOT_TO_BE_CLOSED(409),
    /** What was set aside was moved or given free before. */
    HOLD_OVER(409),
    /** More would be moved than was paid, or set aside. */
    REFUND_TOO_LARGE(409),
    /** More transfers wait than the ledger takes at a time. */
    LEDGER_BUSY(503),
    /** No more is to be paid than is owed. */
    FEE_OVERPAID(409),
    /** Instalments must add up to the amount and follow each other in time. */
    INSTALMENTS_WRONG(400),
    /** The way of paying is not set up, or does not answer. */
    CHANNEL_AWAY(503),
    /** So many top-ups of one person wait to be paid that no further one is begun. */
    TOP_UPS_WAITING(409),
    /** What came in is not signed by the payment service. */
    CALLBACK_NOT_GENUINE(401),
    /** What was stray has gone back, or to whose it is, before. */
    STRAY_SETTLED(409),
    /** The file of the payment service cannot be read. */
    RECONCILIATION_UNREADABLE(422);

    private final int status;

    WalletProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }

    static WalletProblem of(TransferRefusal refusal) {
        return switch (refusal) {
            case ID_TAKEN -> TRANSFER_ID_TAKEN;
            case AMOUNT_INVALID,
                    FORM_INVALID,
                    ACCOUNT_UNKNOWN,
                    SAME_ACCOUNT,
                    LEDGERS_DIFFER,
                    DAY_INVALID,
                    PENDING_UNKNOWN,
                    PAYMENT_UNKNOWN -> TRANSFER_INVALID;
            case ACCOUNT_FROZEN -> PURSE_FROZEN;
            case BALANCE_LOW -> BALANCE_LOW;
            case BALANCE_HIGH -> BALANCE_HIGH;
            case SINGLE_LIMIT, DAY_LIMIT -> SPENDING_LIMIT;
            case MONTH_CLOSED -> MONTH_CLOSED;
            case PENDING_RESOLVED, PENDING_EXPIRED -> HOLD_OVER;
            case POST_EXCEEDS_PENDING, REFUND_EXCEEDS_PAYMENT -> REFUND_TOO_LARGE;
            case BUSY -> LEDGER_BUSY;
        };
    }
}
