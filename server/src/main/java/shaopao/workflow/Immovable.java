package shaopao.workflow;

import java.util.List;

/**
 * A running case that has no place in another definition.
 *
 * @param nodes keys of the nodes at which it stands, or to which it would go back, and that are not there
 */
public record Immovable(CaseId id, String number, List<String> nodes) {

    public Immovable {
        nodes = List.copyOf(nodes);
    }
}
