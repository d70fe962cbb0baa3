package shaopao.workflow;

import java.util.Set;
import shaopao.kernel.PersonId;

/**
 * A command changed a case; published when it is stored: within the caller's transaction if there is one, else after
 * it is durable. For hints to open pages; whatever must not be missed is made of {@link DoneCommands}.
 *
 * @param people everybody whose pages show something else now: applicant, those asked, those no longer asked, those
 *     told
 */
public record CaseMoved(CaseSummary summary, Set<PersonId> people) {

    public CaseMoved {
        people = Set.copyOf(people);
    }
}
