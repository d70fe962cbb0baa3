package shaopao.workflow;

import java.time.Instant;
import java.util.Optional;
import shaopao.kernel.PersonId;

/**
 * One person's open to-do.
 *
 * @param number counted within the case
 * @param deputy who may do it, too, because the person is away
 * @param node key of the node; empty when the applicant is to correct
 */
public record Todo(
        CaseSummary of,
        int number,
        PersonId person,
        Optional<PersonId> deputy,
        String node,
        CaseEvent.TodoKind kind,
        Instant openedAt) {}
