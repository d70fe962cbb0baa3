package shaopao.workflow;

import java.util.List;
import shaopao.kernel.PersonId;

/**
 * A step that a case would come to if everybody agreed from now on.
 *
 * @param people who would be asked by the rules and posts of today
 * @param told the people are only told
 */
public record AheadStep(String node, List<PersonId> people, boolean told) {

    public AheadStep {
        people = List.copyOf(people);
    }
}
