package shaopao.workflow;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import shaopao.kernel.Words;

/** A definition read as a way: the nodes by their keys, and which node comes after which. */
final class Route {

    /** Past the last node of every definition: agreement. */
    private static final Node FINISH = new Node.End("", new Words("办结", "Finished"), Outcome.APPROVED);

    private final Map<String, Node> nodes = new HashMap<>();
    private final Map<String, Node> following = new HashMap<>();
    private final Node first;

    Route(Definition definition) {
        first = definition.steps().isEmpty() ? FINISH : definition.steps().getFirst();
        read(definition.steps(), FINISH);
    }

    Node first() {
        return first;
    }

    Node node(String key) {
        return Objects.requireNonNull(nodes.get(key), () -> "no node " + key);
    }

    /** The node that a case enters when it leaves this one. */
    Node after(String key) {
        return Objects.requireNonNull(following.get(key), () -> "no node " + key);
    }

    /** The first node of a lane, or what comes after the branch when the lane is empty. */
    Node into(Node.Branch branch, Node.Lane lane) {
        return lane.steps().isEmpty() ? after(branch.key()) : lane.steps().getFirst();
    }

    private void read(List<Node> block, Node afterBlock) {
        for (int i = 0; i < block.size(); i++) {
            Node node = block.get(i);
            Node next = i + 1 < block.size() ? block.get(i + 1) : afterBlock;
            nodes.put(node.key(), node);
            following.put(node.key(), next);
            node.rows().forEach(lane -> read(lane.steps(), next));
        }
    }
}
