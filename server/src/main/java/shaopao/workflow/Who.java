package shaopao.workflow;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names people by a rule, not by name: such as {@code counsellor} or {@code college-head}. Two rules are the engine's
 * own: {@code applicant}, and {@code chosen} with {@code by}, the key of the step whose people choose, or {@code
 * applicant}.
 *
 * @param rule name of a {@link shaopao.workflow.spi.CandidateRule}
 */
public record Who(String rule, Map<String, String> parameters) {

    static final String APPLICANT = "applicant";
    static final String CHOSEN = "chosen";

    public Who {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    public static Who of(String rule) {
        return new Who(rule, Map.of());
    }

    /** Whether these people are named by somebody: {@code applicant}, or whoever decides at the node of this key. */
    public boolean chosenBy(String chooser) {
        return rule.equals(CHOSEN) && chooser.equals(parameters.get("by"));
    }
}
