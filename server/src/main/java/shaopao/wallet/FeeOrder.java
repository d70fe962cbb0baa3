package shaopao.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * What somebody owes the school.
 *
 * @param instalments when how much is due; their sum is the amount
 * @param account which takes the money in
 */
record FeeOrder(
        UUID id,
        PersonId person,
        FeeKind kind,
        String title,
        AccountId account,
        long amountCents,
        List<Instalment> instalments,
        List<Waiver> waivers,
        List<FeePayment> payments,
        Instant madeAt) {

    /** What for. */
    enum FeeKind {
        TUITION,
        DORMITORY,
        SUPPLIES,
        OTHER
    }

    /** A part with a date. */
    record Instalment(long amountCents, LocalDate dueOn) {}

    /** What need not be paid, and why. */
    record Waiver(UUID id, long amountCents, String reason, String by, Instant at) {}

    /** What was paid, by which transfer. */
    record FeePayment(TransferId id, long amountCents, Instant at) {}
}
