package shaopao.notices;

import java.time.Instant;
import java.util.Optional;
import shaopao.kernel.Words;

/**
 * A kind of message as the list of templates shows it.
 *
 * @param version 0 while the shipped texts count
 */
record TemplateCard(
        String code,
        Words name,
        Category category,
        Importance importance,
        int version,
        String savedBy,
        Optional<Instant> savedAt) {}
