package shaopao.workflow.log;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import shaopao.kernel.PersonId;

/**
 * One event as a log tells it.
 *
 * @param id of the case and the number within its history
 * @param type what happened, by the name under which the history keeps it: {@code approved}, {@code todo-opened}
 * @param activity at which node; the type where there is none
 * @param node key of the node; empty where there is none
 * @param transition of the standard life-cycle model of XES
 * @param resource who did it, or to whom it was given; empty when it was the program
 * @param role the first rule by which the node names its people; empty where there is none
 * @param texts opinion, reason, outcome and such, by name
 */
record LoggedEvent(
        String id,
        String type,
        String activity,
        String node,
        String transition,
        Instant at,
        Optional<PersonId> resource,
        String resourceName,
        String role,
        Map<String, String> texts) {

    LoggedEvent {
        texts = Map.copyOf(texts);
    }
}
