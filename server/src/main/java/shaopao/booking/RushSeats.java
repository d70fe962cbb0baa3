package shaopao.booking;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.booking.BookingStore.Mine;
import shaopao.booking.SeatRush.Pool;
import shaopao.booking.SeatRush.SeatAnswer;
import shaopao.booking.SeatRush.SeatAsk;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.places.Holding;
import shaopao.places.NewOccupation;
import shaopao.places.Occupations;
import shaopao.places.PlaceId;

/** Gives out the free seats of a pool, in the order in which people asked; within the caller's transaction. */
@Component
class RushSeats {

    /** How often seats that somebody else took at this moment are replaced by others. */
    private static final int TRIES = 3;

    private final BookingStore store;
    private final Bookables bookables;
    private final Holdings holdings;
    private final Occupations occupations;
    private final BookingCredits credits;
    private final People people;
    private final BookingFacts facts;

    RushSeats(
            BookingStore store,
            Bookables bookables,
            Holdings holdings,
            Occupations occupations,
            BookingCredits credits,
            People people,
            BookingFacts facts) {
        this.store = store;
        this.bookables = bookables;
        this.holdings = holdings;
        this.occupations = occupations;
        this.credits = credits;
        this.people = people;
        this.facts = facts;
    }

    /** An answer for each. */
    Map<BookingId, SeatAnswer> give(BookingPolicy policy, Pool pool, List<SeatAsk> asks) {
        Map<BookingId, SeatAnswer> answers = new HashMap<>(known(asks));
        List<SeatAsk> open =
                asks.stream().filter(ask -> !answers.containsKey(ask.id())).toList();
        List<Resource> all = open.isEmpty() ? List.of() : bookables.of(policy, Optional.of(pool.area()));
        Set<PlaceId> taken = new java.util.HashSet<>(facts.toBeDrawn(policy, pool.from(), pool.until()));
        boolean drawn = !all.isEmpty() && taken.containsAll(Bookables.ids(all));
        for (int tries = 0; tries < TRIES && !open.isEmpty(); ) {
            List<Resource> free = free(policy, pool, all, taken);
            if (free.isEmpty()) {
                break;
            }
            List<SeatAsk> may = allowed(policy, pool, open.subList(0, Math.min(open.size(), 2 * free.size())), answers);
            Set<PlaceId> lost = assign(pool, may, free, answers);
            tries += lost.isEmpty() ? 0 : 1;
            taken.addAll(lost);
            open = open.stream().filter(ask -> !answers.containsKey(ask.id())).toList();
        }
        BookingProblem why = drawn ? BookingProblem.BOOKING_BY_DRAW : BookingProblem.PLACES_GONE;
        open.forEach(ask -> answers.put(ask.id(), SeatAnswer.Not.of(why)));
        return answers;
    }

    private Map<BookingId, SeatAnswer> known(List<SeatAsk> asks) {
        Map<BookingId, PersonId> askers = new HashMap<>();
        asks.forEach(ask -> askers.put(ask.id(), ask.person()));
        Map<BookingId, SeatAnswer> known = new HashMap<>();
        store.bookings(asks.stream().map(ask -> ask.id().value()).toList())
                .forEach(booking -> known.put(
                        booking.id(),
                        booking.person().equals(askers.get(booking.id()))
                                ? new SeatAnswer.Given(booking)
                                : SeatAnswer.Not.of(BookingProblem.BOOKING_MOVED_ON)));
        return known;
    }

    private List<Resource> free(BookingPolicy policy, Pool pool, List<Resource> all, Set<PlaceId> taken) {
        Set<PlaceId> free =
                holdings.free(Bookables.ids(all), BookingRules.held(policy.terms(), pool.from(), pool.until()));
        return all.stream()
                .filter(one -> free.contains(one.place().id())
                        && !taken.contains(one.place().id()))
                .toList();
    }

    /** Those whose credit and limits allow it; the others get their answer. */
    private List<SeatAsk> allowed(
            BookingPolicy policy, Pool pool, List<SeatAsk> asks, Map<BookingId, SeatAnswer> answers) {
        List<PersonId> persons = asks.stream().map(SeatAsk::person).distinct().toList();
        store.oneAtATime(persons);
        Map<PersonId, Integer> points = credits.points(persons);
        BookingWish wish = BookingWish.of(pool.from(), pool.until(), 1);
        LocalDate day = wish.day();
        Map<PersonId, Mine> mine = store.mine(
                persons,
                policy.id(),
                day.atStartOfDay(WorkingTime.ZONE).toInstant(),
                day.plusDays(1).atStartOfDay(WorkingTime.ZONE).toInstant(),
                facts.now());
        List<SeatAsk> may = new ArrayList<>();
        Map<PersonId, Integer> earlier = new HashMap<>();
        for (SeatAsk ask : asks) {
            Mine own = mine.getOrDefault(ask.person(), new Mine(0, 0));
            int others = earlier.getOrDefault(ask.person(), 0);
            var asker = new BookingRules.Asker(
                    true,
                    points.getOrDefault(ask.person(), 0),
                    own.open() + others,
                    own.minutes() + (int) (others * wish.minutes()));
            Optional<BookingRules.Refusal> refusal = BookingRules.refusal(policy.terms(), wish, asker, facts.now());
            if (refusal.isPresent()) {
                answers.put(ask.id(), new SeatAnswer.Not(refusal.get()));
            } else {
                earlier.merge(ask.person(), 1, Integer::sum);
                may.add(ask);
            }
        }
        return may;
    }

    /** Seats in order to people in order; tells which seats another took at this moment. */
    private Set<PlaceId> assign(
            Pool pool, List<SeatAsk> asks, List<Resource> free, Map<BookingId, SeatAnswer> answers) {
        int count = Math.min(asks.size(), free.size());
        Map<PersonId, Person> persons = new HashMap<>();
        people.persons(asks.subList(0, count).stream().map(SeatAsk::person).toList())
                .forEach(person -> persons.put(person.id(), person));
        Instant now = facts.now();
        List<Booking> made = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            Person person = persons.get(asks.get(at).person());
            if (person == null) {
                answers.put(asks.get(at).id(), SeatAnswer.Not.of(BookingProblem.BOOKING_NOT_ENTITLED));
            } else {
                made.add(booking(asks.get(at), pool, free.get(at), person, now));
            }
        }
        Set<UUID> written = store.write(made);
        made.stream()
                .filter(one -> !written.contains(one.id().value()))
                .forEach(one -> answers.put(one.id(), SeatAnswer.Not.of(BookingProblem.BOOKING_OVERLAPS_OWN)));
        return hold(
                made.stream().filter(one -> written.contains(one.id().value())).toList(), answers);
    }

    private Set<PlaceId> hold(List<Booking> made, Map<BookingId, SeatAnswer> answers) {
        List<NewOccupation> wishes = made.stream().map(holdings::occupation).toList();
        if (occupations.hold(wishes) instanceof Holding.Taken taken) {
            Set<PlaceId> lost = new java.util.HashSet<>();
            taken.conflicts().forEach(conflict -> lost.add(conflict.wish().place()));
            store.forget(made.stream().map(one -> one.id().value()).toList());
            if (lost.isEmpty()) {
                made.forEach(one -> lost.add(one.place()));
            }
            return lost;
        }
        made.forEach(one -> answers.put(one.id(), new SeatAnswer.Given(one)));
        return Set.of();
    }

    private static Booking booking(SeatAsk ask, Pool pool, Resource resource, Person person, Instant now) {
        NewBooking wanted = new NewBooking(
                ask.id(),
                resource.place().id(),
                pool.from(),
                pool.until(),
                "",
                1,
                List.of(),
                Set.of(),
                Optional.empty());
        Booking.Holder holder = new Booking.Holder(person.id(), person.number(), person.name());
        return Bookings.made(resource, holder, wanted, BookingState.CONFIRMED, now);
    }
}
