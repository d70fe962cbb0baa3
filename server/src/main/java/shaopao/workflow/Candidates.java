package shaopao.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import shaopao.kernel.PersonId;

/** Answers the decider's question who decides; the people are asked for when a case enters a step. */
interface Candidates {

    List<PersonId> people(Who who, PersonId applicant, Map<String, Object> answers);

    /** Who decides instead when the rule names the applicant, and when the time is up. */
    List<PersonId> above(Who who, PersonId applicant, Map<String, Object> answers);

    /** Who acts for a person who is away now. */
    Optional<PersonId> deputy(PersonId person);
}
