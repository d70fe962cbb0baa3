package shaopao.trials;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * Something that is wrong with what was tried; while it is open the version cannot go live.
 *
 * @param key of the field or step
 * @param settledByName who answers for it
 * @param reason what was changed, or why nothing is
 */
record Finding(
        UUID id,
        Source source,
        Remark.About about,
        String key,
        String title,
        State state,
        Instant madeAt,
        Optional<String> settledByName,
        Optional<Instant> settledAt,
        Optional<String> reason) {

    /** From where it is known. */
    enum Source {
        REMARK,
        /** Many of the panel stumbled at the same field. */
        ERRORS,
        DESIGNER
    }

    /** What became of it. */
    enum State {
        OPEN,
        RESOLVED,
        /** Stays as it is. */
        WAIVED
    }
}
