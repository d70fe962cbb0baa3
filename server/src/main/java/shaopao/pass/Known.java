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
        PassId pass, Holder holder, int purposes, boolean frozen, Optional<SecretKey> key, Optional<Instant> endedAt) {}
