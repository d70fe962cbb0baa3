package shaopao.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * One line of a statement.
 *
 * @param seq grows within an account
 * @param amountCents less than nothing when it left the account
 * @param balanceCents of the account right after it
 * @param other name of the account at the other end
 * @param refundOf the payment that it moves back
 * @param refundedCents how much of it was moved back since
 */
public record WalletEntry(
        long seq,
        TransferId id,
        long amountCents,
        long balanceCents,
        String other,
        Reason reason,
        String memo,
        LocalDate day,
        Instant occurredAt,
        Optional<TransferId> refundOf,
        long refundedCents) {}
