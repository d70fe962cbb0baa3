package shaopao.booking;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.booking.BookingTerms.Approval;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

/** Booking: the rules first, then the interval store, which alone decides who has the place. */
@Component
class Bookings {

    private final BookingStore store;
    private final Bookables bookables;
    private final BookingWho who;
    private final Holdings holdings;
    private final Requests requests;
    private final BookingFacts facts;

    Bookings(
            BookingStore store,
            Bookables bookables,
            BookingWho who,
            Holdings holdings,
            Requests requests,
            BookingFacts facts) {
        this.store = store;
        this.bookables = bookables;
        this.who = who;
        this.holdings = holdings;
        this.requests = requests;
        this.facts = facts;
    }

    /** Books, or asks for approval where the rules want it; the same id again gives the booking that is there. */
    @Transactional
    public Booking book(Actor actor, NewBooking wanted) {
        return book(actor, List.of(wanted)).getFirst();
    }

    /** All of them or none: weeks of a series under one policy. */
    @Transactional
    public List<Booking> book(Actor actor, List<NewBooking> wanted) {
        PersonId person = actor.person();
        store.oneAtATime(List.of(person));
        List<Booking> known =
                store.bookings(wanted.stream().map(one -> one.id().value()).toList());
        if (!known.isEmpty()) {
            return repeated(known, person, wanted.size());
        }
        Booking.Holder holder = facts.holder(person);
        List<Booking> made = wanted.stream().map(one -> checked(holder, one)).toList();
        if (made.getFirst().state() == BookingState.PENDING) {
            requests.ask(actor, made, wanted);
        } else {
            holdings.confirm(made, wanted);
        }
        made.forEach(booking -> facts.record(actor, "booking.made", booking));
        return made;
    }

    private static List<Booking> repeated(List<Booking> known, PersonId person, int wanted) {
        boolean own = known.size() == wanted
                && known.stream().allMatch(one -> one.person().equals(person));
        if (!own) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        return known;
    }

    /** The booking to be, if nothing but other people's bookings could be against it. */
    Booking checked(Booking.Holder holder, NewBooking wanted) {
        Resource resource = bookables.resource(wanted.place());
        BookingTerms terms = resource.policy().terms();
        Instant now = facts.now();
        BookingRules.refusal(terms, wanted.wish(), who.asker(holder.id(), resource.policy(), wanted.wish()), now)
                .ifPresent(refusal -> {
                    throw new ProblemException(refusal.problem(), refusal.facts());
                });
        int capacity = resource.place().capacity();
        if (capacity > 0 && wanted.people() > capacity) {
            throw new ProblemException(BookingProblem.BOOKING_PEOPLE_WRONG, Map.of("min", 1, "max", capacity));
        }
        if (facts.toBeDrawn(resource.policy(), wanted.from(), wanted.until()).contains(wanted.place())) {
            throw new ProblemException(BookingProblem.BOOKING_BY_DRAW);
        }
        BookingState state = terms.approval() == Approval.NONE ? BookingState.CONFIRMED : BookingState.PENDING;
        if (state == BookingState.PENDING && !wanted.from().isAfter(now)) {
            // Nobody could decide on it before it begins
            throw new ProblemException(BookingProblem.BOOKING_PAST);
        }
        return made(resource, holder, wanted, state, now);
    }

    static Booking made(Resource resource, Booking.Holder holder, NewBooking wanted, BookingState state, Instant now) {
        BookingTerms terms = resource.policy().terms();
        return new Booking(
                wanted.id(),
                resource.policy().id(),
                resource.place().id(),
                resource.place().code(),
                resource.name(),
                wanted.series(),
                Optional.empty(),
                holder.id(),
                holder.number(),
                holder.name(),
                wanted.title(),
                wanted.people(),
                state,
                wanted.from(),
                wanted.until(),
                terms.limits().exclusive(),
                state == BookingState.PENDING && terms.approval() == Approval.HALL,
                BookingRules.fee(terms, wanted.from(), wanted.until()),
                now,
                Optional.empty(),
                releaseAt(terms, wanted.from(), now, state),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    static Optional<Instant> releaseAt(BookingTerms terms, Instant from, Instant madeAt, BookingState state) {
        return terms.attendance().required() && state == BookingState.CONFIRMED
                ? Optional.of(BookingRules.releasedAt(terms.attendance(), from, madeAt))
                : Optional.empty();
    }

    /** One's own booking; of others there is none. */
    Booking own(Actor actor, BookingId id) {
        return store.booking(id)
                .filter(booking -> booking.person().equals(actor.person()))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** Open ones by time, or past ones, the newest first. */
    List<Booking> mine(PersonId person, boolean over, Optional<Instant> before, int limit) {
        return store.mine(person, over, facts.now(), before, limit);
    }
}
