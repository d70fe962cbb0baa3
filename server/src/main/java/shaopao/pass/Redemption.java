package shaopao.pass;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.PersonId;

/** That something was taken, by whom it was handed out, and whether that was taken back. */
record Redemption(
        UUID id,
        UUID entitlement,
        String title,
        PersonId person,
        String personName,
        int count,
        String byName,
        Instant at,
        Optional<Instant> undoneAt,
        Optional<String> undoneBy,
        Optional<String> undoneReason) {}
