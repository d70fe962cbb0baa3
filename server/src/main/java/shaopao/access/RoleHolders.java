package shaopao.access;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;
import shaopao.people.Person;

/** Who holds a role, for errands that go to whoever holds it. */
@Component
public class RoleHolders {

    /** Of more than so many holders the later ones are not asked. */
    private static final int HOLDERS_MAX = 200;

    private final GrantStore grants;
    private final Standings standings;
    private final Clock clock;

    RoleHolders(GrantStore grants, Standings standings, Clock clock) {
        this.grants = grants;
        this.standings = standings;
        this.clock = clock;
    }

    /**
     * Those who were given the role and still hold it over this person: over the whole school, their unit or their
     * class. Who has left holds nothing. Grants on service items count for nobody here.
     */
    public List<PersonId> over(String role, Person about) {
        return grants.holders(role, clock.instant(), HOLDERS_MAX).stream()
                .filter(holder -> covers(scope(role, holder), about))
                .toList();
    }

    private Scope scope(String role, PersonId holder) {
        return standings
                .of(holder)
                .filter(standing -> standing.person().present())
                .map(standing -> GrantRules.permissions(
                                standing,
                                grants.held(holder, clock.instant()).stream()
                                        .filter(grant -> grant.role().equals(role))
                                        .toList(),
                                Set::of,
                                standings::below)
                        .getOrDefault(role, Scope.NONE))
                .orElse(Scope.NONE);
    }

    private static boolean covers(Scope scope, Person about) {
        return scope.all()
                || about.unitId().filter(scope.units()::contains).isPresent()
                || about.classId().filter(scope.classes()::contains).isPresent();
    }
}
