package shaopao.workflow;

import java.time.Instant;
import shaopao.kernel.PersonId;

/**
 * One event of a case's history with its circumstances.
 *
 * @param person by whose command it came about, with the name at that time
 */
public record CaseStep(int seq, Instant at, PersonId person, String personName, CaseEvent event) {}
