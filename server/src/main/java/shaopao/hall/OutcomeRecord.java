package shaopao.hall;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * Something that was granted by an application.
 *
 * @param kind what it is, by default the item
 * @param facts answers that the step wanted kept
 */
record OutcomeRecord(
        UUID id,
        String kind,
        String item,
        UUID application,
        String number,
        PersonId applicant,
        Map<String, Object> facts,
        Instant recordedAt) {}
