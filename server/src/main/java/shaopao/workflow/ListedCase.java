package shaopao.workflow;

import java.util.Optional;
import shaopao.kernel.PersonId;

/** A case as a department sees it, with who looks after it. */
public record ListedCase(CaseSummary of, Optional<PersonId> assignee) {}
