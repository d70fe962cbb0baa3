package shaopao.rules;

import java.util.Map;
import java.util.Set;

/**
 * A compiled rule: the same variables always give the same outcome, on every node and in the browser. Safe for
 * threads.
 */
public final class Rule {

    private final String expression;
    private final Environment environment;
    private final Set<String> mentioned;
    private final CelEngine.Program program;

    Rule(String expression, Environment environment, Set<String> mentioned, CelEngine.Program program) {
        this.expression = expression;
        this.environment = environment;
        this.mentioned = mentioned;
        this.program = program;
    }

    /** The source that it was compiled from. */
    public String expression() {
        return expression;
    }

    public Environment environment() {
        return environment;
    }

    /** The variables that the rule uses; the others need not be given. */
    public Set<String> mentioned() {
        return mentioned;
    }

    /**
     * Evaluates the rule.
     *
     * @param variables by name: Long or Integer, Double, String, Boolean, LocalDate, Instant, Duration, collections
     *     and maps of these; null and missing mean absent; undeclared ones are ignored
     */
    public Outcome evaluate(Map<String, ?> variables) {
        try {
            return program.run(RuleValues.given(environment, variables));
        } catch (RuleFunctions.FailureException e) {
            return new Outcome.Failed(e.failure(), String.valueOf(e.getMessage()));
        }
    }

    /**
     * The outcome of a condition: true only when it has the value true, so that what cannot be decided is not
     * granted.
     */
    public boolean holds(Map<String, ?> variables) {
        return evaluate(variables) instanceof Outcome.Value(Object value) && value.equals(true);
    }

    @Override
    public String toString() {
        return expression;
    }
}
