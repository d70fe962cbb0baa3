package shaopao.workflow;

import java.time.Instant;
import java.util.Optional;
import shaopao.kernel.PersonId;

/**
 * One event of a case's history with its circumstances.
 *
 * @param person by whose command it came about, with the name at that time; empty when it was the program or another
 *     system
 */
public record CaseStep(int seq, Instant at, Optional<PersonId> person, String personName, CaseEvent event) {}
