package shaopao.rules;

import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Walks an expression as it was written, before macros are expanded, and finds the first place that is not in the
 * part of CEL that server and browser share, or that costs too much. Pure; {@code web/src/kit/rules} walks the same
 * way.
 */
final class ExpressionRules {

    private static final Set<String> OPERATORS = Set.of(
            "_+_", "_-_", "_*_", "_/_", "_%_", "-_", "!_", "_&&_", "_||_", "_==_", "_!=_", "_<_", "_<=_", "_>_", "_>=_",
            "_?_:_", "_[_]", "@in");

    private static final Set<String> FUNCTIONS = Set.of(
            "size",
            "int",
            "double",
            "string",
            "date",
            "timestamp",
            "duration",
            "hour",
            "minute",
            "minutes",
            "year",
            "month",
            "day",
            "weekday",
            "daysBetween",
            "yearsBetween",
            "plusDays",
            "sum",
            "min",
            "max");

    /** Of a list that is empty as written they would be of no type. */
    private static final Set<String> OVER_LISTS = Set.of("sum", "min", "max");

    private static final Set<String> METHODS = Set.of("size", "startsWith", "endsWith", "contains", "matches");

    private static final Set<String> LOOPS = Set.of("all", "exists", "exists_one", "filter", "map");

    /** Names to one parser, errors to the other. */
    private static final Set<String> NO_NAMES = Set.of("__proto__", "prototype");

    private final Set<String> variables;
    private final List<String> loopVariables = new ArrayList<>();
    private final Set<String> mentioned = new HashSet<>();
    private int nodes;
    private int loops;
    private Optional<Flaw> flaw = Optional.empty();

    private ExpressionRules(Set<String> variables) {
        this.variables = variables;
    }

    /** A place that is refused. */
    record Flaw(long node, Compilation.Reason reason, Map<String, String> facts) {}

    /**
     * What a walk has found.
     *
     * @param mentioned the variables that the expression uses
     */
    record Walk(Optional<Flaw> flaw, Set<String> mentioned) {}

    static Walk walk(CelExpr expression, Set<String> variables) {
        ExpressionRules rules = new ExpressionRules(variables);
        rules.walk(expression, 1);
        return new Walk(rules.flaw, Set.copyOf(rules.mentioned));
    }

    private void walk(CelExpr node, int depth) {
        nodes++;
        if (nodes > RuleLimits.NODES_MAX || depth > RuleLimits.DEPTH_MAX) {
            refuse(node, Compilation.Reason.TOO_COMPLEX, "");
        }
        if (flaw.isPresent()) {
            return;
        }
        switch (node.getKind()) {
            case CONSTANT -> constant(node);
            case IDENT -> known(node);
            case SELECT -> walk(node.select().operand(), depth + 1);
            case CALL -> call(node, depth);
            case LIST -> node.list().elements().forEach(element -> walk(element, depth + 1));
            case MAP -> map(node, depth);
            case STRUCT, COMPREHENSION, NOT_SET -> refuse(node, Compilation.Reason.SYNTAX, "{ }");
        }
    }

    private void constant(CelExpr node) {
        switch (node.constant().getKind()) {
            case BOOLEAN_VALUE, INT64_VALUE, DOUBLE_VALUE, STRING_VALUE -> {}
            case NULL_VALUE -> refuse(node, Compilation.Reason.NOT_ALLOWED, "null");
            default -> refuse(node, Compilation.Reason.NOT_ALLOWED, "u, b\"\"");
        }
    }

    private void known(CelExpr node) {
        String name = node.ident().name();
        if (name.startsWith(".") || NO_NAMES.contains(name)) {
            refuse(node, Compilation.Reason.SYNTAX, name);
        } else if (!variables.contains(name) && !loopVariables.contains(name)) {
            refuse(node, Compilation.Reason.UNKNOWN_NAME, name);
        } else if (variables.contains(name)) {
            mentioned.add(name);
        }
    }

    /** Keys are written out and differ, so that nothing depends on their order or on a second one. */
    private void map(CelExpr node, int depth) {
        Set<String> keys = new HashSet<>();
        for (CelExpr.CelMap.Entry entry : node.map().entries()) {
            CelExpr key = entry.key();
            if (!isText(key) || !keys.add(key.constant().stringValue())) {
                refuse(key, Compilation.Reason.NOT_ALLOWED, "{ }");
            }
            walk(key, depth + 1);
            walk(entry.value(), depth + 1);
        }
    }

    private void call(CelExpr node, int depth) {
        CelExpr.CelCall call = node.call();
        String name = call.function();
        if (call.target().isEmpty() && (OPERATORS.contains(name) || FUNCTIONS.contains(name))) {
            // a chain of one operator is one level, however the parser leans it
            call.args().forEach(arg -> walk(arg, chained(name, arg) ? depth : depth + 1));
            if (OVER_LISTS.contains(name) && call.args().stream().anyMatch(ExpressionRules::isEmptyList)) {
                refuse(node, Compilation.Reason.NOT_ALLOWED, name);
            }
        } else if (call.target().isEmpty() && name.equals("has") && call.args().size() == 1) {
            present(call.args().getFirst(), depth);
        } else if (call.target().isPresent() && LOOPS.contains(name)) {
            loop(node, call.target().get(), depth);
        } else if (call.target().isPresent() && METHODS.contains(name)) {
            walk(call.target().get(), depth + 1);
            call.args().forEach(arg -> walk(arg, depth + 1));
            if (name.equals("matches")
                    && !(call.args().size() == 1 && pattern(call.args().getFirst()))) {
                refuse(node, Compilation.Reason.PATTERN, "matches");
            }
        } else {
            refuse(node, Compilation.Reason.NOT_ALLOWED, name);
        }
    }

    private static boolean chained(String operator, CelExpr arg) {
        return operator.startsWith("_")
                && !operator.equals("_[_]")
                && !operator.equals("_?_:_")
                && arg.getKind() == CelExpr.ExprKind.Kind.CALL
                && arg.call().function().equals(operator);
    }

    /** Only {@code has(name.field)} and deeper: not of a call or a list. */
    private void present(CelExpr argument, int depth) {
        CelExpr root = argument;
        while (root.getKind() == CelExpr.ExprKind.Kind.SELECT) {
            root = root.select().operand();
        }
        if (argument.getKind() != CelExpr.ExprKind.Kind.SELECT || root.getKind() != CelExpr.ExprKind.Kind.IDENT) {
            refuse(argument, Compilation.Reason.NOT_ALLOWED, "has");
            return;
        }
        walk(argument, depth + 1);
    }

    private void loop(CelExpr node, CelExpr range, int depth) {
        List<CelExpr> args = node.call().args();
        String name = node.call().function();
        loops++;
        if (args.size() != 2 || isEmptyList(range)) {
            refuse(node, Compilation.Reason.NOT_ALLOWED, name);
            return;
        }
        if (args.getFirst().getKind() != CelExpr.ExprKind.Kind.IDENT) {
            refuse(args.getFirst(), Compilation.Reason.SYNTAX, name);
            return;
        }
        String variable = args.getFirst().ident().name();
        if (!RuleType.isName(variable) || variables.contains(variable) || loopVariables.contains(variable)) {
            refuse(args.getFirst(), Compilation.Reason.NOT_ALLOWED, variable);
            return;
        }
        if (loops > RuleLimits.LOOPS_MAX || loopVariables.size() >= RuleLimits.LOOP_DEPTH_MAX) {
            refuse(node, Compilation.Reason.TOO_COMPLEX, name);
            return;
        }
        walk(range, depth + 1);
        loopVariables.add(variable);
        walk(args.get(1), depth + 1);
        loopVariables.removeLast();
    }

    private static boolean isEmptyList(CelExpr node) {
        return node.getKind() == CelExpr.ExprKind.Kind.LIST
                && node.list().elements().isEmpty();
    }

    private static boolean pattern(CelExpr argument) {
        return isText(argument) && PatternRules.allowed(argument.constant().stringValue());
    }

    private static boolean isText(CelExpr node) {
        return node.getKind() == CelExpr.ExprKind.Kind.CONSTANT
                && node.constant().getKind() == CelConstant.Kind.STRING_VALUE;
    }

    private void refuse(CelExpr node, Compilation.Reason reason, String name) {
        if (flaw.isEmpty()) {
            flaw = Optional.of(new Flaw(node.id(), reason, Map.of("name", name)));
        }
    }
}
