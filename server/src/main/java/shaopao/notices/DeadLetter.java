package shaopao.notices;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.Words;

/**
 * A delivery that was given up.
 *
 * @param address masked
 * @param reason in the provider's words
 * @param resent how often staff have sent it again
 */
record DeadLetter(
        UUID id,
        String channel,
        DeliveryState state,
        String code,
        Words title,
        String name,
        String number,
        Optional<String> address,
        int attempts,
        int resent,
        Optional<String> provider,
        Optional<String> reason,
        Instant queuedAt,
        Optional<Instant> doneAt) {}
