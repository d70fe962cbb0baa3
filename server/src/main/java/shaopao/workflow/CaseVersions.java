package shaopao.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
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

    /** How many running cases of a topic there are, by the version of the topic on which they run. */
    public Map<String, Integer> open(String topic) {
        return store.openByVersion(topic);
    }

    /**
     * What the running cases of a topic would do, or did.
     *
     * @param moved those that have their place in the other definition, or already run along it
     * @param next after which case to go on; absent when all were looked at
     */
    public record Moving(int moved, List<Immovable> immovable, Optional<CaseId> next) {

        public Moving {
            immovable = List.copyOf(immovable);
        }
    }

    /** Running cases of a topic that could not move to a definition, and why; nothing is stored. */
    public Moving movable(String topic, Definition to, Optional<CaseId> after, int limit) {
        Route route = new Route(to);
        return each(topic, after, limit, open -> obstacles(open, route));
    }

    /**
     * Moves running cases of a topic to a definition that is kept; those that cannot move stay where they are. The
     * caller has made sure that the person answers for the topic.
     */
    public Moving migrate(Order order, By.Person by, String personName, Optional<CaseId> after, int limit) {
        Route route = definitions.route(order.hash());
        return each(order.topic(), after, limit, open -> {
            if (open.summary().definition().equals(order.hash())
                    && open.summary().topicVersion().equals(order.topicVersion())) {
                return List.of();
            }
            List<Immovable.Obstacle> obstacles = obstacles(open, route);
            return obstacles.isEmpty() ? moved(open, order, route, by, personName) : obstacles;
        });
    }

    /**
     * To which definition cases are to move, and why.
     *
     * @param hash of the definition
     * @param topicVersion the version of the topic to which it belongs
     */
    public record Order(String topic, String hash, String topicVersion, String reason) {}

    private List<Immovable.Obstacle> moved(
            CaseStore.Loaded open, Order order, Route route, By.Person by, String personName) {
        try {
            Command move =
                    new Command.Migrate(by, order.hash(), route.definition(), order.topicVersion(), order.reason());
            acts.act(open.summary().id(), UUID.randomUUID(), move, personName);
            return List.of();
        } catch (ProblemException _) {
            // It has moved on since it was read: over, or now at a node that has no place there.
            return cases.load(open.summary().id(), UUID.randomUUID())
                    .filter(now -> !now.summary().status().over())
                    .map(now -> obstacles(now, route))
                    .orElse(List.of());
        }
    }

    private List<Immovable.Obstacle> obstacles(CaseStore.Loaded open, Route to) {
        Route from = definitions.route(open.summary().definition());
        return MigrationRules.obstacles(new CaseFold(open.state()), from, to);
    }

    private Moving each(
            String topic,
            Optional<CaseId> after,
            int limit,
            Function<CaseStore.Loaded, List<Immovable.Obstacle>> obstacles) {
        List<CaseStore.Loaded> batch = store.open(topic, after, limit);
        List<Immovable> immovable = new ArrayList<>();
        for (CaseStore.Loaded open : batch) {
            List<Immovable.Obstacle> found = obstacles.apply(open);
            if (!found.isEmpty()) {
                immovable.add(new Immovable(open.summary().id(), open.summary().number(), found));
            }
        }
        Optional<CaseId> next = batch.size() < limit
                ? Optional.empty()
                : Optional.of(batch.getLast().summary().id());
        return new Moving(batch.size() - immovable.size(), immovable, next);
    }
}
