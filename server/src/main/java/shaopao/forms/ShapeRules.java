package shaopao.forms;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Whether one given value is of its shape. */
final class ShapeRules {

    private static final Pattern DAY = Pattern.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}");

    private ShapeRules() {}

    /** What came of reading a value. */
    sealed interface Reading {

        /** Nothing was answered: null, blank, an empty list. */
        record Nothing() implements Reading {}

        /**
         * A value of the shape.
         *
         * @param stored as answers keep it
         * @param typed as rules see it
         */
        record Good(Object stored, Object typed) implements Reading {}

        record Bad(FieldFlaw flaw) implements Reading {}
    }

    static Reading read(Field field, Object given) {
        return switch (field.shape()) {
            case Shape.Text(int lengthMax) -> text(field, given, lengthMax, false);
            case Shape.LongText(int lengthMax) -> text(field, given, lengthMax, true);
            case Shape.Whole whole -> whole(field, given, whole);
            case Shape.Day _ -> day(field, given);
            case Shape.DayRange(int daysMax) -> range(field, given, daysMax);
            case Shape.Choice choice -> choice.many() ? some(field, given, choice) : one(field, given, choice);
            case Shape.Computed _ -> new Reading.Nothing();
        };
    }

    private static Reading text(Field field, Object given, int lengthMax, boolean lines) {
        if (!(given instanceof String text)) {
            return bad(field, FieldFlaw.Reason.WRONG_KIND);
        }
        String clean = text.strip().replace("\r\n", "\n");
        if (clean.isEmpty()) {
            return new Reading.Nothing();
        }
        if (clean.chars()
                .anyMatch(sign -> Character.isISOControl(sign) && !(lines && (sign == '\n' || sign == '\t')))) {
            return bad(field, FieldFlaw.Reason.WRONG_KIND);
        }
        if (clean.codePointCount(0, clean.length()) > lengthMax) {
            return new Reading.Bad(FieldFlaw.of(field.key(), FieldFlaw.Reason.TOO_LONG, "max", lengthMax));
        }
        return new Reading.Good(clean, clean);
    }

    private static Reading whole(Field field, Object given, Shape.Whole shape) {
        if (!(given instanceof Number number) || number.doubleValue() != Math.rint(number.doubleValue())) {
            return bad(field, FieldFlaw.Reason.WRONG_KIND);
        }
        long value = number.longValue();
        if (value < shape.min() || value > shape.max()) {
            return new Reading.Bad(new FieldFlaw(
                    field.key(),
                    FieldFlaw.Reason.OUT_OF_RANGE,
                    java.util.Optional.empty(),
                    Map.of("min", shape.min(), "max", shape.max())));
        }
        return new Reading.Good(value, value);
    }

    private static Reading day(Field field, Object given) {
        if (given instanceof String text && text.isBlank()) {
            return new Reading.Nothing();
        }
        LocalDate day = date(given);
        return day.equals(LocalDate.MIN)
                ? bad(field, FieldFlaw.Reason.NOT_A_DATE)
                : new Reading.Good(day.toString(), day);
    }

    private static Reading range(Field field, Object given, int daysMax) {
        if (!(given instanceof Map<?, ?> map) || !Set.of("from", "to").containsAll(map.keySet())) {
            return bad(field, FieldFlaw.Reason.WRONG_KIND);
        }
        Object from = map.get("from");
        Object to = map.get("to");
        if (isNothing(from) && isNothing(to)) {
            return new Reading.Nothing();
        }
        LocalDate first = date(from);
        LocalDate last = date(to);
        if (first.equals(LocalDate.MIN) || last.equals(LocalDate.MIN)) {
            return bad(field, FieldFlaw.Reason.NOT_A_DATE);
        }
        if (last.isBefore(first)) {
            return bad(field, FieldFlaw.Reason.ENDS_BEFORE_IT_BEGINS);
        }
        if (ChronoUnit.DAYS.between(first, last) >= daysMax) {
            return new Reading.Bad(FieldFlaw.of(field.key(), FieldFlaw.Reason.TOO_MANY_DAYS, "max", daysMax));
        }
        return new Reading.Good(
                Map.of("from", first.toString(), "to", last.toString()), Map.of("from", first, "to", last));
    }

    private static Reading one(Field field, Object given, Shape.Choice choice) {
        if (given instanceof String text && text.isBlank()) {
            return new Reading.Nothing();
        }
        return given instanceof String code && codes(choice).contains(code)
                ? new Reading.Good(code, code)
                : bad(field, FieldFlaw.Reason.NOT_AN_OPTION);
    }

    private static Reading some(Field field, Object given, Shape.Choice choice) {
        if (!(given instanceof List<?> list) || !codes(choice).containsAll(list)) {
            return bad(field, FieldFlaw.Reason.NOT_AN_OPTION);
        }
        if (list.isEmpty()) {
            return new Reading.Nothing();
        }
        List<?> once = List.copyOf(new LinkedHashSet<>(list));
        return new Reading.Good(once, once);
    }

    private static Set<String> codes(Shape.Choice choice) {
        return choice.options().stream().map(Shape.Option::code).collect(Collectors.toSet());
    }

    private static boolean isNothing(@org.jspecify.annotations.Nullable Object given) {
        return given == null || (given instanceof String text && text.isBlank());
    }

    /** The day, or {@link LocalDate#MIN} when it is none. */
    private static LocalDate date(@org.jspecify.annotations.Nullable Object given) {
        try {
            return given instanceof String text && DAY.matcher(text).matches() ? LocalDate.parse(text) : LocalDate.MIN;
        } catch (DateTimeException _) {
            return LocalDate.MIN;
        }
    }

    private static Reading bad(Field field, FieldFlaw.Reason reason) {
        return new Reading.Bad(FieldFlaw.of(field.key(), reason));
    }
}
