package shaopao.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.places.PlaceId;

/** What the acts of a booking need beside the rules: names, locks, the record, the clock. */
@Component
class BookingFacts {

    private final People people;
    private final Audit audit;
    private final DrawStore draws;
    private final Bookables bookables;
    private final Clock clock;

    BookingFacts(People people, Audit audit, DrawStore draws, Bookables bookables, Clock clock) {
        this.people = people;
        this.audit = audit;
        this.draws = draws;
        this.bookables = bookables;
        this.clock = clock;
    }

    Booking.Holder holder(PersonId person) {
        Person known = people.person(person).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        return new Booking.Holder(person, known.number(), known.name());
    }

    /** Places of a policy whose hours are still to be drawn: nobody books them by being quick. */
    Set<PlaceId> toBeDrawn(BookingPolicy policy, Instant from, Instant until) {
        Set<PlaceId> places = new HashSet<>();
        draws.undrawn(policy.id(), from, until)
                .forEach(area -> places.addAll(Bookables.ids(bookables.of(policy, Optional.of(area)))));
        return places;
    }

    void record(Actor actor, String act, Booking booking) {
        audit.record(
                actor,
                act,
                "booking",
                booking.id().toString(),
                Map.of("place", booking.placeCode(), "from", booking.from(), "until", booking.until()));
    }

    Instant now() {
        return clock.instant();
    }
}
