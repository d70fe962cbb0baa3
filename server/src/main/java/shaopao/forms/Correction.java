package shaopao.forms;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * Somebody says that what a register holds of them is wrong.
 *
 * @param fact name of the fact, for example {@code person.phone}
 * @param source the register
 * @param held what the register gave when it was said
 * @param claim what the person says instead
 * @param answer of whoever looked into it; empty while it is open
 */
record Correction(
        UUID id,
        PersonId person,
        String personName,
        String fact,
        String source,
        String held,
        String claim,
        Status status,
        String answer,
        Instant openedAt,
        Optional<Instant> closedAt) {

    /** How it stands. */
    enum Status {
        OPEN,
        /** The register was mended. */
        MENDED,
        REFUSED
    }
}
