package shaopao.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.places.spi.Engagements;

/** Bookings among all that a person has to do. */
@Component
class BookingEngagements implements Engagements {

    private final BookingStore store;

    BookingEngagements(BookingStore store) {
        this.store = store;
    }

    @Override
    public List<Engagement> of(PersonId person, Instant from, Instant until) {
        return store.between(person, from, until).stream()
                .map(one -> new Engagement(
                        "booking",
                        one.placeName(),
                        one.from(),
                        one.until(),
                        Optional.of(one.place()),
                        Optional.of("/booking/bookings/" + one.id())))
                .toList();
    }
}
