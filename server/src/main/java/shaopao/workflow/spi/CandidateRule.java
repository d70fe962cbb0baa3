package shaopao.workflow.spi;

import java.util.List;
import java.util.Map;
import shaopao.kernel.PersonId;

/**
 * One way to name the people of a step, for example "the counsellors of the applicant's class". Implemented above,
 * where people and posts are known; asked at the moment a case enters the step.
 */
public interface CandidateRule {

    /** The name by which definitions call it, for example {@code "counsellor"}. */
    String name();

    /** The parameters that a definition must give. */
    default List<String> parameters() {
        return List.of();
    }

    /** The parameters that a definition may give. */
    default List<String> options() {
        return List.of();
    }

    /** The people, in the order in which they would decide one after the other; empty when there is nobody. */
    List<PersonId> people(PersonId applicant, Map<String, String> parameters, Map<String, Object> answers);

    /** Who decides instead when the rule names the applicant, as a rule the head one level up. */
    default List<PersonId> above(PersonId applicant, Map<String, String> parameters, Map<String, Object> answers) {
        return List.of();
    }
}
