package shaopao.access;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;

/** What a person may do on whose data: granted roles and those that follow from their standing. */
@Component
class Powers {

    private final Roles roles;
    private final Standings standings;
    private final GrantStore grants;
    private final Clock clock;

    Powers(Roles roles, Standings standings, GrantStore grants, Clock clock) {
        this.roles = roles;
        this.standings = standings;
        this.grants = grants;
        this.clock = clock;
    }

    /** With the grants that were read already. */
    Map<String, Scope> of(Standing standing, List<HeldGrant> granted) {
        List<HeldGrant> held = new ArrayList<>(GrantRules.implied(standing));
        if (standing.person().present()) {
            held.addAll(granted);
        }
        return GrantRules.permissions(standing, held, this::permissions, standings::below);
    }

    /** Nothing for one who is not known. */
    Map<String, Scope> of(PersonId person) {
        return standings
                .of(person)
                .map(standing -> of(standing, grants.held(person, clock.instant())))
                .orElse(Map.of());
    }

    /** What one more grant would give to a person. */
    Map<String, Scope> of(Standing standing, HeldGrant grant) {
        return GrantRules.permissions(standing, List.of(grant), this::permissions, standings::below);
    }

    /** Leaves out what holds on the person alone: everybody has that on themselves. */
    static Map<String, Scope> withoutSelf(Map<String, Scope> held, PersonId person) {
        Map<String, Scope> rest = new HashMap<>();
        held.forEach((permission, scope) -> {
            if (!GrantRules.within(scope, Scope.self(person))) {
                rest.put(permission, scope);
            }
        });
        return rest;
    }

    private Set<String> permissions(String role) {
        return roles.role(role).map(Role::permissions).orElse(Set.of());
    }
}
