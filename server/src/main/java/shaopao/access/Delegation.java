package shaopao.access;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * Somebody acts for somebody who is away.
 *
 * @param items codes of the service items handed over; none means all
 * @param until the first instant at which it no longer holds
 * @param acceptedAt absent until the delegate has agreed; before that nothing is handed over
 */
public record Delegation(
        UUID id,
        PersonId absent,
        PersonId delegate,
        Set<String> items,
        Instant from,
        Instant until,
        String reason,
        Optional<Instant> acceptedAt) {

    public Delegation {
        items = Set.copyOf(items);
    }

    /** True when the item is among those handed over. */
    public boolean covers(String item) {
        return items.isEmpty() || items.contains(item);
    }
}
