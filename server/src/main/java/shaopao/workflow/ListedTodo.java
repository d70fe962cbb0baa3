package shaopao.workflow;

import java.time.Instant;
import java.util.Optional;

/**
 * A to-do, open or done, as lists show it.
 *
 * @param node key of the node; empty when the applicant is to correct
 * @param dueAt limit of the step, if it has one
 */
public record ListedTodo(
        CaseSummary of,
        int number,
        String node,
        CaseEvent.TodoKind kind,
        Instant openedAt,
        Optional<Instant> closedAt,
        Optional<Instant> dueAt) {}
