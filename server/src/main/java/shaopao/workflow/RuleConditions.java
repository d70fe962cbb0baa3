package shaopao.workflow;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.rules.Compilation;
import shaopao.rules.Environment;
import shaopao.rules.RuleType;
import shaopao.rules.Rules;

/** Conditions in CEL over the answers of a case, as the definition declares them. */
@Component
class RuleConditions {

    private final Rules rules;

    RuleConditions(Rules rules) {
        this.rules = rules;
    }

    /** Answers for a definition; what cannot be decided does not hold. */
    Conditions of(Definition definition) {
        Environment environment = environment(definition.variables());
        return (condition, answers) ->
                rules.rule(condition, environment, RuleType.BOOL).holds(typed(environment, answers));
    }

    /** Why a condition cannot be used, as "2:7 UNKNOWN_NAME"; empty when it can. */
    Optional<String> refusal(String condition, Map<String, String> variables) {
        return rules.compile(condition, environment(variables), RuleType.BOOL) instanceof Compilation.Refused refused
                ? Optional.of(refused.line() + ":" + refused.column() + " " + refused.reason())
                : Optional.empty();
    }

    private static Environment environment(Map<String, String> variables) {
        Map<String, RuleType> types = new HashMap<>();
        variables.forEach((name, type) -> types.put(name, RuleType.parse(type)));
        return Environment.of(types);
    }

    /** Answers as rules see them: JSON has no dates. */
    static Map<String, Object> typed(Environment environment, Map<String, Object> answers) {
        Map<String, Object> typed = new HashMap<>();
        environment.variables().forEach((name, type) -> {
            Object value = answers.get(name);
            if (value != null) {
                typed.put(name, typed(type, value));
            }
        });
        return typed;
    }

    private static Object typed(RuleType type, Object value) {
        if (type == RuleType.Plain.DATE && value instanceof String text) {
            return day(text);
        }
        if (type instanceof RuleType.ListOf(RuleType element) && value instanceof List<?> list) {
            return list.stream().map(one -> typed(element, one)).toList();
        }
        if (type instanceof RuleType.RecordOf(Map<String, RuleType> fields) && value instanceof Map<?, ?> map) {
            Map<String, Object> typed = new HashMap<>();
            fields.forEach((name, of) -> {
                Object part = map.get(name);
                if (part != null) {
                    typed.put(name, typed(of, part));
                }
            });
            return typed;
        }
        return value;
    }

    private static Object day(String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            return text;
        }
    }
}
