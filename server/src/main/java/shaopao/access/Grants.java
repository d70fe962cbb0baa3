package shaopao.access;

import java.time.Clock;
import java.time.Instant;
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
import shaopao.kernel.Scope;
import shaopao.people.Person;

/** Gives roles to people and takes them back. Nobody gives or takes what they do not hold themselves. */
@Component
class Grants {

    static final String GRANT = "access.grant";

    private final GrantStore store;
    private final Roles roles;
    private final Standings standings;
    private final Powers powers;
    private final Locks locks;
    private final Audit audit;
    private final Clock clock;

    Grants(GrantStore store, Roles roles, Standings standings, Powers powers, Locks locks, Audit audit, Clock clock) {
        this.store = store;
        this.roles = roles;
        this.standings = standings;
        this.powers = powers;
        this.locks = locks;
        this.audit = audit;
        this.clock = clock;
    }

    /** Living grants; who may grant on a part of the school sees those of one person of that part at a time. */
    Page<Grant> page(Actor actor, Optional<PersonId> person, Optional<String> role, Optional<UUID> after, int limit) {
        Scope scope = actor.scope(GRANT);
        boolean within = person.flatMap(standings::of)
                .filter(one -> GrantRules.covers(scope, one.person()))
                .isPresent();
        if (!scope.all() && !within) {
            return new Page<>(List.of(), Optional.empty());
        }
        int size = Page.limit(limit);
        return Page.of(
                store.grants(person, role, after, clock.instant(), size + 1),
                size,
                grant -> grant.id().toString());
    }

    @Transactional
    public Grant give(Actor actor, PersonId to, HeldGrant held, Period period, String reason) {
        Standing standing = standings
                .of(to)
                .filter(one -> one.person().present())
                .filter(one -> GrantRules.covers(actor.scope(GRANT), one.person()))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        Role role = roles.role(held.role())
                .filter(one -> !one.implied())
                .orElseThrow(() -> new ProblemException(AccessProblem.ROLE_NOT_GRANTABLE));
        requireSomeScope(held);
        Instant now = clock.instant();
        Instant from = period.from().filter(now::isBefore).orElse(now);
        if (period.until().filter(until -> !until.isAfter(from)).isPresent()) {
            throw new ProblemException(AccessProblem.PERIOD_INVALID);
        }
        requireHeld(actor, standing, held, role);
        Grant grant = new Grant(
                Ids.next(),
                to,
                role.code(),
                held.scope(),
                held.units(),
                held.items(),
                from,
                period.until(),
                reason,
                actor.id(),
                actor.name(),
                now);
        store.add(grant);
        audit.record(actor, "access.granted", "person", to.toString(), facts(grant, standing.person()));
        return grant;
    }

    /** From when to when; absent means now, and without end. */
    record Period(Optional<Instant> from, Optional<Instant> until) {}

    @Transactional
    public void revoke(Actor actor, UUID id) {
        locks.hold("access.grants");
        Instant now = clock.instant();
        Grant grant = store.living(id, now).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        Standing standing = standings
                .of(grant.person())
                .filter(one -> GrantRules.covers(actor.scope(GRANT), one.person()))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        HeldGrant held = new HeldGrant(grant.role(), grant.scope(), grant.units(), grant.items());
        roles.role(grant.role()).ifPresent(role -> requireHeld(actor, standing, held, role));
        if (grant.role().equals(Roles.ADMINISTRATOR) && nobodyElse(id, now)) {
            throw new ProblemException(AccessProblem.LAST_ADMINISTRATOR);
        }
        if (!store.revoke(id, actor.id(), actor.name(), now)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        audit.record(
                actor, "access.grant-revoked", "person", grant.person().toString(), facts(grant, standing.person()));
    }

    private boolean nobodyElse(UUID grant, Instant now) {
        return store.others(Roles.ADMINISTRATOR, grant, now).stream()
                .flatMap(person -> standings.of(person).stream())
                .noneMatch(standing -> standing.person().present());
    }

    private void requireHeld(Actor actor, Standing standing, HeldGrant held, Role role) {
        Map<String, Scope> gives =
                Powers.withoutSelf(powers.of(standing, held), standing.person().id());
        boolean holdsAll = role.permissions().stream().allMatch(actor::may);
        if (!holdsAll || !GrantRules.within(gives, actor.grants())) {
            throw new ProblemException(AccessProblem.GRANT_BEYOND_OWN);
        }
    }

    private void requireSomeScope(HeldGrant held) {
        boolean empty = (held.scope() == ScopeKind.UNITS && unknown(held.units()))
                || (held.scope() == ScopeKind.OWN_ITEMS && held.items().isEmpty());
        if (empty) {
            throw new ProblemException(AccessProblem.SCOPE_EMPTY);
        }
    }

    private boolean unknown(Set<UUID> units) {
        return units.isEmpty() || !standings.below(units).containsAll(units);
    }

    private static Map<String, Object> facts(Grant grant, Person person) {
        return Map.of(
                "grant", grant.id(),
                "role", grant.role(),
                "scope", grant.scope(),
                "units", grant.units(),
                "items", grant.items(),
                "person", person.name(),
                "until", grant.until().map(Instant::toString).orElse(""),
                "reason", grant.reason());
    }
}
