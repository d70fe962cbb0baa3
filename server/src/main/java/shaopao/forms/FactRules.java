package shaopao.forms;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/** How a fact of a register stands in a field: a unit as itself in a field for units, by its name in a text. Pure. */
final class FactRules {

    private FactRules() {}

    /** The fact as an answer of the shape; empty when it says nothing there. */
    static Optional<Object> fit(Shape shape, Object fact) {
        return switch (shape) {
            case Shape.Text _, Shape.LongText _ -> text(fact).isEmpty() ? Optional.empty() : Optional.of(text(fact));
            case Shape.Quantity _, Shape.Money _ -> Optional.of(fact).filter(Number.class::isInstance);
            case Shape.Choice choice ->
                Optional.of(
                        choice.many() ? many(fact).stream().map(FactRules::code).toList() : code(fact));
            case Shape.PersonPick pick -> pick.many() ? Optional.of(many(fact)) : first(fact);
            case Shape.UnitPick pick -> pick.many() ? Optional.of(many(fact)) : first(fact);
            case Shape.ClassPick _, Shape.PostalAddress _ -> first(fact);
            case Shape.Day _, Shape.DayRange _, Shape.TimeOfDay _, Shape.MapLocation _ -> Optional.of(fact);
            case Shape.FileUpload _,
                    Shape.HandSignature _,
                    Shape.Rows _,
                    Shape.Computed _,
                    Shape.Explanation _,
                    Shape.PageBreak _ -> Optional.empty();
        };
    }

    /** The fact as people read it. */
    static String text(Object fact) {
        return switch (fact) {
            case Map<?, ?> named ->
                Objects.requireNonNullElse(named.get("name"), "").toString();
            case List<?> many -> many.stream().map(FactRules::text).collect(Collectors.joining("、"));
            default -> fact.toString();
        };
    }

    private static Object code(Object fact) {
        return fact instanceof Map<?, ?> coded ? Objects.requireNonNullElse(coded.get("code"), "") : fact;
    }

    private static List<?> many(Object fact) {
        return fact instanceof List<?> list ? list : List.of(fact);
    }

    private static Optional<Object> first(Object fact) {
        List<?> many = many(fact);
        return many.isEmpty() ? Optional.empty() : Optional.of(many.getFirst());
    }
}
