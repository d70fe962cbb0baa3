package shaopao.hall;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shaopao.forms.Field;
import shaopao.forms.Shape;
import shaopao.kernel.Words;

/** Says answers in words, as people read them on paper. */
final class ValueWords {

    private static final int CENTS = 2;

    private ValueWords() {}

    /**
     * @param named what a code of a table is called: the table's name, the code
     */
    static Words of(Field field, Object answer, BiFunction<String, String, Optional<Words>> named) {
        return switch (field.shape()) {
            case Shape.Choice choice ->
                chosen(
                        answer,
                        code -> choice.table()
                                .map(table -> named.apply(table, code))
                                .orElseGet(() -> option(choice.options(), code)));
            case Shape.Money _ -> amount(answer);
            case Shape.Computed computed when computed.result() == Shape.Computed.Result.MONEY -> amount(answer);
            case Shape.Computed computed -> counted(answer, computed.unit());
            case Shape.Quantity quantity -> counted(answer, quantity.unit());
            case Shape.Rows _
            when answer instanceof List<?> rows ->
                new Words(rows.size() + " 行", rows.size() == 1 ? "1 row" : rows.size() + " rows");
            default -> said(answer);
        };
    }

    private static Words chosen(Object answer, Function<String, Optional<Words>> named) {
        List<?> codes = answer instanceof List<?> many ? many : List.of(answer);
        return both(language -> codes.stream()
                .map(code -> named.apply(String.valueOf(code)).map(language).orElse(String.valueOf(code)))
                .collect(Collectors.joining("、")));
    }

    /** However deep it stands in a tree. */
    private static Optional<Words> option(List<Shape.Option> options, String code) {
        return options.stream()
                .flatMap(option ->
                        option.code().equals(code) ? Stream.of(option.name()) : option(option.options(), code).stream())
                .findFirst();
    }

    /** Cents as yuan. */
    private static Words amount(Object answer) {
        if (!(answer instanceof Number cents)) {
            return said(answer);
        }
        String yuan = BigDecimal.valueOf(cents.longValue(), CENTS).toPlainString();
        return new Words(yuan + " 元", yuan + " yuan");
    }

    private static Words counted(Object answer, Optional<Words> unit) {
        Words said = said(answer);
        return unit.map(of -> new Words(said.zh() + " " + of.zh(), said.en() + " " + of.en()))
                .orElse(said);
    }

    private static Words said(Object answer) {
        return both(language -> text(answer, language));
    }

    private static Words both(Function<Function<Words, String>, String> in) {
        String zh = in.apply(Words::zh);
        return zh.isBlank() ? Words.of("—") : new Words(zh, in.apply(Words::en));
    }

    /** A value by its form: a named thing is its name, a span its ends. */
    private static String text(Object answer, Function<Words, String> in) {
        return switch (answer) {
            case Map<?, ?> map
            when map.get("name") != null ->
                map.get("detail") == null ? String.valueOf(map.get("name")) : map.get("name") + " " + map.get("detail");
            case Map<?, ?> map
            when map.get("from") != null && map.get("to") != null ->
                map.get("from") + in.apply(new Words(" 至 ", " to ")) + map.get("to");
            case Map<?, ?> map when map.get("text") != null -> String.valueOf(map.get("text"));
            case Map<?, ?> map ->
                map.values().stream()
                        .filter(Objects::nonNull)
                        .map(one -> text(one, in))
                        .collect(Collectors.joining(" "));
            case List<?> list ->
                list.stream().filter(Objects::nonNull).map(one -> text(one, in)).collect(Collectors.joining("、"));
            case Boolean yes -> in.apply(yes ? new Words("是", "yes") : new Words("否", "no"));
            default -> String.valueOf(answer);
        };
    }
}
