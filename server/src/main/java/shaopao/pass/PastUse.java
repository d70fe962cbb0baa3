package shaopao.pass;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A use as its holder reads it.
 *
 * @param refused why it was not accepted; absent when it was
 */
record PastUse(
        Purpose purpose,
        Optional<PassRefusal> refused,
        Carrier carrier,
        ReaderId reader,
        Optional<UUID> place,
        Instant at) {}
