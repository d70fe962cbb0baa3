package shaopao.booking;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.places.CampusPlace;
import shaopao.places.PlaceId;
import shaopao.places.Places;

/** Keeps policies, their owners and the places under them. */
@Component
class BookingRulebook {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final PolicyStore store;
    private final BookingWho who;
    private final Bookables bookables;
    private final Places places;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    BookingRulebook(
            PolicyStore store,
            BookingWho who,
            Bookables bookables,
            Places places,
            People people,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.who = who;
        this.bookables = bookables;
        this.places = places;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /** Somebody who looks after a policy. */
    record PolicyOwner(PersonId id, String number, String name) {}

    /** A place under a policy, with the key in the code that is fixed to it. */
    record PolicyPlace(PlaceId id, String code, Words name, int capacity, String key) {}

    /** A policy with all that belongs to it. */
    record PolicyPage(BookingPolicy policy, List<PolicyOwner> owners, List<PolicyPlace> places) {}

    List<BookingPolicy> policies(BookingDeskScope.Reach reach) {
        return store.policies().stream().filter(one -> reach.covers(one.id())).toList();
    }

    PolicyPage page(UUID id) {
        BookingPolicy policy = bookables.policy(id);
        List<PolicyOwner> owners = people.persons(store.owners(id)).stream()
                .map(one -> new PolicyOwner(one.id(), one.number(), one.name()))
                .toList();
        Map<PlaceId, String> keys = store.keys(id);
        List<PolicyPlace> under = places.places(keys.keySet()).stream()
                .sorted(java.util.Comparator.comparing(CampusPlace::code))
                .map(one -> new PolicyPlace(
                        one.id(),
                        one.code(),
                        one.name(),
                        one.capacity(),
                        java.util.Objects.requireNonNull(keys.get(one.id()))))
                .toList();
        return new PolicyPage(policy, owners, under);
    }

    /** Writes a policy; one of the same code is changed, but no terms under which a draw is announced and not made. */
    @Transactional
    public UUID write(Actor actor, String code, Words name, BookingTerms terms) {
        who.require(terms);
        byCode(code).filter(one -> !one.terms().equals(terms)).ifPresent(one -> requireNoDraw(one.id()));
        UUID id = store.write(new BookingPolicy(shaopao.kernel.Ids.next(), code, name, terms), clock.instant());
        bookables.forget();
        audit.record(actor, "booking.policy-written", "policy", id.toString(), Map.of("code", code));
        return id;
    }

    private void requireNoDraw(UUID id) {
        if (store.drawAnnounced(id)) {
            throw new ProblemException(BookingProblem.DRAW_ANNOUNCED);
        }
    }

    @Transactional
    public void close(Actor actor, UUID id) {
        requireNoDraw(id);
        if (!store.close(id, clock.instant())) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        bookables.forget();
        audit.record(actor, "booking.policy-closed", "policy", id.toString(), Map.of());
    }

    /** Sets who looks after a policy; tells the numbers that name nobody. */
    @Transactional
    public List<String> setOwners(Actor actor, UUID id, List<String> numbers) {
        bookables.policy(id);
        List<PersonId> owners = numbers.stream()
                .flatMap(number -> people.byNumber(number).map(Person::id).stream())
                .distinct()
                .toList();
        store.setOwners(id, owners);
        audit.record(actor, "booking.owners-set", "policy", id.toString(), Map.of("owners", owners.size()));
        return numbers.stream()
                .filter(number -> people.byNumber(number).isEmpty())
                .toList();
    }

    /** Puts places under a policy by their codes; tells the codes that name none. */
    @Transactional
    public List<String> put(Actor actor, UUID id, Collection<String> codes) {
        bookables.policy(id);
        List<String> unknown =
                codes.stream().filter(code -> places.byCode(code).isEmpty()).toList();
        List<PlaceId> found = codes.stream()
                .flatMap(code -> places.byCode(code).map(CampusPlace::id).stream())
                .distinct()
                .toList();
        put(id, found);
        audit.record(actor, "booking.places-put", "policy", id.toString(), Map.of("places", found.size()));
        return unknown;
    }

    void put(UUID id, List<PlaceId> found) {
        Instant now = clock.instant();
        List<String> keys =
                Stream.generate(BookingRulebook::key).limit(found.size()).toList();
        if (!found.isEmpty()) {
            store.put(id, found, keys, now);
        }
        bookables.forget();
    }

    @Transactional
    public void take(Actor actor, PlaceId place) {
        if (!store.take(place)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        bookables.forget();
        audit.record(actor, "booking.place-taken", "place", place.toString(), Map.of());
    }

    private static String key() {
        byte[] bytes = new byte[12];
        RANDOM.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    Optional<BookingPolicy> byCode(String code) {
        return store.policies().stream().filter(one -> one.code().equals(code)).findFirst();
    }
}
