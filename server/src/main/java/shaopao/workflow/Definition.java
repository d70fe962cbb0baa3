package shaopao.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How the cases of one kind move: nodes one after the other, some holding further rows of nodes. Past the last node the
 * case is approved.
 *
 * @param variables the answers that conditions may use, with their types in the notation of {@link
 *     shaopao.rules.RuleType}
 * @param owners who decides when a step finds nobody: those who answer for the item
 * @param promisedDays working days within which the case is to be over; 0 promises nothing
 */
public record Definition(Map<String, String> variables, List<Who> owners, int promisedDays, List<Node> steps) {

    public Definition {
        variables = java.util.Collections.unmodifiableMap(new java.util.TreeMap<>(variables));
        owners = List.copyOf(owners);
        steps = List.copyOf(steps);
    }

    /** One that promises nothing. */
    public Definition(Map<String, String> variables, List<Who> owners, List<Node> steps) {
        this(variables, owners, 0, steps);
    }

    /** The node of this key, wherever it stands. */
    public Optional<Node> node(String key) {
        return nodes().filter(node -> node.key().equals(key)).findFirst();
    }

    /** All nodes, each before those inside it. */
    public Stream<Node> nodes() {
        return all(steps);
    }

    private static Stream<Node> all(List<Node> steps) {
        return steps.stream()
                .flatMap(node ->
                        Stream.concat(Stream.of(node), node.rows().stream().flatMap(lane -> all(lane.steps()))));
    }
}
