package shaopao.hall;

import java.time.Instant;
import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * A word on an application.
 *
 * @param internal among those who handle it; the applicant never sees it
 */
record ApplicationMessage(UUID id, PersonId person, String personName, String text, boolean internal, Instant at) {}
