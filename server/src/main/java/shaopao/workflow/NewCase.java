package shaopao.workflow;

import java.util.Map;

/**
 * A case to be opened.
 *
 * @param topic what it is about, for example the code of a service item; lists and rights go by it
 * @param topicVersion version of the topic by which it was made out
 * @param definition hash that {@link Cases#define} gave
 * @param applicantName shown in lists, as it was when the case was opened
 */
public record NewCase(
        CaseId id,
        String topic,
        String topicVersion,
        String title,
        String definition,
        By by,
        String applicantName,
        Map<String, Object> answers) {

    public NewCase {
        answers = Map.copyOf(answers);
    }
}
