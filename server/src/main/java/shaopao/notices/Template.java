package shaopao.notices;

import java.time.Instant;
import java.util.Optional;

/**
 * One version of the texts of a kind of message.
 *
 * @param version 0 for the shipped texts
 * @param savedBy name of the person; empty for the shipped texts
 */
record Template(
        String code, int version, TemplateText zh, TemplateText en, String savedBy, Optional<Instant> savedAt) {}
