package shaopao.wallet;

import java.time.LocalDate;
import java.util.Optional;

/**
 * An account.
 *
 * @param ledger number of its currency in ISO 4217; money moves within a ledger only
 * @param ownerKey the person's or merchant's id, or a code of the school's own
 * @param spentOn the day on which {@code spentCents} were paid
 * @param frozen nothing is paid from it; it still receives, and what was set aside before may be posted
 */
public record Account(
        AccountId id,
        int ledger,
        Owner owner,
        String ownerKey,
        String name,
        Totals totals,
        AccountLimits limits,
        Optional<LocalDate> spentOn,
        long spentCents,
        boolean frozen) {

    /** Paid on this day, as far as it counts against the limit of the day. */
    public long spentCents(LocalDate day) {
        return spentOn.filter(day::equals).isPresent() ? spentCents : 0;
    }

    Account with(Totals changed) {
        return new Account(id, ledger, owner, ownerKey, name, changed, limits, spentOn, spentCents, frozen);
    }

    Account counting(long cents, LocalDate day) {
        if (cents == 0) {
            return this;
        }
        long spent = Math.max(0, spentCents(day) + cents);
        return new Account(id, ledger, owner, ownerKey, name, totals, limits, Optional.of(day), spent, frozen);
    }
}
