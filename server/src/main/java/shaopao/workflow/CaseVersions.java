package shaopao.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.kernel.ProblemException;

/** What a changed definition means for cases: rehearsed on those that were, and taken on by those that run. */
@Component
public class CaseVersions {

    private final CaseVersionStore store;
    private final CaseStore cases;
    private final Cases acts;
    private final Definitions definitions;
    private final World world;

    CaseVersions(CaseVersionStore store, CaseStore cases, Cases acts, Definitions definitions, World world) {
        this.store = store;
        this.cases = cases;
        this.acts = acts;
        this.definitions = definitions;
        this.world = world;
    }

    /** What would have become of the last cases of a topic by another definition; nothing is stored. */
    public List<Rehearsal> rehearse(String topic, Definition changed, int last) {
        Route route = new Route(changed);
        return store.last(topic, last).stream()
                .map(of ->
                        RehearsalRules.rehearse(of, cases.steps(of.id()), route, at -> world.facts(route, topic, at)))
                .toList();
    }

    /** Running cases of a topic that could not move to a definition, and why. */
    public List<Immovable> immovable(String topic, Definition to, int limit) {
        Route route = new Route(to);
        List<Immovable> immovable = new ArrayList<>();
        for (CaseStore.Loaded open : store.open(topic, limit)) {
            Route from = definitions.route(open.summary().definition());
            List<String> nodes = MigrationRules.obstacles(new CaseFold(open.state()), from, route);
            if (!nodes.isEmpty()) {
                immovable.add(new Immovable(open.summary().id(), open.summary().number(), nodes));
            }
        }
        return immovable;
    }

    /**
     * Moves the running cases of a topic to a definition that is kept; those that cannot move stay where they are. The
     * caller has made sure that the person answers for the topic.
     *
     * @return how many moved
     */
    public int migrate(String topic, String hash, String topicVersion, By.Person by, String personName, String reason) {
        Definition to = definitions.route(hash).definition();
        int moved = 0;
        for (CaseStore.Loaded open : store.open(topic, Integer.MAX_VALUE)) {
            if (open.summary().definition().equals(hash)) {
                continue;
            }
            try {
                Command move = new Command.Migrate(by, hash, to, topicVersion, reason);
                acts.act(open.summary().id(), UUID.randomUUID(), move, personName);
                moved++;
            } catch (ProblemException _) {
                // It has no place there, or has just ended: it stays where it is.
            }
        }
        return moved;
    }
}
