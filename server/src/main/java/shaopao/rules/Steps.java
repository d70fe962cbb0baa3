package shaopao.rules;

import dev.cel.common.ast.CelExpr;
import dev.cel.runtime.CelEvaluationListener;
import java.util.Collection;

/**
 * Counts the steps of one run and stops it at the limit. A step is the evaluation of one part of the expression. A text
 * counts with the square of its length, since to look for one text in another may take that long; a list with the
 * number of its elements; a pattern as much as the longest that it is matched on.
 */
final class Steps implements CelEvaluationListener {

    private static final int TEXT_SQUARE = 4_000;
    private static final int PATTERN_STEPS = 250;

    private long left = RuleLimits.STEPS_MAX;

    @Override
    public void callback(CelExpr part, Object value) {
        if (isOfTheEngine(part)) {
            return;
        }
        left -= 1 + size(value) + (isMatch(part) ? PATTERN_STEPS : 0);
        if (left < 0) {
            throw new RuleFunctions.FailureException(Outcome.Failure.TOO_LARGE, "more steps than a rule may take");
        }
    }

    /** Loops are unrolled into parts that nobody wrote; what they gather is counted where it is made. */
    private static boolean isOfTheEngine(CelExpr part) {
        return part.exprKind().getKind() == CelExpr.ExprKind.Kind.IDENT
                && part.ident().name().startsWith("@");
    }

    private static long size(Object value) {
        return switch (value) {
            case String text -> (long) text.length() * text.length() / TEXT_SQUARE;
            case Collection<?> many -> many.size();
            default -> 0;
        };
    }

    private static boolean isMatch(CelExpr part) {
        return part.exprKind().getKind() == CelExpr.ExprKind.Kind.CALL
                && part.call().function().equals("matches");
    }
}
