package shaopao.forms;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import shaopao.forms.FieldFlaw.Reason;

/** Whether one given value is of its shape, and how it is kept. Pure; what the registers know is given. */
final class ShapeRules {

    private static final Pattern DAY = Pattern.compile("[12][0-9]{3}-[0-9]{2}-[0-9]{2}");
    private static final Pattern TIME = Pattern.compile("([01][0-9]|2[0-3]):[0-5][0-9]");
    private static final int CHOSEN_MAX = 200;

    private ShapeRules() {}

    /**
     * Reads a value.
     *
     * @param choosable whether an option, by its code, is there to be chosen
     */
    static Reading read(Shape shape, @Nullable Object given, Known known, Predicate<String> choosable) {
        if (given == null || (given instanceof String text && text.isBlank())) {
            return Reading.NOTHING;
        }
        return switch (shape) {
            case Shape.Text(int lengthMax, Optional<TextPattern> pattern) -> text(given, lengthMax, pattern, false);
            case Shape.LongText(int lengthMax) -> text(given, lengthMax, Optional.empty(), true);
            case Shape.Quantity quantity -> quantity(given, quantity);
            case Shape.Money money -> cents(given, money);
            case Shape.Day _ -> day(given);
            case Shape.DayRange(int daysMax) -> range(given, daysMax);
            case Shape.TimeOfDay _ -> time(given);
            case Shape.Choice choice -> choice(given, choice, choosable);
            case Shape.Named named -> NamedRules.read(named, given, known);
            case Shape.Rows _, Shape.Computed _, Shape.Explanation _, Shape.PageBreak _ -> Reading.NOTHING;
        };
    }

    static Reading text(Object given, int lengthMax, Optional<TextPattern> pattern, boolean lines) {
        if (!(given instanceof String text)) {
            return Reading.bad(Reason.WRONG_KIND);
        }
        String clean = text.strip().replace("\r\n", "\n");
        if (clean.chars()
                .anyMatch(sign -> Character.isISOControl(sign) && !(lines && (sign == '\n' || sign == '\t')))) {
            return Reading.bad(Reason.WRONG_KIND);
        }
        if (clean.codePointCount(0, clean.length()) > lengthMax) {
            return Reading.bad(Reason.TOO_LONG, "max", lengthMax);
        }
        if (pattern.isEmpty()) {
            return new Reading.Good(clean);
        }
        return pattern.get()
                .read(clean)
                .<Reading>map(Reading.Good::new)
                .orElseGet(
                        () -> Reading.bad(Reason.valueOf("NO_" + pattern.get().name())));
    }

    private static Reading quantity(Object given, Shape.Quantity shape) {
        if (!(given instanceof Number number)) {
            return Reading.bad(Reason.WRONG_KIND);
        }
        Optional<BigDecimal> exact = exact(number);
        if (exact.isEmpty() || exact.get().scale() > shape.decimals()) {
            return shape.decimals() == 0 || exact.isEmpty()
                    ? Reading.bad(Reason.WRONG_KIND)
                    : Reading.bad(Reason.TOO_MANY_DECIMALS, "max", shape.decimals());
        }
        if (exact.get().compareTo(shape.min()) < 0 || exact.get().compareTo(shape.max()) > 0) {
            return new Reading.Bad(Reason.OUT_OF_RANGE, Map.of("min", shape.min(), "max", shape.max()));
        }
        if (shape.decimals() > 0) {
            return new Reading.Good(exact.get().doubleValue());
        }
        return new Reading.Good(exact.get().longValueExact());
    }

    private static Reading cents(Object given, Shape.Money shape) {
        Optional<BigDecimal> exact = given instanceof Number number ? exact(number) : Optional.empty();
        if (exact.isEmpty() || exact.get().scale() > 0) {
            return Reading.bad(Reason.WRONG_KIND);
        }
        BigDecimal min = BigDecimal.valueOf(shape.minCents());
        BigDecimal max = BigDecimal.valueOf(shape.maxCents());
        if (exact.get().compareTo(min) < 0 || exact.get().compareTo(max) > 0) {
            return new Reading.Bad(
                    Reason.AMOUNT_OUT_OF_RANGE,
                    Map.of(
                            "min", min.movePointLeft(2).toPlainString(),
                            "max", max.movePointLeft(2).toPlainString()));
        }
        return new Reading.Good(exact.get().longValueExact());
    }

    /** The number without zeros at its end; empty when it is beyond what both we and a browser compute with. */
    private static Optional<BigDecimal> exact(Number number) {
        double rough = number.doubleValue();
        if (!Double.isFinite(rough) || Math.abs(rough) > 9_007_199_254_740_991.0) {
            return Optional.empty();
        }
        BigDecimal exact = number instanceof BigDecimal given ? given : new BigDecimal(number.toString());
        BigDecimal bare = exact.stripTrailingZeros();
        return Optional.of(bare.scale() < 0 ? bare.setScale(0) : bare);
    }

    private static Reading day(Object given) {
        return date(given)
                .<Reading>map(day -> new Reading.Good(day.toString()))
                .orElseGet(() -> Reading.bad(Reason.NOT_A_DATE));
    }

    private static Reading range(Object given, int daysMax) {
        if (!(given instanceof Map<?, ?> map) || !Set.of("from", "to").containsAll(map.keySet())) {
            return Reading.bad(Reason.WRONG_KIND);
        }
        Object from = map.get("from");
        Object to = map.get("to");
        if (isNothing(from) && isNothing(to)) {
            return Reading.NOTHING;
        }
        Optional<LocalDate> first = date(from);
        Optional<LocalDate> last = date(to);
        if (first.isEmpty() || last.isEmpty()) {
            return Reading.bad(Reason.NOT_A_DATE);
        }
        if (last.get().isBefore(first.get())) {
            return Reading.bad(Reason.ENDS_BEFORE_IT_BEGINS);
        }
        if (ChronoUnit.DAYS.between(first.get(), last.get()) >= daysMax) {
            return Reading.bad(Reason.TOO_MANY_DAYS, "max", daysMax);
        }
        return new Reading.Good(
                Map.of("from", first.get().toString(), "to", last.get().toString()));
    }

    private static Reading time(Object given) {
        return given instanceof String text && TIME.matcher(text).matches()
                ? new Reading.Good(text)
                : Reading.bad(Reason.NOT_A_TIME);
    }

    private static Reading choice(Object given, Shape.Choice choice, Predicate<String> choosable) {
        if (!choice.many()) {
            return given instanceof String code && choosable.test(code)
                    ? new Reading.Good(code)
                    : Reading.bad(Reason.NOT_AN_OPTION);
        }
        if (!(given instanceof List<?> list)
                || list.size() > CHOSEN_MAX
                || !list.stream().allMatch(one -> one instanceof String code && choosable.test(code))) {
            return Reading.bad(Reason.NOT_AN_OPTION);
        }
        return list.isEmpty() ? Reading.NOTHING : new Reading.Good(List.copyOf(new LinkedHashSet<>(list)));
    }

    static boolean isNothing(@Nullable Object given) {
        return given == null || (given instanceof String text && text.isBlank());
    }

    private static Optional<LocalDate> date(@Nullable Object given) {
        try {
            return given instanceof String text && DAY.matcher(text).matches()
                    ? Optional.of(LocalDate.parse(text))
                    : Optional.empty();
        } catch (DateTimeException _) {
            return Optional.empty();
        }
    }
}
