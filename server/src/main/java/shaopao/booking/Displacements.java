package shaopao.booking;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import shaopao.places.OccupationKind;
import shaopao.places.OccupationsDisplaced;

/**
 * Teaching has priority: within the transaction in which it took places, their bookings end and the people are told.
 */
@Component
class Displacements {

    private final BookingStore store;
    private final Endings endings;

    Displacements(BookingStore store, Endings endings) {
        this.store = store;
        this.endings = endings;
    }

    @EventListener
    void displaced(OccupationsDisplaced news) {
        Map<OccupationKind, List<UUID>> by = new EnumMap<>(OccupationKind.class);
        news.displaced().stream()
                .filter(one -> one.kind() == OccupationKind.BOOKING)
                .forEach(one ->
                        by.computeIfAbsent(one.by(), _ -> new ArrayList<>()).add(one.reference()));
        by.forEach((kind, references) -> endings.displaced(store.bookings(references), kind));
    }
}
