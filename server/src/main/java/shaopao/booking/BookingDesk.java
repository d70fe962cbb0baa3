package shaopao.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.booking.BlackoutStore.Blackout;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.places.CampusPlace;
import shaopao.places.Holding;
import shaopao.places.NewOccupation;
import shaopao.places.OccupationKind;
import shaopao.places.Occupations;
import shaopao.places.PlaceId;

/**
 * What the desk sees and shuts: who has which place when, and blackouts, which displace bookings like teaching does.
 */
@Component
class BookingDesk {

    private static final int ROWS_MAX = 200;

    private final Bookables bookables;
    private final BookingStore store;
    private final BlackoutStore blackouts;
    private final Occupations occupations;
    private final BookingDeskScope scope;
    private final Audit audit;
    private final BookingFacts facts;

    BookingDesk(
            Bookables bookables,
            BookingStore store,
            BlackoutStore blackouts,
            Occupations occupations,
            BookingDeskScope scope,
            Audit audit,
            BookingFacts facts) {
        this.bookables = bookables;
        this.store = store;
        this.blackouts = blackouts;
        this.occupations = occupations;
        this.scope = scope;
        this.audit = audit;
        this.facts = facts;
    }

    /** Something on the calendar; who and what only where it is a booking of the desk's own policies. */
    record CalendarEntry(
            String kind,
            Instant from,
            Instant until,
            Optional<BookingId> booking,
            Optional<BookingState> state,
            Optional<String> person,
            Optional<String> title) {}

    /** A place and what is on. */
    record CalendarRow(PlaceId place, String code, Words name, int capacity, List<CalendarEntry> entries) {}

    /** The first two hundred places of a policy. */
    List<CalendarRow> calendar(Actor actor, UUID policy, Instant from, Instant until) {
        scope.require(actor, policy);
        BookingDeskScope.Reach reach = scope.reach(actor);
        List<CampusPlace> places = bookables.of(bookables.policy(policy)).stream()
                .map(Resource::place)
                .limit(ROWS_MAX)
                .toList();
        List<PlaceId> ids = places.stream().map(CampusPlace::id).toList();
        Map<PlaceId, List<Booking>> booked =
                store.within(ids, from, until).stream().collect(Collectors.groupingBy(Booking::place));
        Map<PlaceId, List<shaopao.places.Occupation>> others = occupations.occupied(ids, from, until).stream()
                .filter(one -> one.kind() != OccupationKind.BOOKING)
                .collect(Collectors.groupingBy(shaopao.places.Occupation::place));
        List<CalendarRow> rows = new ArrayList<>();
        for (CampusPlace place : places) {
            List<CalendarEntry> entries = new ArrayList<>();
            booked.getOrDefault(place.id(), List.of()).forEach(one -> entries.add(entry(one, reach)));
            others.getOrDefault(place.id(), List.of())
                    .forEach(one -> entries.add(new CalendarEntry(
                            one.kind().name(),
                            one.from(),
                            one.until(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty(),
                            Optional.empty())));
            entries.sort(Comparator.comparing(CalendarEntry::from));
            rows.add(new CalendarRow(place.id(), place.code(), place.name(), place.capacity(), entries));
        }
        return rows;
    }

    /** A place may have come from another desk with bookings that were made there. */
    private static CalendarEntry entry(Booking one, BookingDeskScope.Reach reach) {
        boolean own = reach.covers(one.policy());
        return new CalendarEntry(
                OccupationKind.BOOKING.name(),
                one.from(),
                one.until(),
                Optional.of(one.id()).filter(_ -> own),
                Optional.of(one.state()),
                Optional.of(one.personName() + " " + one.personNumber()).filter(_ -> own),
                Optional.of(one.title()).filter(_ -> own));
    }

    /** Any booking of the desk's own policies. */
    Booking booking(Actor actor, BookingId id) {
        return store.booking(id)
                .filter(one -> scope.reach(actor).covers(one.policy()))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** What came of a blackout: how many places it shuts and whose bookings lost theirs. */
    record BlackoutMade(Blackout blackout, int displaced) {}

    /**
     * Shuts a place with all that is bookable in it. Bookings lose their places and the people are told; where a class
     * or an exam is on, nothing is shut.
     */
    @Transactional
    public BlackoutMade shut(Actor actor, PlaceId area, Instant from, Instant until, String reason) {
        if (!from.isBefore(until) || until.isBefore(facts.now())) {
            throw new ProblemException(BookingProblem.BOOKING_HOURS_WRONG);
        }
        List<Resource> shut = new ArrayList<>(bookables.within(area));
        Set<PlaceId> ids = new HashSet<>(Bookables.ids(shut));
        bookables.find(area).filter(one -> ids.add(one.place().id())).ifPresent(shut::add);
        BookingDeskScope.Reach reach = scope.reach(actor);
        if (shut.isEmpty()
                || shut.stream().anyMatch(one -> !reach.covers(one.policy().id()))) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        UUID id = Ids.next();
        List<Booking> before = store.within(ids, from, until).stream()
                .filter(one -> one.state().holds())
                .toList();
        Holding held = occupations.claim(ids.stream()
                .map(place -> new NewOccupation(place, from, until, OccupationKind.MAINTENANCE, id))
                .toList());
        if (held instanceof Holding.Taken) {
            throw new ProblemException(BookingProblem.PLACE_TAKEN);
        }
        Blackout made = new Blackout(
                id, area, bookables.label(area), reason, from, until, ids.size(), actor.name(), Optional.empty());
        blackouts.add(made, facts.now());
        audit.record(
                actor,
                "booking.shut",
                "place",
                area.toString(),
                Map.of("from", from, "until", until, "places", ids.size(), "displaced", before.size()));
        return new BlackoutMade(made, before.size());
    }

    List<Blackout> blackouts(Actor actor) {
        BookingDeskScope.Reach reach = scope.reach(actor);
        return blackouts.all(facts.now()).stream()
                .filter(one -> reach.all() || reaches(reach, one.place()))
                .toList();
    }

    @Transactional
    public void reopen(Actor actor, UUID id) {
        Blackout blackout = blackouts(actor).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        occupations.release(OccupationKind.MAINTENANCE, List.of(id));
        blackouts.lift(id, facts.now());
        audit.record(actor, "booking.reopened", "place", blackout.place().toString(), Map.of("blackout", id));
    }

    private boolean reaches(BookingDeskScope.Reach reach, PlaceId area) {
        List<Resource> there = bookables.within(area);
        return (!there.isEmpty() || bookables.find(area).isPresent())
                && there.stream().allMatch(one -> reach.covers(one.policy().id()))
                && bookables
                        .find(area)
                        .filter(one -> !reach.covers(one.policy().id()))
                        .isEmpty();
    }
}
