package shaopao.rules;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The functions that replace or complete those of CEL, so that server and browser cannot differ. Pure; time is of
 * Asia/Shanghai, in whole seconds, of the years 1 to 9999.
 */
final class RuleFunctions {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final Pattern WHOLE = Pattern.compile("[+-]?[0-9]{1,19}");
    private static final Pattern DECIMAL = Pattern.compile("[+-]?[0-9]{1,30}(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern INSTANT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{3})?(Z|[+-][0-9]{2}:[0-9]{2})");
    private static final Pattern DURATION =
            Pattern.compile("(-?)(?=[0-9])(?:([0-9]{1,7})h)?(?:([0-9]{1,7})m)?(?:([0-9]{1,9})s)?");

    private static final LocalDate FIRST_DAY = LocalDate.of(1, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(9999, 12, 31);

    private RuleFunctions() {}

    /** Carries a failure out of the engine. */
    static final class FailureException extends RuntimeException {
        private final transient Outcome.Failure failure;

        FailureException(Outcome.Failure failure, String detail) {
            super(detail);
            this.failure = failure;
        }

        Outcome.Failure failure() {
            return failure;
        }
    }

    static long toInt(String text) {
        try {
            if (WHOLE.matcher(text).matches()) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            throw notConvertible(text);
        }
        throw notConvertible(text);
    }

    /** Towards zero. */
    static long toInt(double number) {
        if (Double.isNaN(number) || number >= 0x1p63 || number <= -0x1p63) {
            throw new FailureException(Outcome.Failure.OVERFLOW, "int(" + number + ")");
        }
        return (long) number;
    }

    static double toDouble(String text) {
        if (!DECIMAL.matcher(text).matches()) {
            throw notConvertible(text);
        }
        return Double.parseDouble(text);
    }

    static LocalDate date(String text) {
        try {
            if (DAY.matcher(text).matches()) {
                return within(LocalDate.parse(text));
            }
        } catch (DateTimeException e) {
            throw notConvertible(text);
        }
        throw notConvertible(text);
    }

    static LocalDate date(Instant instant) {
        return within(LocalDate.ofInstant(instant, ZONE));
    }

    static Instant timestamp(String text) {
        try {
            if (INSTANT.matcher(text).matches()) {
                return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
            }
        } catch (DateTimeException e) {
            throw notConvertible(text);
        }
        throw notConvertible(text);
    }

    /** Hours, minutes and seconds in this order: "48h", "1h30m", "-90s". */
    static Duration duration(String text) {
        Matcher parts = DURATION.matcher(text);
        if (!parts.matches()) {
            throw notConvertible(text);
        }
        Duration sum = Duration.ofHours(number(parts.group(2)))
                .plusMinutes(number(parts.group(3)))
                .plusSeconds(number(parts.group(4)));
        return parts.group(1).isEmpty() ? sum : sum.negated();
    }

    private static long number(@org.jspecify.annotations.Nullable String digits) {
        return digits == null ? 0 : Long.parseLong(digits);
    }

    /** {@code 2026-09-01}, with four digits of the year. */
    static String text(LocalDate date) {
        return String.format(Locale.ROOT, "%04d-%02d-%02d", date.getYear(), date.getMonthValue(), date.getDayOfMonth());
    }

    static long hour(Instant instant) {
        return instant.atZone(ZONE).getHour();
    }

    static long minute(Instant instant) {
        return instant.atZone(ZONE).getMinute();
    }

    /** Whole minutes, towards zero. */
    static long minutes(Duration duration) {
        return duration.toMillis() / 60_000;
    }

    static long daysBetween(LocalDate from, LocalDate to) {
        return ChronoUnit.DAYS.between(from, to);
    }

    /** Whole years from one day to another: the age on the second of who was born on the first. */
    static long yearsBetween(LocalDate from, LocalDate to) {
        return ChronoUnit.YEARS.between(from, to);
    }

    static LocalDate plusDays(LocalDate date, long days) {
        if (days > 4_000_000L || days < -4_000_000L) {
            throw new FailureException(Outcome.Failure.OVERFLOW, date + " plus " + days + " days");
        }
        return within(date.plusDays(days));
    }

    static long sumOfInts(List<?> numbers) {
        long sum = 0;
        for (Object number : numbers) {
            try {
                sum = Math.addExact(sum, ((Number) number).longValue());
            } catch (ArithmeticException e) {
                throw new FailureException(Outcome.Failure.OVERFLOW, "sum of " + numbers.size());
            }
        }
        return sum;
    }

    static double sumOfDoubles(List<?> numbers) {
        double sum = 0;
        for (Object number : numbers) {
            sum += ((Number) number).doubleValue();
        }
        return sum;
    }

    /** The greatest when the sign is 1, the least when it is -1. */
    static <T extends Number & Comparable<T>> T extreme(List<?> numbers, int sign, Class<T> type) {
        return numbers.stream()
                .map(type::cast)
                .max((one, other) -> sign * one.compareTo(other))
                .orElseThrow(() -> new FailureException(Outcome.Failure.ABSENT, "of an empty list"));
    }

    private static LocalDate within(LocalDate date) {
        if (date.isBefore(FIRST_DAY) || date.isAfter(LAST_DAY)) {
            throw new FailureException(Outcome.Failure.OVERFLOW, "date " + date);
        }
        return date;
    }

    private static FailureException notConvertible(String text) {
        return new FailureException(Outcome.Failure.NOT_CONVERTIBLE, text);
    }
}
