package shaopao.forms;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.rules.Compilation;
import shaopao.rules.Environment;
import shaopao.rules.Outcome;
import shaopao.rules.RuleType;
import shaopao.rules.Rules;

/**
 * The rules of a form in CEL. A rule sees the fields above its own, and {@code today}; a check sees its own field,
 * too.
 */
@Component
class FormLogic {

    private final Rules rules;

    FormLogic(Rules rules) {
        this.rules = rules;
    }

    /** Answers for one form; empty when the rule fails, as a rule because a value that it needs is not there. */
    FormRules.Logic of(Form form) {
        return (rule, values) -> switch (rules.rule(rule.text(), environment(form, rule), result(rule))
                .evaluate(values)) {
            case Outcome.Value(Object value) -> Optional.of(value);
            case Outcome.Failed _ -> Optional.empty();
        };
    }

    /** Why a rule cannot be used at its place, as "1:7 UNKNOWN_NAME"; empty when it can. */
    Optional<String> refusal(Form form, FormRules.FieldRule rule) {
        return rules.compile(rule.text(), environment(form, rule), result(rule)) instanceof Compilation.Refused refused
                ? Optional.of(refused.line() + ":" + refused.column() + " " + refused.reason())
                : Optional.empty();
    }

    private static RuleType result(FormRules.FieldRule rule) {
        return rule.use() == FormRules.Use.COMPUTE ? rule.field().shape().ruleType() : RuleType.BOOL;
    }

    private static Environment environment(Form form, FormRules.FieldRule rule) {
        Map<String, RuleType> types = new HashMap<>();
        types.put(FormRules.TODAY, RuleType.DATE);
        for (Field field : form.fields()) {
            boolean own = field.key().equals(rule.field().key());
            if (!own || rule.use() == FormRules.Use.CHECK) {
                types.put(field.key(), field.shape().ruleType());
            }
            if (own) {
                break;
            }
        }
        return Environment.of(types);
    }
}
