package shaopao.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A definition read as a way: the nodes by their keys, which comes after which, and in which blocks each stands. */
final class Route {

    /** Who chooses at the hand-in, in the rule {@code chosen}. */
    static final String APPLICANT = "applicant";

    private final Definition definition;
    private final Map<String, Place> places = new HashMap<>();

    Route(Definition definition) {
        this.definition = definition;
        read(definition.steps(), Optional.empty(), List.of());
    }

    /**
     * Where a node stands.
     *
     * @param next the node after it; empty at the end of its row
     * @param frames the blocks around it whose lanes are walked at the same time, the outermost first
     */
    record Place(Node node, Optional<Node> next, List<Frame> frames) {}

    /** A lane of a block; of a block over rows, lane 0 stands for all. */
    record Frame(String block, int lane) {}

    Definition definition() {
        return definition;
    }

    Optional<Node> first() {
        return definition.steps().stream().findFirst();
    }

    Optional<Place> place(String key) {
        return Optional.ofNullable(places.get(key));
    }

    Node node(String key) {
        return place(key).orElseThrow().node();
    }

    /** The node that comes after this one; empty at the end of its row. */
    Optional<Node> after(String key) {
        return Objects.requireNonNull(places.get(key), key).next();
    }

    /** The first node of a lane, or what comes after the branch when the lane is empty. */
    Optional<Node> into(Node.Branch branch, Node.Lane lane) {
        return lane.steps().isEmpty()
                ? after(branch.key())
                : Optional.of(lane.steps().getFirst());
    }

    /** Who chooses the people of a step; empty when no rule of it leaves that open. */
    Optional<String> chooser(String key) {
        return place(key).map(Place::node).flatMap(node -> switch (node) {
            case Node.Approve approve -> chooser(approve.who());
            case Node.Collect collect -> chooser(collect.who());
            default -> Optional.empty();
        });
    }

    private static Optional<String> chooser(List<Who> rules) {
        return rules.stream()
                .filter(who -> who.rule().equals(Who.CHOSEN))
                .map(who -> who.parameters().getOrDefault("by", APPLICANT))
                .findFirst();
    }

    /** Whether the lanes of this block are walked at the same time, so that a stay at it holds stays inside. */
    static boolean forks(Node node) {
        return node instanceof Node.Parallel
                || node instanceof Node.Each
                || (node instanceof Node.Branch branch && branch.choose() == Node.Choose.EVERY);
    }

    private void read(List<Node> row, Optional<Node> afterRow, List<Frame> frames) {
        for (int i = 0; i < row.size(); i++) {
            Node node = row.get(i);
            Optional<Node> next = i + 1 < row.size() ? Optional.of(row.get(i + 1)) : afterRow;
            places.put(node.key(), new Place(node, next, frames));
            List<Node.Lane> lanes = node.rows();
            for (int lane = 0; lane < lanes.size(); lane++) {
                boolean forks = forks(node);
                List<Frame> inside = new ArrayList<>(frames);
                if (forks) {
                    inside.add(new Frame(node.key(), lane));
                }
                read(lanes.get(lane).steps(), forks ? Optional.empty() : next, inside);
            }
        }
    }
}
