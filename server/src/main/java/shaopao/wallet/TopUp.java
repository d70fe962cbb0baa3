package shaopao.wallet;

import java.time.Instant;
import java.util.Optional;
import shaopao.kernel.PersonId;

/**
 * Money that somebody brings by a payment service.
 *
 * @param id also that of the transfer, and without hyphens the number under which the service knows it
 * @param payLink what the payer's app opens or scans; absent while the service did not answer
 * @param paidCents what came, which may be another amount than was ordered
 */
record TopUp(
        TransferId id,
        PersonId person,
        String channel,
        long amountCents,
        TopUpState state,
        Optional<String> payLink,
        Instant begunAt,
        Instant expiresAt,
        Optional<Instant> paidAt,
        Optional<Long> paidCents) {

    /** How far it is. */
    enum TopUpState {
        WAITING,
        PAID,
        CLOSED,
        /** Paid there, and the purse could not take it: staff give it back, or to whose it is. */
        STRAY,
        /** It was stray, and staff have found whose it is. */
        CREDITED
    }

    String number() {
        return id.toString().replace("-", "");
    }
}
