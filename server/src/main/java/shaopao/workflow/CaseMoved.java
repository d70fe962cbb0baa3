package shaopao.workflow;

import java.util.Set;
import shaopao.kernel.PersonId;

/**
 * A command changed a case; published within its transaction.
 *
 * @param people everybody whose pages show something else now: applicant, those asked, those no longer asked, those
 *     told
 */
public record CaseMoved(CaseSummary summary, Set<PersonId> people) {

    public CaseMoved {
        people = Set.copyOf(people);
    }
}
