package shaopao.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.booking.BookingTerms.Approval;
import shaopao.booking.WaitingStore.PlaceWaiting;
import shaopao.booking.WaitingStore.WaitingState;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.places.PlaceId;

/** The waiting list: whoever is next is offered what becomes free, and has it held until the offer lapses. */
@Component
class WaitingList {

    /** So many of those who wait are looked at when a place becomes free. */
    private static final int TRIED_MAX = 40;

    /** Nobody waits for more hours than that at a time. */
    private static final int OPEN_MAX = 20;

    /** Less is not worth offering. */
    private static final Duration LEFT_MIN = Duration.ofMinutes(20);

    private final WaitingStore waiting;
    private final BookingStore store;
    private final Bookables bookables;
    private final Holdings holdings;
    private final BookingWho who;
    private final BookingMessages messages;
    private final BookingFacts facts;

    WaitingList(
            WaitingStore waiting,
            BookingStore store,
            Bookables bookables,
            Holdings holdings,
            BookingWho who,
            BookingMessages messages,
            BookingFacts facts) {
        this.waiting = waiting;
        this.store = store;
        this.bookables = bookables;
        this.holdings = holdings;
        this.who = who;
        this.messages = messages;
        this.facts = facts;
    }

    /** Somebody who waits, and how many are before them. */
    record WaitingCard(PlaceWaiting waiting, int before) {}

    List<WaitingCard> mine(PersonId person) {
        return waiting.mine(person, facts.now()).stream()
                .map(one -> new WaitingCard(one, waiting.before(one)))
                .toList();
    }

    /** Puts somebody on the list; the same id again changes nothing. */
    @Transactional
    public void join(PersonId person, UUID id, UUID policy, Optional<PlaceId> place, BookingWish wish) {
        BookingPolicy known = bookables.policy(policy);
        BookingTerms terms = known.terms();
        BookingRules.refusal(terms, wish, who.asker(person, known, wish), facts.now())
                .ifPresent(wrong -> {
                    throw new ProblemException(wrong.problem(), wrong.facts());
                });
        if (!terms.waiting().open() || terms.approval() != Approval.NONE || anyFree(known, place, wish)) {
            throw new ProblemException(BookingProblem.WAITING_NOT_NEEDED);
        }
        List<PlaceWaiting> open = waiting.mine(person, facts.now());
        if (open.size() >= OPEN_MAX) {
            throw new ProblemException(
                    BookingProblem.BOOKING_LIMIT_REACHED,
                    Map.of("bookings", OPEN_MAX, "minutes", terms.limits().dayMinutesMax()));
        }
        boolean added = waiting.add(id, policy, place, person, wish, facts.now());
        boolean again = waiting.mine(person, facts.now()).stream()
                .anyMatch(one -> one.id().equals(id));
        if (!added && !again) {
            throw new ProblemException(BookingProblem.WAITING_ALREADY);
        }
    }

    private boolean anyFree(BookingPolicy policy, Optional<PlaceId> place, BookingWish wish) {
        List<PlaceId> places = place.map(List::of).orElseGet(() -> Bookables.ids(bookables.of(policy)));
        if (place.isPresent() && !bookables.resource(place.get()).policy().id().equals(policy.id())) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        return !holdings.free(places, BookingRules.held(policy.terms(), wish.from(), wish.until()))
                .isEmpty();
    }

    @Transactional
    public void leave(PersonId person, UUID id) {
        if (!waiting.leave(id, person)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
    }

    /** Whether the person may still have what is offered: right, credit and limits may have changed since. */
    void require(Booking offer, BookingPolicy policy) {
        BookingWish wish = BookingWish.of(offer.from(), offer.until(), offer.people());
        BookingRules.Asker asker = who.asker(offer.person(), policy, wish).without(1);
        BookingRules.person(policy.terms(), wish, asker).ifPresent(wrong -> {
            throw new ProblemException(wrong.problem(), wrong.facts());
        });
    }

    void answered(BookingId offer, WaitingState state) {
        waiting.answered(offer, state);
    }

    /** Offers a place that became free between two instants to those who are next, one after the other. */
    void freed(UUID policy, PlaceId place, Instant from, Instant until) {
        Instant begin = ceiling(from);
        if (Duration.between(begin, until).compareTo(LEFT_MIN) < 0) {
            return;
        }
        List<PlaceWaiting> next = waiting.next(policy, place, begin, until, TRIED_MAX);
        if (next.isEmpty()) {
            return;
        }
        Optional<Resource> found =
                bookables.find(place).filter(one -> one.policy().id().equals(policy));
        if (found.isEmpty()) {
            // Closed or under other rules by now; who waits is told when the hours are over
            return;
        }
        for (PlaceWaiting one : next) {
            Instant starts = one.from().isAfter(begin) ? one.from() : begin;
            if (Duration.between(starts, one.until()).compareTo(LEFT_MIN) >= 0 && fits(one, found.get(), starts)) {
                offer(one, found.get(), starts);
            }
        }
    }

    private boolean fits(PlaceWaiting one, Resource resource, Instant starts) {
        BookingWish wish = BookingWish.of(starts, one.until(), one.people());
        int capacity = resource.place().capacity();
        return (capacity == 0 || one.people() <= capacity)
                && BookingRules.person(
                                resource.policy().terms(), wish, who.asker(one.person(), resource.policy(), wish))
                        .isEmpty();
    }

    /** Offers what is free after all: somebody may have joined at the moment at which a place became free. */
    void sweep() {
        Instant now = facts.now();
        for (PlaceWaiting one : waiting.open(now, TRIED_MAX)) {
            BookingPolicy policy = bookables.policy(one.policy());
            Instant starts = one.from().isAfter(now) ? one.from() : now;
            List<PlaceId> places = one.place().map(List::of).orElseGet(() -> Bookables.ids(bookables.of(policy)));
            Set<PlaceId> drawn = facts.toBeDrawn(policy, one.from(), one.until());
            holdings.free(places, BookingRules.held(policy.terms(), starts, one.until())).stream()
                    .filter(place -> !drawn.contains(place))
                    .findFirst()
                    .ifPresent(place -> freed(policy.id(), place, starts, one.until()));
        }
    }

    /** Offers the place, if nobody has it and the person holds no other then. */
    private void offer(PlaceWaiting one, Resource resource, Instant starts) {
        Instant now = facts.now();
        BookingTerms terms = resource.policy().terms();
        Instant stands = BookingRules.offerUntil(terms.waiting().offerMinutes(), starts, one.until(), now);
        NewBooking wanted = new NewBooking(
                BookingId.next(),
                resource.place().id(),
                starts,
                one.until(),
                "",
                one.people(),
                List.of(),
                Set.of(),
                Optional.empty());
        Booking made = Bookings.made(resource, facts.holder(one.person()), wanted, BookingState.OFFERED, now);
        Booking offered = made.offered(stands, one.draw());
        if (!holdings.mayHold(offered)) {
            return;
        }
        if (store.write(List.of(offered)).isEmpty()) {
            holdings.release(new ArrayList<>(List.of(offered)));
            return;
        }
        waiting.offered(one.id(), offered.id());
        messages.offered(offered);
    }

    private static Instant ceiling(Instant at) {
        Instant minute = at.truncatedTo(ChronoUnit.MINUTES);
        return minute.equals(at) ? at : minute.plus(1, ChronoUnit.MINUTES);
    }
}
