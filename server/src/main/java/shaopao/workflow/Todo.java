package shaopao.workflow;

import java.time.Instant;
import shaopao.kernel.PersonId;

/**
 * One person's open to-do.
 *
 * @param number counted within the case
 * @param node key of the node; empty when the applicant is to correct
 */
public record Todo(
        CaseSummary of, int number, PersonId person, String node, CaseEvent.TodoKind kind, Instant openedAt) {}
