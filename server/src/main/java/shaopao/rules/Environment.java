package shaopao.rules;

import java.util.Map;

/** The variables that a rule may use, by name. */
public record Environment(Map<String, RuleType> variables) {

    public Environment {
        variables = Map.copyOf(variables);
        variables.keySet().forEach(RuleType::requireName);
    }

    public static Environment of(Map<String, RuleType> variables) {
        return new Environment(variables);
    }
}
