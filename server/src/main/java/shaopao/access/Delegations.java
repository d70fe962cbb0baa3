package shaopao.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.db.Locks;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Person;

/**
 * Who acts for whom while that one is away. A delegate acts on the items handed over and gains no permission by it; the
 * record names both.
 */
@Component
public class Delegations {

    private static final Duration LONGEST = Duration.ofDays(366);

    private final DelegationStore store;
    private final Standings standings;
    private final People people;
    private final Locks locks;
    private final Audit audit;
    private final Clock clock;

    Delegations(DelegationStore store, Standings standings, People people, Locks locks, Audit audit, Clock clock) {
        this.store = store;
        this.standings = standings;
        this.people = people;
        this.locks = locks;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who acts for the person on the item at the instant; empty when nobody has agreed to. */
    public Optional<PersonId> delegateOf(PersonId absent, String item, Instant at) {
        return store.handedOver(at).absent().contains(absent) ? store.delegateOf(absent, item, at) : Optional.empty();
    }

    /** For whom one acts at the instant, and on which items; on every item where there are none. */
    public Map<PersonId, Set<String>> received(PersonId delegate, Instant at) {
        if (!store.handedOver(at).deputies().contains(delegate)) {
            return Map.of();
        }
        Map<PersonId, Set<String>> received = new HashMap<>();
        for (Delegation one : store.received(delegate, at)) {
            received.merge(one.absent(), one.items(), Delegations::together);
        }
        return received;
    }

    private static Set<String> together(Set<String> some, Set<String> others) {
        if (some.isEmpty() || others.isEmpty()) {
            return Set.of();
        }
        Set<String> all = new HashSet<>(some);
        all.addAll(others);
        return all;
    }

    /** True when the one may act for the other on the item at the instant. */
    public boolean mayActFor(PersonId delegate, PersonId absent, String item, Instant at) {
        return store.holding(absent, at).stream().anyMatch(one -> one.delegate().equals(delegate) && one.covers(item));
    }

    /**
     * The items on which the one acts for the other at the instant; every item when the set is empty, none when there
     * is no set.
     */
    public Optional<Set<String>> itemsFor(PersonId delegate, PersonId absent, Instant at) {
        List<Delegation> held = store.holding(absent, at).stream()
                .filter(one -> one.delegate().equals(delegate))
                .toList();
        if (held.isEmpty()) {
            return Optional.empty();
        }
        boolean all = held.stream().anyMatch(one -> one.items().isEmpty());
        return Optional.of(
                all
                        ? Set.of()
                        : held.stream()
                                .flatMap(one -> one.items().stream())
                                .collect(java.util.stream.Collectors.toSet()));
    }

    List<Delegation> of(PersonId person) {
        return store.of(person, clock.instant());
    }

    @Transactional
    Delegation handOver(Actor actor, PersonId delegate, Set<String> items, Grants.Period period, String reason) {
        PersonId absent = actor.person();
        Instant now = clock.instant();
        Instant from = period.from().filter(now::isBefore).orElse(now);
        Instant until = period.until().orElse(from);
        if (!until.isAfter(from) || until.isAfter(from.plus(LONGEST))) {
            throw new ProblemException(AccessProblem.PERIOD_INVALID);
        }
        if (delegate.equals(absent)
                || people.person(delegate).filter(Person::present).isEmpty()) {
            throw new ProblemException(AccessProblem.DELEGATE_UNSUITABLE);
        }
        Delegation delegation =
                new Delegation(Ids.next(), absent, delegate, items, from, until, reason, Optional.empty());
        locks.hold("access.delegations");
        if (store.overlaps(delegation)) {
            throw new ProblemException(AccessProblem.DELEGATION_OVERLAPS);
        }
        if (store.loops(delegation)) {
            throw new ProblemException(AccessProblem.DELEGATION_LOOPS);
        }
        store.add(delegation, now);
        audit.record(
                actor,
                "access.delegated",
                "person",
                delegate.toString(),
                Map.of("delegation", delegation.id(), "items", items, "from", from, "until", until));
        return delegation;
    }

    @Transactional
    void accept(Actor actor, UUID id) {
        if (!store.accept(id, actor.person(), clock.instant())) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        audit.record(actor, "access.delegation-accepted", "delegation", id.toString(), Map.of());
    }

    /** Those of everybody within reach of the permission, or of one person. */
    Page<Delegation> page(Actor actor, Optional<PersonId> person, Optional<UUID> after, int limit) {
        if (!actor.scope(Grants.GRANT).all()
                && person.filter(one -> within(actor, one)).isEmpty()) {
            return new Page<>(List.of(), Optional.empty());
        }
        int size = Page.limit(limit);
        return Page.of(
                store.all(person, after, clock.instant(), size + 1),
                size,
                delegation -> delegation.id().toString());
    }

    private boolean within(Actor actor, PersonId person) {
        return standings
                .of(person)
                .filter(one -> GrantRules.covers(actor.scope(Grants.GRANT), one.person()))
                .isPresent();
    }

    /** Ends one's own, as the one who is away or the one who acts; or that of somebody whose roles one gives. */
    @Transactional
    void end(Actor actor, UUID id) {
        boolean may = store.living(id, clock.instant())
                .filter(one -> one.absent().equals(actor.person())
                        || one.delegate().equals(actor.person())
                        || within(actor, one.absent()))
                .isPresent();
        if (!may || !store.end(id, actor.person(), clock.instant())) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        audit.record(actor, "access.delegation-ended", "delegation", id.toString(), Map.of());
    }
}
