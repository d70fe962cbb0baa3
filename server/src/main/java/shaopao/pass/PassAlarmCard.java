package shaopao.pass;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An alarm as its holder and staff read it.
 *
 * @param name whose pass it is
 * @param first where and when the pass was used first
 * @param then the use that cannot have been the same holder's
 */
record PassAlarmCard(
        UUID id,
        PassId pass,
        String name,
        Spot first,
        Spot then,
        Instant raisedAt,
        Optional<Instant> settledAt,
        Optional<String> settledBy,
        Optional<String> note) {

    /** A reader, its place, and the time. */
    record Spot(ReaderId reader, String readerName, Optional<UUID> place, Instant at) {}
}
