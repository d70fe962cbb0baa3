package shaopao.notices;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.Words;

/**
 * A message as the inbox shows it.
 *
 * @param code kind of message, {@code hall.asked}
 * @param link path inside the portal
 */
record NoticeCard(
        UUID id,
        String code,
        Category category,
        Importance importance,
        Words title,
        Words body,
        Optional<String> link,
        Instant sentAt,
        Optional<Instant> readAt,
        boolean archived) {}
