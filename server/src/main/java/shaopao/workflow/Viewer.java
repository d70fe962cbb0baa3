package shaopao.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shaopao.kernel.PersonId;

/**
 * Who wants to see a case. Seen are one's own, those on which one has or had a to-do or of which one was told, those on
 * the topics that one answers for, and those that wait for somebody for whom one stands in.
 *
 * @param all sees every case
 * @param topics topics whose cases the person may see
 * @param standsIn people for whom the person stands in now, on which topics; on every topic where there are none
 */
public record Viewer(PersonId person, boolean all, Set<String> topics, Map<PersonId, Set<String>> standsIn) {

    public Viewer {
        topics = Set.copyOf(topics);
        standsIn = Map.copyOf(standsIn);
    }

    public Viewer(PersonId person, boolean all, Set<String> topics) {
        this(person, all, topics, Map.of());
    }

    public static Viewer of(PersonId person) {
        return new Viewer(person, false, Set.of());
    }

    /** Whose to-dos are among one's own, for SQL: one's own on every topic, and those of the absent. */
    List<Whose> whose() {
        List<Whose> whose = new ArrayList<>(List.of(new Whose(person, true, true, Set.of())));
        whose.addAll(absent());
        return whose;
    }

    List<Whose> absent() {
        return standsIn.entrySet().stream()
                .map(one -> new Whose(one.getKey(), false, one.getValue().isEmpty(), one.getValue()))
                .toList();
    }

    /** To-dos of one person, of every topic or of some; of the absent only what a deputy can do. */
    record Whose(PersonId person, boolean own, boolean every, Set<String> items) {}
}
