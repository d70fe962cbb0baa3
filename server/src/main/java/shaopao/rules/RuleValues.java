package shaopao.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Brings given values into the form that the engine computes with, and refuses what is not of its declared type.
 * Null means absent; what is not declared is left out; keys are in order, so that a loop over them is the same
 * everywhere. Pure.
 */
final class RuleValues {

    private RuleValues() {}

    static Map<String, Object> given(Environment environment, Map<String, ?> values) {
        return fields(environment.variables(), values, "");
    }

    private static Map<String, Object> fields(Map<String, RuleType> types, Map<?, ?> values, String path) {
        Map<String, Object> fields = new LinkedHashMap<>();
        new TreeMap<>(types).forEach((name, type) -> {
            Object value = values.get(name);
            if (value != null) {
                fields.put(name, value(type, value, path + name));
            }
        });
        return fields;
    }

    private static Object value(RuleType type, @Nullable Object value, String path) {
        return switch (type) {
            case RuleType.Plain plain -> plain(plain, value, path);
            case RuleType.ListOf(RuleType element) -> list(element, value, path);
            case RuleType.MapOf(RuleType of) -> map(of, value, path);
            case RuleType.RecordOf(Map<String, RuleType> fields) -> {
                if (!(value instanceof Map<?, ?> map)) {
                    throw wrong(path, type);
                }
                yield fields(fields, map, path + ".");
            }
        };
    }

    private static List<Object> list(RuleType element, @Nullable Object value, String path) {
        if (!(value instanceof Collection<?> many)) {
            throw wrong(path, RuleType.list(element));
        }
        requireSize(many.size(), RuleLimits.ELEMENTS_MAX, path);
        List<Object> list = new ArrayList<>();
        for (Object one : many) {
            list.add(value(element, one, path + "[]"));
        }
        return list;
    }

    private static Map<String, Object> map(RuleType of, @Nullable Object value, String path) {
        if (!(value instanceof Map<?, ?> given)) {
            throw wrong(path, RuleType.map(of));
        }
        requireSize(given.size(), RuleLimits.ELEMENTS_MAX, path);
        TreeMap<String, Object> sorted = new TreeMap<>();
        given.forEach((key, one) -> {
            if (!(key instanceof String name)) {
                throw wrong(path, RuleType.map(of));
            }
            sorted.put(name, value(of, one, path + "[]"));
        });
        return new LinkedHashMap<>(sorted);
    }

    private static Object plain(RuleType.Plain type, @Nullable Object value, String path) {
        return switch (type) {
            case INT, MONEY -> {
                if (value instanceof Long || value instanceof Integer || value instanceof Short) {
                    yield ((Number) value).longValue();
                }
                throw wrong(path, type);
            }
            case DOUBLE -> {
                if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
                    yield number.doubleValue();
                }
                throw wrong(path, type);
            }
            case BOOL -> require(Boolean.class, value, path, type);
            case TEXT -> {
                String text = require(String.class, value, path, type);
                requireSize(text.length(), RuleLimits.TEXT_MAX, path);
                yield text;
            }
            case DATE -> require(LocalDate.class, value, path, type);
            case TIMESTAMP -> require(Instant.class, value, path, type).truncatedTo(ChronoUnit.SECONDS);
            case DURATION -> require(Duration.class, value, path, type).truncatedTo(ChronoUnit.SECONDS);
        };
    }

    private static <T> T require(Class<T> wanted, @Nullable Object value, String path, RuleType type) {
        if (!wanted.isInstance(value)) {
            throw wrong(path, type);
        }
        return wanted.cast(value);
    }

    private static void requireSize(int size, int most, String path) {
        if (size > most) {
            throw new RuleFunctions.FailureException(Outcome.Failure.TOO_LARGE, path + " has " + size);
        }
    }

    private static RuleFunctions.FailureException wrong(String path, RuleType type) {
        return new RuleFunctions.FailureException(Outcome.Failure.WRONG_VALUE, path + " is no " + type);
    }
}
