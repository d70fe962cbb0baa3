package shaopao.notices.spi;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import shaopao.notices.Category;
import shaopao.notices.Importance;

/**
 * A message as a channel gets it, in the language of its receiver. Never logged.
 *
 * @param id the same at each attempt, so that a provider can tell a repeat
 * @param address as the channel named it
 * @param sms short text; empty when there is none
 * @param link in full; empty when there is none or the public address is not set
 * @param unsubscribe where one click ends mail of this category; empty for mandatory ones
 * @param bundle what a daily summary lists; empty for a single message
 * @param taken parts that each provider has taken at an earlier attempt
 * @param until after this moment it is of no use
 */
public record Outgoing(
        UUID id,
        String code,
        Category category,
        Importance importance,
        Recipient to,
        String address,
        String title,
        String body,
        String sms,
        Optional<String> link,
        Optional<String> unsubscribe,
        List<Line> bundle,
        Map<String, Set<Integer>> taken,
        Instant until) {

    public Outgoing {
        bundle = List.copyOf(bundle);
        taken = Map.copyOf(taken);
    }

    @Override
    public String toString() {
        return "Outgoing " + id;
    }

    /** One message of a daily summary. */
    public record Line(String title, String body, Optional<String> link) {}
}
