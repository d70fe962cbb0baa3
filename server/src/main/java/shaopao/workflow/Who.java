package shaopao.workflow;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * Names people by a rule, not by name: such as {@code counsellor} or {@code college-head}.
 *
 * @param rule name of a {@link shaopao.workflow.spi.CandidateRule}
 */
public record Who(String rule, Map<String, String> parameters) {

    public Who {
        parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }

    public static Who of(String rule) {
        return new Who(rule, Map.of());
    }
}
