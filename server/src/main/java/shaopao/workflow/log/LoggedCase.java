package shaopao.workflow.log;

import java.time.Instant;
import java.util.Optional;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseId;
import shaopao.workflow.CaseStatus;

/** What a log tells of a case as a whole. */
record LoggedCase(
        CaseId id,
        String number,
        String topic,
        String title,
        String definition,
        CaseStatus status,
        PersonId applicant,
        String applicantName,
        Instant createdAt,
        Optional<Instant> endedAt) {}
