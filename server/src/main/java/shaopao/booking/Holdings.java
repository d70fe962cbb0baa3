package shaopao.booking;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.booking.BookingRules.Held;
import shaopao.kernel.ProblemException;
import shaopao.places.Holding;
import shaopao.places.NewOccupation;
import shaopao.places.Occupation;
import shaopao.places.OccupationKind;
import shaopao.places.Occupations;
import shaopao.places.PlaceId;

/** Holds places, equipment and fees for bookings, and gives them back. Within the caller's transaction. */
@Component
class Holdings {

    private final BookingStore store;
    private final Occupations occupations;
    private final EquipmentStore equipment;
    private final BookingFees fees;
    private final PolicyStore policies;

    Holdings(
            BookingStore store,
            Occupations occupations,
            EquipmentStore equipment,
            BookingFees fees,
            PolicyStore policies) {
        this.store = store;
        this.occupations = occupations;
        this.equipment = equipment;
        this.fees = fees;
        this.policies = policies;
    }

    /** Writes new confirmed bookings and holds all that they need, or refuses. */
    void confirm(List<Booking> made, List<NewBooking> wanted) {
        write(made);
        hold(made);
        for (NewBooking one : wanted) {
            equipment.addGuests(one.id(), one.guests());
            Booking booking = find(made, one.id());
            lend(booking, one.equipment());
        }
        fees.take(made);
    }

    /** Writes bookings; refuses when one is in the way of another of the same person. */
    void write(List<Booking> made) {
        if (store.write(made).size() < made.size()) {
            throw new ProblemException(BookingProblem.BOOKING_OVERLAPS_OWN);
        }
    }

    /** Holds the places of all, or refuses and tells which are taken. */
    void hold(List<Booking> bookings) {
        if (occupations.hold(bookings.stream().map(this::occupation).toList()) instanceof Holding.Taken taken) {
            throw taken(bookings, taken);
        }
    }

    private static ProblemException taken(List<Booking> bookings, Holding.Taken taken) {
        if (bookings.size() == 1) {
            return new ProblemException(BookingProblem.PLACE_TAKEN);
        }
        List<String> days = taken.conflicts().stream()
                .map(conflict -> conflict.wish()
                        .from()
                        .atZone(shaopao.calendar.WorkingTime.ZONE)
                        .toLocalDate()
                        .toString())
                .distinct()
                .sorted()
                .toList();
        return new ProblemException(BookingProblem.SERIES_TAKEN, Map.of("days", String.join(", ", days)));
    }

    /** Whether the place could be held; false when anybody has it. */
    boolean mayHold(Booking booking) {
        return occupations.hold(List.of(occupation(booking))) instanceof Holding.Held;
    }

    NewOccupation occupation(Booking booking) {
        Held held = held(booking);
        return new NewOccupation(
                booking.place(),
                held.from(),
                held.until(),
                OccupationKind.BOOKING,
                booking.id().value());
    }

    /** From when until when it holds its place, set-up and clean-up included. */
    Held held(Booking booking) {
        return policies.policy(booking.policy())
                .map(policy -> BookingRules.held(policy.terms(), booking.from(), booking.until()))
                .orElseGet(() -> new Held(booking.from(), booking.until()));
    }

    void lend(Booking booking, Set<String> kinds) {
        Held held = held(booking);
        for (String kind : kinds) {
            if (!equipment.lend(kind, booking.id(), held.from(), held.until())) {
                throw new ProblemException(BookingProblem.EQUIPMENT_GONE, Map.of("kind", kind));
            }
        }
    }

    /** Gives back places and equipment. */
    void release(Collection<Booking> bookings) {
        List<UUID> ids = bookings.stream().map(one -> one.id().value()).toList();
        occupations.release(OccupationKind.BOOKING, ids);
        equipment.release(ids);
    }

    /** Gives back what is left after an instant. */
    void shorten(Booking booking, Instant until) {
        for (Occupation one :
                occupations.of(OccupationKind.BOOKING, List.of(booking.id().value()))) {
            if (!occupations.shorten(one.id(), until)) {
                occupations.release(one.id());
            }
        }
        equipment.release(List.of(booking.id().value()));
    }

    /** Which of these places nobody has in these hours. */
    Set<PlaceId> free(Collection<PlaceId> places, Held held) {
        Set<PlaceId> busy = occupations.occupied(places, held.from(), held.until()).stream()
                .map(Occupation::place)
                .collect(Collectors.toSet());
        return places.stream().filter(place -> !busy.contains(place)).collect(Collectors.toSet());
    }

    private static Booking find(List<Booking> made, BookingId id) {
        return made.stream().filter(one -> one.id().equals(id)).findFirst().orElseThrow();
    }
}
