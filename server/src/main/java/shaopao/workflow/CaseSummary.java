package shaopao.workflow;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shaopao.kernel.PersonId;

/**
 * A case as lists show it.
 *
 * @param number what people quote: day and running number, "20261124-000017"
 * @param atNodes keys of the nodes at which it is; none when it is over or back with the applicant
 * @param version how many events there are so far
 * @param dueAt when its promise ends; absent while the clock stands still
 */
public record CaseSummary(
        CaseId id,
        String number,
        String topic,
        String topicVersion,
        String title,
        String definition,
        PersonId applicant,
        String applicantName,
        CaseStatus status,
        List<String> atNodes,
        int version,
        Instant createdAt,
        Instant updatedAt,
        Optional<Instant> endedAt,
        Optional<Instant> dueAt) {

    public CaseSummary {
        atNodes = List.copyOf(atNodes);
    }
}
