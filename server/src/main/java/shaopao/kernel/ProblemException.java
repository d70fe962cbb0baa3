package shaopao.kernel;

import java.util.Map;

/**
 * The one exception that carries a refusal to the edge, where {@code http} turns it into problem details. Rules return
 * verdicts; only a facade or a controller throws this.
 */
public final class ProblemException extends RuntimeException {

    private final transient Problem problem;
    private final transient Map<String, Object> facts;

    public ProblemException(Problem problem) {
        this(problem, Map.of());
    }

    /**
     * @param facts values for the placeholders of the message and members of the problem body; never secrets
     */
    public ProblemException(Problem problem, Map<String, Object> facts) {
        super(problem.name() + (facts.isEmpty() ? "" : " " + facts));
        this.problem = problem;
        this.facts = Map.copyOf(facts);
    }

    public Problem problem() {
        return problem;
    }

    public Map<String, Object> facts() {
        return facts;
    }
}
