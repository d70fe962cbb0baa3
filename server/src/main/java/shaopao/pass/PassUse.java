package shaopao.pass;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A use of a pass, as its holder reads it.
 *
 * @param refused why it was not accepted; absent when it was
 * @param readerName empty when the reader is gone
 */
record PassUse(
        Instant at,
        Purpose purpose,
        Optional<PassRefusal> refused,
        Carrier carrier,
        String readerName,
        Optional<UUID> place) {}
