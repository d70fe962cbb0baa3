package shaopao.forms;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shaopao.forms.FormRules.FieldRule;
import shaopao.forms.FormRules.Use;
import shaopao.rules.Compilation;
import shaopao.rules.Environment;
import shaopao.rules.Outcome;
import shaopao.rules.Rule;
import shaopao.rules.RuleType;
import shaopao.rules.Rules;

/**
 * The rules of a form in CEL. A rule sees the fields above its own, and {@code today}; a check sees its own field,
 * too. In a row of a table it sees the fields of the row above its own, and those above the table. All rules of a form
 * are compiled in one environment; that they mention nothing below is looked at when the form is laid down.
 */
@Component
class FormLogic {

    private static final int FORMS_KEPT = 500;

    private final Rules rules;
    private final Map<Same, Compiled> kept = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Same, Compiled> eldest) {
            return size() > FORMS_KEPT;
        }
    };

    FormLogic(Rules rules) {
        this.rules = rules;
    }

    /** Answers for one form, compiled once for as long as the form is in use. */
    FormRules.Logic of(Form form) {
        return compiled(form);
    }

    private Compiled compiled(Form form) {
        synchronized (kept) {
            return kept.computeIfAbsent(new Same(form), _ -> new Compiled(form));
        }
    }

    /** Why a rule cannot be used at its place, as "1:7 UNKNOWN_NAME"; empty when it can. */
    Optional<String> refusal(Form form, FieldRule rule) {
        Environment wide = compiled(form).environment(rule);
        Map<String, RuleType> above = above(form, rule);
        Compilation compilation = rules.compile(rule.text(), wide, result(rule));
        if (compilation instanceof Compilation.Compiled(Rule compiled)
                && !above.keySet().containsAll(compiled.mentioned())) {
            compilation = rules.compile(rule.text(), Environment.of(above), result(rule));
        }
        return compilation instanceof Compilation.Refused refused
                ? Optional.of(refused.line() + ":" + refused.column() + " " + refused.reason())
                : Optional.empty();
    }

    private static RuleType result(FieldRule rule) {
        return rule.use() == Use.COMPUTE ? rule.field().shape().ruleType().orElseThrow() : RuleType.BOOL;
    }

    /** What the rule may see. */
    private static Map<String, RuleType> above(Form form, FieldRule rule) {
        Map<String, RuleType> types = new HashMap<>();
        types.put(FormRules.TODAY, RuleType.DATE);
        Field standing = rule.rows().orElse(rule.field());
        boolean ownSeen = rule.rows().isEmpty() && rule.use() == Use.CHECK;
        add(types, form.fields(), standing, ownSeen);
        rule.rows().ifPresent(rows -> {
            Shape.Rows shape = (Shape.Rows) rows.shape();
            shape.asked().forEach(field -> types.remove(field.key()));
            add(types, shape.asked(), rule.field(), rule.use() == Use.CHECK);
        });
        return types;
    }

    private static void add(Map<String, RuleType> types, Iterable<Field> fields, Field until, boolean included) {
        for (Field field : fields) {
            boolean last = field.key().equals(until.key());
            if (!last || included) {
                field.shape().ruleType().ifPresent(type -> types.put(field.key(), type));
            }
            if (last) {
                return;
            }
        }
    }

    /** One form by its identity: to compare two of many fields would take longer than to check one. */
    private record Same(Form form) {
        @Override
        @SuppressWarnings("ReferenceEquality")
        public boolean equals(@Nullable Object other) {
            return other instanceof Same same && same.form == form;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(form);
        }
    }

    private record Key(String rows, String text, RuleType result) {}

    /** The rules of one form. */
    private final class Compiled implements FormRules.Logic {

        private final Map<String, Environment> environments = new HashMap<>();
        private final Map<Key, Rule> byKey = new ConcurrentHashMap<>();

        Compiled(Form form) {
            Map<String, RuleType> types = new HashMap<>();
            types.put(FormRules.TODAY, RuleType.DATE);
            form.fields().forEach(field -> field.shape().ruleType().ifPresent(type -> types.put(field.key(), type)));
            environments.put("", Environment.of(types));
            for (Field field : form.fields()) {
                if (field.shape() instanceof Shape.Rows rows) {
                    Map<String, RuleType> within = new HashMap<>(types);
                    rows.asked().forEach(asked -> {
                        asked.shape().ruleType().ifPresent(type -> within.put(asked.key(), type));
                    });
                    environments.put(field.key(), Environment.of(within));
                }
            }
        }

        Environment environment(FieldRule rule) {
            return Objects.requireNonNull(
                    environments.get(rule.rows().map(Field::key).orElse("")));
        }

        @Override
        public Optional<Object> value(FieldRule rule, Map<String, Object> values) {
            Rule compiled = compiled(rule);
            Map<String, Object> used = new HashMap<>();
            for (String name : compiled.mentioned()) {
                Object value = values.get(name);
                if (value != null) {
                    used.put(name, value);
                }
            }
            return switch (compiled.evaluate(used)) {
                case Outcome.Value(Object value) -> Optional.of(value);
                case Outcome.Failed _ -> Optional.empty();
            };
        }

        @Override
        public Set<String> mentioned(FieldRule rule) {
            return compiled(rule).mentioned();
        }

        private Rule compiled(FieldRule rule) {
            Key key = new Key(rule.rows().map(Field::key).orElse(""), rule.text(), result(rule));
            return byKey.computeIfAbsent(key, _ -> rules.rule(rule.text(), environment(rule), result(rule)));
        }
    }
}
