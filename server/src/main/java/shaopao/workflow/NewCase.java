package shaopao.workflow;

import java.util.List;
import java.util.Map;
import shaopao.kernel.PersonId;

/**
 * A case to be opened.
 *
 * @param topic what it is about, for example the code of a service item; lists and rights go by it
 * @param topicVersion version of the topic by which it was made out
 * @param definition hash that {@link Cases#define} gave
 * @param applicantName shown in lists, as it was when the case was opened
 * @param chosen whom the applicant wants to decide, by the keys of the steps that let the applicant choose
 */
public record NewCase(
        CaseId id,
        String topic,
        String topicVersion,
        String title,
        String definition,
        By.Person by,
        String applicantName,
        Map<String, Object> answers,
        Map<String, List<PersonId>> chosen) {

    public NewCase {
        answers = Map.copyOf(answers);
        chosen = Map.copyOf(chosen);
    }

    /** One in which the applicant chooses nobody. */
    public NewCase(
            CaseId id,
            String topic,
            String topicVersion,
            String title,
            String definition,
            By.Person by,
            String applicantName,
            Map<String, Object> answers) {
        this(id, topic, topicVersion, title, definition, by, applicantName, answers, Map.of());
    }
}
