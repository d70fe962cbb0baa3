package shaopao.pass;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that people may take.
 *
 * @param people how many it was given to
 * @param total how many pieces in all
 * @param used how many were taken
 */
record Entitlement(
        UUID id,
        EntitlementKind kind,
        String title,
        String note,
        Instant from,
        Instant until,
        String madeByName,
        Optional<Instant> endedAt,
        long people,
        long total,
        long used) {}
