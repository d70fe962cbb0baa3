package shaopao.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import shaopao.places.PlaceId;

/**
 * What somebody asks for.
 *
 * @param id made by the browser; again under the same one books nothing twice
 * @param guests who comes along, the one who books included, where the rules want names
 * @param equipment kinds of mobile equipment, one piece of each
 */
record NewBooking(
        BookingId id,
        PlaceId place,
        Instant from,
        Instant until,
        String title,
        int people,
        List<BookingGuest> guests,
        Set<String> equipment,
        Optional<UUID> series) {

    NewBooking {
        guests = List.copyOf(guests);
        equipment = Set.copyOf(equipment);
    }

    /** Somebody of a group. */
    record BookingGuest(String name, String remark) {}

    BookingWish wish() {
        return new BookingWish(from, until, people, guests.size());
    }
}
