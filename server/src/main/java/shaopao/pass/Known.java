package shaopao.pass;

import java.time.Instant;
import java.util.Optional;
import javax.crypto.SecretKey;

/**
 * What the server knows of a pass number or a card, held in memory.
 *
 * @param purposes what the pass is for, as bits
 * @param key of the phone; absent for a card
 * @param endedAt when the phone or card stopped being good
 */
record Known(
        PassId pass, Holder holder, int purposes, boolean frozen, Optional<SecretKey> key, Optional<Instant> endedAt) {

    /** As it was at a moment of the past, at which it was frozen or not. */
    Known asOf(Instant at, boolean wasFrozen) {
        return new Known(pass, holder, purposes, wasFrozen, key, endedAt.filter(end -> !end.isAfter(at)));
    }
}
