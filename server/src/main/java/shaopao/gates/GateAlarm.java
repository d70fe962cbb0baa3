package shaopao.gates;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.places.PlaceId;

/** Something that staff should look at. */
record GateAlarm(
        UUID id,
        Kind kind,
        PlaceId place,
        Optional<EntryId> entry,
        Optional<UUID> subject,
        Instant raisedAt,
        Optional<Instant> settledAt,
        Optional<String> settledBy,
        Optional<String> note) {

    /** What was noticed. */
    enum Kind {
        /** Somebody inside came in again. */
        PASSED_BACK,
        /** A code was used again, or one that was stopped or forged was shown. */
        BAD_CODE,
        /** The place is full and people are turned away. */
        FULL,
        /** Events of a reader that was off line are missing. */
        EVENTS_MISSING
    }
}
