package shaopao.wallet;

import java.time.Instant;
import shaopao.kernel.PersonId;

/**
 * Money that was paid by a service and that no purse could take.
 *
 * @param person who had begun the order
 * @param openCents what has neither gone back nor to whose it is
 */
record Stray(
        TransferId id,
        PersonId person,
        String channel,
        long orderedCents,
        long paidCents,
        long openCents,
        Instant paidAt) {}
