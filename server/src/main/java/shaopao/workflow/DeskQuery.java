package shaopao.workflow;

import java.util.Optional;
import java.util.Set;
import shaopao.kernel.PersonId;

/**
 * Which cases of a department are asked for.
 *
 * @param all of every topic; else only of {@code topics}
 * @param topics what the reader answers for
 * @param assignee only those that this person looks after
 */
public record DeskQuery(
        boolean all,
        Set<String> topics,
        Stage stage,
        Optional<PersonId> assignee,
        boolean unassigned,
        CaseFilter filter) {

    public DeskQuery {
        topics = Set.copyOf(topics);
    }

    /** Whether cases move still. */
    public enum Stage {
        OPEN,
        ENDED,
        ANY
    }

    /** What the reader answers for, narrowed to what is asked. */
    Set<String> asked() {
        if (all || filter.topics().isEmpty()) {
            return all ? filter.topics() : topics;
        }
        return filter.topics().stream().filter(topics::contains).collect(java.util.stream.Collectors.toSet());
    }

    boolean everyTopic() {
        return all && filter.topics().isEmpty();
    }
}
