package shaopao.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;
import shaopao.people.Person;

/** From roles and standing to permissions on data. */
final class GrantRules {

    private GrantRules() {}

    /** The roles that follow from what a person is; none for one who has left. */
    static List<HeldGrant> implied(Standing standing) {
        List<HeldGrant> grants = new ArrayList<>();
        if (!standing.person().present()) {
            return grants;
        }
        switch (standing.person().kind()) {
            case STUDENT -> grants.add(HeldGrant.implied("student", ScopeKind.SELF));
            case STAFF -> grants.add(HeldGrant.implied("staff", ScopeKind.SELF));
            case RETIRED, VISITOR -> {}
        }
        if (!standing.charges().classes().isEmpty()) {
            grants.add(HeldGrant.implied("counsellor", ScopeKind.OWN_CLASSES));
        }
        if (!standing.charges().units().isEmpty()) {
            grants.add(new HeldGrant("dean", ScopeKind.UNITS, standing.charges().units(), Set.of()));
        }
        return grants;
    }

    /**
     * The data that a scope means for this person.
     *
     * @param below expands units to everything below them
     */
    static Scope scope(HeldGrant grant, Standing standing, Function<Set<UUID>, Set<UUID>> below) {
        Set<UUID> none = Set.of();
        return switch (grant.scope()) {
            case ALL -> Scope.ALL;
            case OWN_COLLEGE ->
                new Scope(false, union(standing.college(), standing.charges().units()), none, Set.of(), none);
            case OWN_CLASSES -> new Scope(false, none, standing.charges().classes(), Set.of(), none);
            case OWN_ITEMS -> new Scope(false, none, none, grant.items(), none);
            case SELF -> Scope.self(standing.person().id());
            case UNITS -> new Scope(false, below.apply(grant.units()), none, Set.of(), none);
        };
    }

    /** Each permission with all the data on which any grant gives it. */
    static Map<String, Scope> permissions(
            Standing standing,
            List<HeldGrant> grants,
            Function<String, Set<String>> permissionsOf,
            Function<Set<UUID>, Set<UUID>> below) {
        Map<String, Scope> held = new HashMap<>();
        for (HeldGrant grant : grants) {
            Scope scope = scope(grant, standing, below);
            permissionsOf.apply(grant.role()).forEach(permission -> held.merge(permission, scope, Scope::or));
        }
        return held;
    }

    /** True when everything that {@code inner} covers is covered by {@code outer}. */
    static boolean within(Scope inner, Scope outer) {
        return outer.all()
                || (!inner.all()
                        && outer.units().containsAll(inner.units())
                        && outer.classes().containsAll(inner.classes())
                        && outer.items().containsAll(inner.items())
                        && outer.self().containsAll(inner.self()));
    }

    /** True when every permission is held by the other on at least the same data. */
    static boolean within(Map<String, Scope> inner, Map<String, Scope> outer) {
        return inner.entrySet().stream()
                .allMatch(one -> within(one.getValue(), outer.getOrDefault(one.getKey(), Scope.NONE)));
    }

    /** True when the person is among the data. */
    static boolean covers(Scope scope, Person person) {
        return scope.all()
                || person.unitId().filter(scope.units()::contains).isPresent()
                || person.classId().filter(scope.classes()::contains).isPresent()
                || covers(scope, person.id());
    }

    private static boolean covers(Scope scope, PersonId person) {
        return scope.self().contains(person.value());
    }

    private static Set<UUID> union(Set<UUID> left, Set<UUID> right) {
        Set<UUID> both = new HashSet<>(left);
        both.addAll(right);
        return both;
    }
}
