package shaopao.rules;

import shaopao.kernel.Problem;

/** Refusals of the rule language. */
enum RulesProblem implements Problem {
    /** A type or the name of a variable is not of the notation. */
    RULE_TYPE_UNKNOWN(400);

    private final int status;

    RulesProblem(int status) {
        this.status = status;
    }

    @Override
    public int status() {
        return status;
    }
}
