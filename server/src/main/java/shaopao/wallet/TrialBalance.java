package shaopao.wallet;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * The books of a ledger at a glance.
 *
 * @param differenceCents debits less credits of all accounts: 0, or something is badly wrong
 * @param closedThrough the last day of the last closed month
 * @param toClose the first day of the month that can be closed now
 */
record TrialBalance(
        int ledger,
        String currency,
        List<Line> lines,
        long differenceCents,
        Optional<LocalDate> closedThrough,
        Optional<LocalDate> toClose) {

    /** All accounts of one kind of owner. */
    record Line(Owner owner, long accounts, long debitsCents, long creditsCents, long heldCents) {}
}
