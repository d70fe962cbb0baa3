package shaopao.workflow;

import java.util.Set;
import shaopao.kernel.PersonId;

/**
 * Who wants to see a case. Seen are one's own, those on which one has or had a to-do or of which one was told, and
 * those on the topics that one answers for.
 *
 * @param all sees every case
 * @param topics topics whose cases the person may see
 */
public record Viewer(PersonId person, boolean all, Set<String> topics) {

    public Viewer {
        topics = Set.copyOf(topics);
    }

    public static Viewer of(PersonId person) {
        return new Viewer(person, false, Set.of());
    }
}
