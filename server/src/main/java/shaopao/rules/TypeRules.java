package shaopao.rules;

import dev.cel.common.CelAbstractSyntaxTree;
import dev.cel.common.ast.CelConstant;
import dev.cel.common.ast.CelExpr;
import dev.cel.common.navigation.CelNavigableAst;
import dev.cel.common.types.CelKind;
import dev.cel.common.types.CelType;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the types of a checked tree must obey beyond CEL's own rules. Pure. */
final class TypeRules {

    /**
     * Int with double is compared exactly in the browser and not here ({@code double(n) < x} says what is meant);
     * the sum of duration and timestamp has another type there ({@code at + took} has not).
     */
    private static final Set<String> DIFFERING = Set.of(
            "add_duration_timestamp",
            "less_int64_double",
            "less_double_int64",
            "less_equals_int64_double",
            "less_equals_double_int64",
            "greater_int64_double",
            "greater_double_int64",
            "greater_equals_int64_double",
            "greater_equals_double_int64");

    private TypeRules() {}

    /** Lists and maps of mixed types, and lists put together: with these, two engines differ or a list could grow. */
    static Optional<ExpressionRules.Flaw> firstFlaw(CelAbstractSyntaxTree tree) {
        return CelNavigableAst.fromAst(tree)
                .getRoot()
                .allNodes()
                .flatMap(node -> flaw(tree, node.expr()).stream())
                .findFirst();
    }

    private static Optional<ExpressionRules.Flaw> flaw(CelAbstractSyntaxTree tree, CelExpr node) {
        return switch (node.getKind()) {
            case CALL -> call(tree, node);
            case LIST ->
                !node.list().elements().isEmpty() && mixed(tree, node)
                        ? refuse(node, Compilation.Reason.WRONG_TYPES, "[ ]")
                        : none();
            case MAP ->
                !node.map().entries().isEmpty() && mixed(tree, node)
                        ? refuse(node, Compilation.Reason.WRONG_TYPES, "{ }")
                        : none();
            case CONSTANT -> leadingDot(tree, node) ? refuse(node, Compilation.Reason.SYNTAX, ".") : none();
            default -> none();
        };
    }

    private static Optional<ExpressionRules.Flaw> call(CelAbstractSyntaxTree tree, CelExpr node) {
        if (addsLists(tree, node)) {
            return refuse(node, Compilation.Reason.NOT_ALLOWED, "list + list");
        }
        boolean differs = tree.getReference(node.id())
                .map(reference -> reference.overloadIds().stream().anyMatch(DIFFERING::contains))
                .orElse(false);
        return differs
                ? refuse(
                        node,
                        Compilation.Reason.WRONG_TYPES,
                        CelNames.operator(node.call().function()))
                : none();
    }

    /** Written by a person: the expansion of a loop adds to an accumulator, whose name nobody can write. */
    private static boolean addsLists(CelAbstractSyntaxTree tree, CelExpr node) {
        List<CelExpr> args = node.call().args();
        boolean adds = tree.getReference(node.id())
                .map(reference -> reference.overloadIds().contains("add_list"))
                .orElse(false);
        return adds
                && !(args.getFirst().getKind() == CelExpr.ExprKind.Kind.IDENT
                        && args.getFirst().ident().name().startsWith("@"));
    }

    private static boolean mixed(CelAbstractSyntaxTree tree, CelExpr node) {
        return switch (tree.getTypeOrThrow(node.id())) {
            case ListType list -> list.elemType().kind() == CelKind.DYN;
            case MapType map -> map.valueType().kind() == CelKind.DYN;
            default -> false;
        };
    }

    /** {@code .5} is a number to one engine and an error to the other. */
    private static boolean leadingDot(CelAbstractSyntaxTree tree, CelExpr node) {
        Integer at = tree.getSource().getPositionsMap().get(node.id());
        return node.constant().getKind() == CelConstant.Kind.DOUBLE_VALUE
                && at != null
                && at < tree.getSource().getContent().size()
                && tree.getSource().getContent().get(at) == '.';
    }

    /** Whether a value of the found type may stand for the wanted one; the empty list fits every list. */
    static boolean fits(CelType wanted, CelType found) {
        if (found.kind() == CelKind.DYN) {
            return true;
        }
        if (wanted instanceof ListType one && found instanceof ListType other) {
            return fits(one.elemType(), other.elemType());
        }
        if (wanted instanceof MapType one && found instanceof MapType other) {
            return fits(one.valueType(), other.valueType());
        }
        return wanted.isAssignableFrom(found);
    }

    private static Optional<ExpressionRules.Flaw> none() {
        return Optional.empty();
    }

    private static Optional<ExpressionRules.Flaw> refuse(CelExpr node, Compilation.Reason reason, String name) {
        return Optional.of(new ExpressionRules.Flaw(node.id(), reason, Map.of("name", name, "types", "")));
    }
}
