package shaopao.workflow;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import shaopao.rules.Compilation;
import shaopao.rules.Environment;
import shaopao.rules.Rule;
import shaopao.rules.RuleType;
import shaopao.rules.Rules;

/** Conditions in CEL over the answers of a case, as the definition declares them. */
@Component
class RuleConditions {

    private final Rules rules;
    private final Map<Route, Conditions> known = Collections.synchronizedMap(new WeakHashMap<>());

    RuleConditions(Rules rules) {
        this.rules = rules;
    }

    /** Answers for a definition; what cannot be decided does not hold. */
    Conditions of(Route route) {
        return known.computeIfAbsent(route, one -> answering(one.definition()));
    }

    private Conditions answering(Definition definition) {
        Environment environment = environment(withRows(definition));
        Map<String, Rule> compiled = new ConcurrentHashMap<>();
        return (condition, answers) -> {
            Rule rule = compiled.computeIfAbsent(condition, text -> rules.rule(text, environment, RuleType.BOOL));
            return rule.holds(typed(environment, rule.mentioned(), answers));
        };
    }

    /** The variables of a definition with the names under which its blocks see their rows. */
    private static Map<String, String> withRows(Definition definition) {
        Map<String, String> variables = new HashMap<>(definition.variables());
        definition.nodes().forEach(node -> {
            if (node instanceof Node.Each each) {
                String row = DefinitionRules.rowType(variables.getOrDefault(each.over(), ""));
                if (!row.isEmpty()) {
                    variables.put(each.as(), row);
                }
            }
        });
        return variables;
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

    /** The answers of which a rule speaks as rules see them: JSON has no dates. */
    private static Map<String, Object> typed(
            Environment environment, Set<String> mentioned, Map<String, Object> answers) {
        Map<String, Object> typed = new HashMap<>();
        mentioned.forEach(name -> {
            RuleType type = environment.variables().get(name);
            Object value = answers.get(name);
            if (type != null && value != null) {
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
