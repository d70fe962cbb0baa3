package shaopao.booking;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;

/**
 * A booking.
 *
 * @param reason what was said when it was refused, displaced or given free
 * @param releaseAt when the place is given free if nobody has signed in
 * @param awayUntil when one who left must be back
 * @param offerUntil until when an offer stands
 */
record Booking(
        BookingId id,
        UUID policy,
        PlaceId place,
        String placeCode,
        Words placeName,
        Optional<UUID> series,
        Optional<UUID> draw,
        PersonId person,
        String personNumber,
        String personName,
        String title,
        int people,
        BookingState state,
        Instant from,
        Instant until,
        boolean exclusive,
        boolean viaHall,
        long feeCents,
        Instant madeAt,
        Optional<String> reason,
        Optional<Instant> releaseAt,
        Optional<Instant> signedInAt,
        Optional<Instant> awayUntil,
        Optional<Instant> offerUntil) {

    /** Somebody for whom a booking is made. */
    record Holder(PersonId id, String number, String name) {}

    Holder holder() {
        return new Holder(person, personNumber, personName);
    }

    /** The same, offered until an instant, at which it is given free if nobody has answered. */
    Booking offered(Instant stands, Optional<UUID> ofDraw) {
        return new Booking(
                id,
                policy,
                place,
                placeCode,
                placeName,
                series,
                ofDraw,
                person,
                personNumber,
                personName,
                title,
                people,
                BookingState.OFFERED,
                from,
                until,
                exclusive,
                viaHall,
                feeCents,
                madeAt,
                reason,
                Optional.of(stands),
                signedInAt,
                awayUntil,
                Optional.of(stands));
    }

    /** The same, for nothing and kept to its end without signing in. */
    Booking free() {
        return new Booking(
                id,
                policy,
                place,
                placeCode,
                placeName,
                series,
                draw,
                person,
                personNumber,
                personName,
                title,
                people,
                state,
                from,
                until,
                exclusive,
                viaHall,
                0,
                madeAt,
                reason,
                Optional.empty(),
                signedInAt,
                awayUntil,
                offerUntil);
    }

    /** The same, as a seat that was drawn. */
    Booking drawn(UUID ofDraw) {
        return new Booking(
                id,
                policy,
                place,
                placeCode,
                placeName,
                series,
                Optional.of(ofDraw),
                person,
                personNumber,
                personName,
                title,
                people,
                state,
                from,
                until,
                exclusive,
                viaHall,
                feeCents,
                madeAt,
                reason,
                releaseAt,
                signedInAt,
                awayUntil,
                offerUntil);
    }
}
