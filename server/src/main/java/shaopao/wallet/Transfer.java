package shaopao.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A transfer that is in the ledger, for good.
 *
 * @param amountCents what it moves or sets aside
 * @param reservedCents what its pending transfer had set aside; 0 for one without
 * @param countedCents how far it counts against the payer's limit of its day
 * @param pending the transfer that it posts or voids
 * @param refundOf the payment that it moves back
 * @param holdSeconds for how long it sets aside; 0 for one that does not
 * @param debitAfterCents posted balance of the debited account right after it
 */
public record Transfer(
        TransferId id,
        int ledger,
        TransferKind kind,
        AccountId debit,
        AccountId credit,
        long amountCents,
        long reservedCents,
        long countedCents,
        Reason reason,
        Optional<TransferId> pending,
        Optional<TransferId> refundOf,
        long holdSeconds,
        Optional<Instant> expiresAt,
        LocalDate day,
        Instant occurredAt,
        String memo,
        long debitAfterCents,
        long creditAfterCents,
        Instant at) {

    boolean moves() {
        return kind == TransferKind.SINGLE || kind == TransferKind.POST_PENDING;
    }
}
