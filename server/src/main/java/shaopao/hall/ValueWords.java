package shaopao.hall;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import shaopao.forms.Field;
import shaopao.forms.Shape;
import shaopao.kernel.Words;

/** Says answers in words, as people read them on paper. */
final class ValueWords {

    private ValueWords() {}

    static Words of(Field field, Object answer) {
        if (field.shape() instanceof Shape.Choice choice) {
            List<?> codes = answer instanceof List<?> many ? many : List.of(answer);
            return both(language -> codes.stream()
                    .map(code -> option(choice.options(), String.valueOf(code))
                            .map(language)
                            .orElse(String.valueOf(code)))
                    .collect(Collectors.joining("、")));
        }
        String text = text(answer);
        return text.isBlank() ? Words.of("—") : Words.of(text);
    }

    private static Optional<Words> option(List<Shape.Option> options, String code) {
        return options.stream()
                .filter(option -> option.code().equals(code))
                .map(Shape.Option::name)
                .findFirst();
    }

    private static Words both(Function<Function<Words, String>, String> in) {
        String zh = in.apply(Words::zh);
        return zh.isBlank() ? Words.of("—") : new Words(zh, in.apply(Words::en));
    }

    /** A value by its form: a named thing is its name, a span its ends. */
    private static String text(Object answer) {
        return switch (answer) {
            case Map<?, ?> map when map.get("name") != null -> String.valueOf(map.get("name"));
            case Map<?, ?> map
            when map.get("from") != null && map.get("to") != null -> map.get("from") + " 至 " + map.get("to");
            case Map<?, ?> map ->
                map.values().stream()
                        .filter(Objects::nonNull)
                        .map(ValueWords::text)
                        .collect(Collectors.joining(" "));
            case List<?> list ->
                list.stream().filter(Objects::nonNull).map(ValueWords::text).collect(Collectors.joining("、"));
            case Boolean yes -> yes ? "是" : "否";
            default -> Stream.of(answer).map(String::valueOf).collect(Collectors.joining());
        };
    }
}
