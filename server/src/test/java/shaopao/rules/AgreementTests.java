package shaopao.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The table of cases that the browser's engine runs as well ({@code web/src/kit/rules.test.ts}). */
@Tag("once")
class AgreementTests {

    private final Rules rules = new Rules();

    @TestFactory
    Stream<DynamicTest> everyCaseGivesWhatTheTableSays() throws IOException {
        return cases().stream()
                .map(one -> DynamicTest.dynamicTest(one.get("name").asString(), () -> assertCase(one)));
    }

    @Test
    void tableIsLongEnoughToMeanSomething() throws IOException {
        assertThat(cases()).hasSizeGreaterThan(200);
    }

    private static List<JsonNode> cases() throws IOException {
        try (InputStream table = AgreementTests.class.getResourceAsStream("/rules/cases.json")) {
            List<JsonNode> cases = new ArrayList<>();
            JsonMapper.shared().readTree(table).forEach(cases::add);
            return cases;
        }
    }

    private void assertCase(JsonNode one) {
        Map<String, RuleType> types = new LinkedHashMap<>();
        one.get("env")
                .properties()
                .forEach(entry -> types.put(
                        entry.getKey(), RuleType.parse(entry.getValue().asString())));
        RuleType result = RuleType.parse(one.get("type").asString());
        Compilation compilation = rules.compile(one.get("expr").asString(), Environment.of(types), result);
        if (one.has("refused")) {
            assertThat(compilation)
                    .isInstanceOfSatisfying(
                            Compilation.Refused.class,
                            refused -> assertThat(refused.reason().name())
                                    .as("%s", refused)
                                    .isEqualTo(one.get("refused").asString()));
            return;
        }
        assertThat(compilation).isInstanceOf(Compilation.Compiled.class);
        Map<String, Object> variables = new LinkedHashMap<>();
        one.get("vars").properties().forEach(entry -> {
            RuleType type = types.get(entry.getKey());
            variables.put(entry.getKey(), type == null ? entry.getValue() : value(type, entry.getValue()));
        });
        Outcome outcome = ((Compilation.Compiled) compilation).rule().evaluate(variables);
        if (one.has("fails")) {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Failed.class,
                            failed -> assertThat(failed.failure().name())
                                    .as("%s", failed)
                                    .isEqualTo(one.get("fails").asString()));
            return;
        }
        assertThat(outcome)
                .isEqualTo(new Outcome.Value(java.util.Objects.requireNonNull(value(result, one.get("value")))));
    }

    /** What the table writes in JSON, as the type says; what does not fit is given as it stands. */
    private static @Nullable Object value(RuleType type, JsonNode json) {
        if (json.isNull()) {
            return null;
        }
        return switch (type) {
            case RuleType.ListOf(RuleType element)
            when json.isArray() -> {
                List<@Nullable Object> list = new ArrayList<>();
                json.forEach(one -> list.add(value(element, one)));
                yield list;
            }
            case RuleType.MapOf(RuleType of)
            when json.isObject() -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                json.properties().forEach(entry -> map.put(entry.getKey(), value(of, entry.getValue())));
                yield map;
            }
            case RuleType.RecordOf(Map<String, RuleType> fields)
            when json.isObject() -> {
                Map<String, @Nullable Object> map = new LinkedHashMap<>();
                json.properties()
                        .forEach(entry -> map.put(
                                entry.getKey(),
                                value(fields.getOrDefault(entry.getKey(), RuleType.INT), entry.getValue())));
                yield map;
            }
            case RuleType.Plain plain -> plain(plain, json);
            default -> raw(json);
        };
    }

    private static Object plain(RuleType.Plain type, JsonNode json) {
        String text = json.asString("");
        return switch (type) {
            case INT, MONEY ->
                json.isIntegralNumber() || text.matches("-?[0-9]{16,19}") ? (Object) json.asLong() : raw(json);
            case DOUBLE ->
                switch (text) {
                    case "Infinity" -> Double.POSITIVE_INFINITY;
                    case "-Infinity" -> Double.NEGATIVE_INFINITY;
                    case "NaN" -> Double.NaN;
                    default -> json.isNumber() ? (Object) json.doubleValue() : raw(json);
                };
            case DATE -> text.matches("\\d{4}-\\d{2}-\\d{2}") ? LocalDate.parse(text) : raw(json);
            case TIMESTAMP -> Instant.parse(text);
            case DURATION -> Duration.ofSeconds(Long.parseLong(json.asString()));
            case TEXT, BOOL -> raw(json);
        };
    }

    private static Object raw(JsonNode json) {
        if (json.isBoolean()) {
            return json.booleanValue();
        }
        if (json.isNumber()) {
            return json.isIntegralNumber() ? (Object) json.longValue() : json.doubleValue();
        }
        if (json.isArray()) {
            return List.of();
        }
        return json.isObject() ? Map.of() : json.asString();
    }
}
