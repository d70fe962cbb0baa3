package shaopao.notices;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;

/**
 * A delivery that a worker has taken from the queue.
 *
 * @param attempt from 1; also the fence by which it is settled
 * @param read whether the message was read meanwhile
 * @param carries whether it carries a daily summary
 * @param bundle the messages of a daily summary; empty for a single one
 */
record Claimed(
        UUID id,
        PersonId person,
        int attempt,
        boolean onlyUnread,
        boolean read,
        boolean carries,
        Instant expiresAt,
        Said said,
        List<Said> bundle,
        Map<String, Set<Integer>> taken) {

    /** What a message says, in both languages. */
    record Said(
            String code,
            Category category,
            Importance importance,
            Words title,
            Words body,
            String smsZh,
            String smsEn,
            Optional<String> link) {}

    Claimed with(List<Said> lines) {
        return new Claimed(id, person, attempt, onlyUnread, read, carries, expiresAt, said, lines, taken);
    }
}
