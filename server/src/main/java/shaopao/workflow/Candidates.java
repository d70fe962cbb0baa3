package shaopao.workflow;

import java.util.List;
import java.util.Map;
import shaopao.kernel.PersonId;

/** Answers the decider's question who decides; the people are asked for when a case enters a step. */
interface Candidates {

    List<PersonId> people(Who who, PersonId applicant, Map<String, Object> answers);

    /** Who decides instead when the rule names the applicant. */
    List<PersonId> above(Who who, PersonId applicant, Map<String, Object> answers);
}
