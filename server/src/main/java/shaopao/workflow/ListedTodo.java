package shaopao.workflow;

import java.time.Instant;
import java.util.Optional;
import shaopao.kernel.PersonId;

/**
 * A to-do, open or done, as lists show it.
 *
 * @param person whose it is: the reader's own, or somebody's for whom the reader stands in
 * @param node key of the node; empty when the applicant is to correct
 * @param dueAt limit of the step, if it has one
 */
public record ListedTodo(
        CaseSummary of,
        PersonId person,
        int number,
        String node,
        CaseEvent.TodoKind kind,
        Instant openedAt,
        Optional<Instant> closedAt,
        Optional<Instant> dueAt) {}
