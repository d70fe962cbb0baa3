package shaopao.rules;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The variables that a rule may use, by name. */
public final class Environment {

    private final Map<String, RuleType> variables;

    /** Asked for with every rule that is looked up, and as dear as there are variables. */
    private final int hash;

    private Environment(Map<String, RuleType> variables) {
        this.variables = Map.copyOf(variables);
        this.variables.keySet().forEach(RuleType::requireName);
        this.hash = this.variables.hashCode();
    }

    public static Environment of(Map<String, RuleType> variables) {
        return new Environment(variables);
    }

    public Map<String, RuleType> variables() {
        return variables;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || (other instanceof Environment same && same.hash == hash && same.variables.equals(variables));
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return variables.toString();
    }
}
