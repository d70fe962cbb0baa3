package shaopao.hall;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import shaopao.access.Delegations;
import shaopao.hall.catalogue.Catalogue;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseLists;
import shaopao.workflow.CaseSummary;
import shaopao.workflow.Viewer;

/** Who sees which application. What one may not see is as if it did not exist. */
@Component
public class Sight {

    /** Sees the applications for an item without having to do with them, and runs its desk. */
    public static final String MANAGE = "hall.manage";

    private static final Duration REMEMBERED = Duration.ofSeconds(10);
    private static final int REMEMBERED_MAX = 1_000;

    private final Map<Scope, Known> known = new ConcurrentHashMap<>();
    private final Catalogue catalogue;
    private final CaseLists lists;
    private final Delegations delegations;
    private final StandIns standIns;
    private final Clock clock;

    Sight(Catalogue catalogue, CaseLists lists, Delegations delegations, StandIns standIns, Clock clock) {
        this.catalogue = catalogue;
        this.lists = lists;
        this.delegations = delegations;
        this.standIns = standIns;
        this.clock = clock;
    }

    /** The person whose applications and to-dos these are: the absent one while somebody acts for them. */
    PersonId reader(Actor actor) {
        return actor.actingFor().orElse(actor.person());
    }

    /** On which items the permission holds: those that the scope names, and those of departments in it. */
    public Reach reach(Actor actor, String permission) {
        Scope scope = actor.scope(permission);
        if (scope.all() || scope.units().isEmpty()) {
            return new Reach(scope.all(), scope.items());
        }
        Instant now = clock.instant();
        Known before = known.get(scope);
        if (before == null || before.at().plus(REMEMBERED).isBefore(now)) {
            if (known.size() >= REMEMBERED_MAX) {
                known.clear();
            }
            before = new Known(new Reach(false, catalogue.codesWithin(scope)), now);
            known.put(scope, before);
        }
        return before.reach();
    }

    private record Known(Reach reach, Instant at) {}

    /** The actor as a viewer of applications. */
    public Viewer viewer(Actor actor) {
        Reach reach = reach(actor, MANAGE);
        return new Viewer(reader(actor), reach.all(), reach.items(), standsIn(actor));
    }

    /** For whom the actor stands in now, on which items; on every item where there are none. */
    Map<PersonId, Set<String>> standsIn(Actor actor) {
        return actor.actingFor().isPresent() || actor.kind() != Actor.Kind.PERSON
                ? Map.of()
                : standIns.received(actor.person());
    }

    /** The application without its history, if the actor may see it. */
    public CaseSummary seen(Actor actor, CaseId id) {
        return lists.seen(id, viewer(actor))
                .filter(found -> mayActOn(actor, found.topic()))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** The application if the actor answers for its item; else it is as if it did not exist. */
    public CaseSummary managed(Actor actor, CaseId id) {
        Reach reach = reach(actor, MANAGE);
        return Optional.of(seen(actor, id))
                .filter(found -> reach.covers(found.topic()))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** Whether one who acts for somebody does so on this item, too. */
    boolean mayActOn(Actor actor, String item) {
        Set<String> items = handedOver(actor);
        return items.isEmpty() || items.contains(item);
    }

    /** The items on which one acts for somebody; none means every item. Refuses who acts for nobody's leave. */
    Set<String> handedOver(Actor actor) {
        if (actor.actingFor().isEmpty()) {
            return Set.of();
        }
        return delegations
                .itemsFor(actor.person(), actor.actingFor().get(), clock.instant())
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_PERMITTED));
    }
}
