package shaopao.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.booking.BookingRules.Held;
import shaopao.booking.BookingTerms.Approval;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.places.CampusPlace;
import shaopao.places.Occupation;
import shaopao.places.Occupations;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;
import shaopao.places.Places;

/** Time first, then places: what is free for somebody, seats on their plan, and the day of one place. */
@Component
class BookingFinder {

    private static final int FOUND_MAX = 200;

    private final PolicyStore policies;
    private final Bookables bookables;
    private final BookingWho who;
    private final Occupations occupations;
    private final Places places;
    private final Clock clock;

    BookingFinder(
            PolicyStore policies,
            Bookables bookables,
            BookingWho who,
            Occupations occupations,
            Places places,
            Clock clock) {
        this.policies = policies;
        this.bookables = bookables;
        this.who = who;
        this.occupations = occupations;
        this.places = places;
        this.clock = clock;
    }

    /** An area of seats or pods: what they lie in. */
    record SeatArea(PlaceId id, Words name, int places) {}

    List<PolicyCard> cards(PersonId person) {
        return policies.policies().stream().map(policy -> card(person, policy)).toList();
    }

    private PolicyCard card(PersonId person, BookingPolicy policy) {
        List<Resource> all = bookables.of(policy);
        Map<PlaceId, Long> areas = all.stream()
                .filter(one ->
                        one.place().kind() == PlaceKind.SEAT || one.place().kind() == PlaceKind.POD)
                .flatMap(one -> one.place().parent().stream())
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        List<SeatArea> named = places.places(areas.keySet()).stream()
                .sorted(Comparator.comparing(CampusPlace::code))
                .map(place -> new SeatArea(
                        place.id(),
                        place.name(),
                        java.util.Objects.requireNonNull(areas.get(place.id())).intValue()))
                .toList();
        List<PlaceKind> kinds =
                all.stream().map(one -> one.place().kind()).distinct().sorted().toList();
        return new PolicyCard(
                policy.id(),
                policy.name(),
                policy.terms(),
                who.entitled(person, policy.terms()),
                all.size(),
                kinds,
                named);
    }

    /** What somebody looks for. */
    record FreeWish(
            Instant from,
            Instant until,
            Optional<UUID> policy,
            Optional<PlaceId> within,
            int people,
            Set<String> equipment,
            boolean quiet,
            boolean power) {}

    /** A place that is free then. */
    record FreeResource(
            PlaceId id,
            String code,
            Words name,
            PlaceKind kind,
            int capacity,
            List<String> equipment,
            Optional<Integer> floor,
            UUID policy,
            Words policyName,
            Approval approval,
            long feeCents) {}

    /** Places under rules that let the person book these hours; the smallest that is large enough first. */
    List<FreeResource> free(PersonId person, FreeWish wish) {
        List<FreeResource> found = new ArrayList<>();
        for (BookingPolicy policy : policies.policies()) {
            if (wish.policy().filter(id -> !id.equals(policy.id())).isEmpty()) {
                found.addAll(free(person, wish, policy));
            }
        }
        return found.stream()
                .sorted(Comparator.comparingInt(FreeResource::capacity).thenComparing(FreeResource::code))
                .limit(FOUND_MAX)
                .toList();
    }

    private List<FreeResource> free(PersonId person, FreeWish wish, BookingPolicy policy) {
        BookingTerms terms = policy.terms();
        BookingWish hours = new BookingWish(
                wish.from(), wish.until(), wish.people(), terms.group().names() ? wish.people() : 0);
        var asker = new BookingRules.Asker(
                who.entitled(person, terms), terms.limits().creditMin(), 0, 0);
        Optional<BookingRules.Refusal> refusal = BookingRules.refusal(terms, hours, asker, clock.instant());
        if (refusal.isPresent()) {
            if (wish.policy().isPresent()) {
                throw new ProblemException(
                        refusal.get().problem(), refusal.get().facts());
            }
            return List.of();
        }
        List<Resource> fit = bookables.of(policy, wish.within()).stream()
                .filter(one -> fits(one.place(), wish))
                .toList();
        Held held = BookingRules.held(terms, wish.from(), wish.until());
        Set<PlaceId> busy = busy(fit, held);
        return fit.stream()
                .filter(one -> !busy.contains(one.place().id()))
                .map(one -> shown(one, wish))
                .toList();
    }

    private static boolean fits(CampusPlace place, FreeWish wish) {
        return (place.capacity() == 0 || place.capacity() >= wish.people())
                && place.facts().equipment().containsAll(wish.equipment())
                && (!wish.quiet() || place.facts().quiet())
                && (!wish.power() || place.facts().power());
    }

    private Set<PlaceId> busy(List<Resource> resources, Held held) {
        return occupations.occupied(Bookables.ids(resources), held.from(), held.until()).stream()
                .map(Occupation::place)
                .collect(Collectors.toSet());
    }

    private static FreeResource shown(Resource one, FreeWish wish) {
        CampusPlace place = one.place();
        BookingTerms terms = one.policy().terms();
        return new FreeResource(
                place.id(),
                place.code(),
                place.name(),
                place.kind(),
                place.capacity(),
                place.facts().equipment(),
                place.facts().floor(),
                one.policy().id(),
                one.policy().name(),
                terms.approval(),
                BookingRules.fee(terms, wish.from(), wish.until()));
    }

    /** Hours of a day in which somebody has a place, without saying who. */
    record BusyHours(Instant from, Instant until) {}

    /** The day of a place, with the rules under which it is booked. */
    record PlaceDay(
            PlaceId id, Words name, int capacity, List<String> equipment, PolicyCard policy, List<BusyHours> busy) {}

    PlaceDay day(PersonId person, PlaceId id, LocalDate day) {
        Resource resource = bookables.resource(id);
        Instant from = day.atStartOfDay(WorkingTime.ZONE).toInstant();
        Instant until = day.plusDays(1).atStartOfDay(WorkingTime.ZONE).toInstant();
        List<BusyHours> busy = occupations.occupied(List.of(id), from, until).stream()
                .map(one -> new BusyHours(one.from(), one.until()))
                .toList();
        return new PlaceDay(
                id,
                resource.name(),
                resource.place().capacity(),
                resource.place().facts().equipment(),
                card(person, resource.policy()),
                busy);
    }

    /** Names of places by their ids. */
    Map<PlaceId, CampusPlace> named(Set<PlaceId> ids) {
        Map<PlaceId, CampusPlace> named = new HashMap<>();
        places.places(ids).forEach(place -> named.put(place.id(), place));
        return named;
    }
}
