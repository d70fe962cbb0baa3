package shaopao.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A channel's own list of what it moved, compared with the ledger.
 *
 * @param matched lines that agree
 * @param oursCents sum by the ledger, of money that came in less what went out
 */
record Reconciliation(
        UUID id,
        AccountId account,
        LocalDate from,
        LocalDate to,
        String fileName,
        int matched,
        long oursCents,
        long theirsCents,
        String madeBy,
        Instant madeAt,
        List<Difference> differences) {

    /** How the two differ. */
    enum DifferenceKind {
        /** The channel moved it and the ledger does not know. */
        MISSING_HERE,
        /** The ledger says so and the channel does not. */
        MISSING_THERE,
        AMOUNT_OTHER,
        /** The channel lists it more than once. */
        DOUBLED
    }

    /**
     * One difference, and how somebody settled it.
     *
     * @param number under which the channel knows it: the id of our transfer, without hyphens
     */
    record Difference(
            int place,
            DifferenceKind kind,
            String number,
            Optional<Long> oursCents,
            Optional<Long> theirsCents,
            Optional<String> settledReason,
            Optional<String> settledBy,
            Optional<Instant> settledAt) {

        static Difference open(
                int place, DifferenceKind kind, String number, Optional<Long> ours, Optional<Long> theirs) {
            return new Difference(
                    place, kind, number, ours, theirs, Optional.empty(), Optional.empty(), Optional.empty());
        }
    }

    /**
     * A line of either side: money in is more than nothing.
     *
     * @param refund the refund's own number beside that of the order; empty when it is none, or has none
     */
    record ReconciledLine(String number, String refund, long cents) {}
}
