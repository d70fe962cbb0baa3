package shaopao.booking;

import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.ShortMemory;
import shaopao.places.CampusPlace;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;
import shaopao.places.Places;

/** Places that may be booked, with their policies; lists of them may lag a few seconds behind a change. */
@Component
class Bookables {

    private static final Set<PlaceKind> BOOKED = Set.of(
            PlaceKind.ROOM,
            PlaceKind.CLASSROOM,
            PlaceKind.LABORATORY,
            PlaceKind.GROUND,
            PlaceKind.SEAT,
            PlaceKind.POD,
            PlaceKind.GYM);

    private final PolicyStore policies;
    private final Places places;
    private final ShortMemory<UUID, List<Resource>> ofPolicy = new ShortMemory<>(Duration.ofSeconds(10));
    private final ShortMemory<PlaceId, Set<PlaceId>> inside = new ShortMemory<>(Duration.ofSeconds(10));

    Bookables(PolicyStore policies, Places places) {
        this.policies = policies;
        this.places = places;
    }

    /** The place as it stands now; whoever names one that cannot be booked hears of none. */
    Resource resource(PlaceId id) {
        CampusPlace place = places.place(id).orElseThrow(Bookables::none);
        return new Resource(place, policies.of(id).orElseThrow(Bookables::none));
    }

    /** The same, if there is one. */
    Optional<Resource> find(PlaceId id) {
        return places.place(id).flatMap(place -> policies.of(id).map(policy -> new Resource(place, policy)));
    }

    /** What a place is called. */
    String label(PlaceId id) {
        return places.place(id).map(place -> place.name().zh()).orElse("");
    }

    BookingPolicy policy(UUID id) {
        return policies.policy(id).orElseThrow(Bookables::none);
    }

    /** All places of a policy that are open, by code. */
    List<Resource> of(BookingPolicy policy) {
        return ofPolicy.of(
                policy.id(),
                id -> places.places(policies.places(Optional.of(id)).keySet()).stream()
                        .sorted(Comparator.comparing(CampusPlace::code))
                        .map(place -> new Resource(place, policy))
                        .toList());
    }

    /** Those of them that lie in a place, or are it. */
    List<Resource> of(BookingPolicy policy, Optional<PlaceId> within) {
        if (within.isEmpty()) {
            return of(policy);
        }
        Set<PlaceId> there = inside(within.get());
        return of(policy).stream()
                .filter(one -> there.contains(one.place().id()))
                .toList();
    }

    /** Everything bookable in a place, with policies; asked fresh. */
    List<Resource> within(PlaceId area) {
        Map<PlaceId, UUID> under = policies.places(Optional.empty());
        Map<UUID, BookingPolicy> known = new HashMap<>();
        policies.policies().forEach(policy -> known.put(policy.id(), policy));
        return places.inside(area, BOOKED).stream()
                .filter(place -> under.containsKey(place.id()))
                .map(place -> new Resource(place, java.util.Objects.requireNonNull(known.get(under.get(place.id())))))
                .toList();
    }

    private Set<PlaceId> inside(PlaceId area) {
        return inside.of(area, id -> {
            Set<PlaceId> there = new java.util.HashSet<>();
            there.add(id);
            places.inside(id, BOOKED).forEach(place -> there.add(place.id()));
            return there;
        });
    }

    static List<PlaceId> ids(Collection<Resource> resources) {
        return resources.stream().map(one -> one.place().id()).toList();
    }

    void forget() {
        ofPolicy.forgetAll();
        inside.forgetAll();
    }

    private static ProblemException none() {
        return new ProblemException(KernelProblem.NOT_FOUND);
    }
}
