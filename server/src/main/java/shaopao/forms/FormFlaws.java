package shaopao.forms;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import shaopao.forms.FormFlaw.Reason;

/** What a form must be like to be used. Pure. */
final class FormFlaws {

    private static final int FIELDS_MAX = 200;
    private static final int OPTIONS_MAX = 500;
    private static final int TEXT_MAX = 10_000;
    private static final int DAYS_MAX = 3_660;
    private static final Pattern KEY = Pattern.compile("[a-z][A-Za-z0-9_]{0,39}");

    private final Set<String> facts;
    private final Function<FormRules.FieldRule, Optional<String>> refusalOf;
    private final List<FormFlaw> flaws = new ArrayList<>();

    private FormFlaws(Set<String> facts, Function<FormRules.FieldRule, Optional<String>> refusalOf) {
        this.facts = facts;
        this.refusalOf = refusalOf;
    }

    /**
     * Everything that is wrong. Rules are looked at only when the names of the fields are in order.
     *
     * @param facts what the registers offer
     * @param refusalOf why a rule cannot be used; empty when it can
     */
    static List<FormFlaw> of(Form form, Set<String> facts, Function<FormRules.FieldRule, Optional<String>> refusalOf) {
        FormFlaws found = new FormFlaws(facts, refusalOf);
        found.keys(form);
        if (found.flaws.isEmpty()) {
            form.fields().forEach(found::rules);
        }
        form.fields().forEach(found::shape);
        form.fields().forEach(found::source);
        return List.copyOf(found.flaws);
    }

    private void keys(Form form) {
        if (form.fields().isEmpty()) {
            flaw("", Reason.NO_FIELDS, "");
        }
        if (form.fields().size() > FIELDS_MAX) {
            flaw("", Reason.TOO_MANY_FIELDS, String.valueOf(FIELDS_MAX));
        }
        Set<String> keys = new HashSet<>(Set.of(FormRules.TODAY));
        for (Field field : form.fields()) {
            if (!KEY.matcher(field.key()).matches()) {
                flaw(field.key(), Reason.KEY_INVALID, field.key());
            } else if (!keys.add(field.key())) {
                flaw(field.key(), Reason.KEY_TWICE, field.key());
            }
        }
    }

    private void rules(Field field) {
        field.visibleWhen().ifPresent(rule -> rule(field, FormRules.Use.SHOW, rule));
        field.requiredWhen().ifPresent(rule -> rule(field, FormRules.Use.REQUIRE, rule));
        field.checks().forEach(check -> rule(field, FormRules.Use.CHECK, check.when()));
        if (field.shape() instanceof Shape.Computed computed) {
            rule(field, FormRules.Use.COMPUTE, computed.rule());
        }
    }

    private void rule(Field field, FormRules.Use use, String text) {
        refusalOf
                .apply(new FormRules.FieldRule(field, use, text))
                .ifPresent(why -> flaw(field.key(), Reason.RULE_REFUSED, why));
    }

    private void shape(Field field) {
        switch (field.shape()) {
            case Shape.Text text -> within(field, text.lengthMax(), TEXT_MAX);
            case Shape.LongText text -> within(field, text.lengthMax(), TEXT_MAX);
            case Shape.DayRange range -> within(field, range.daysMax(), DAYS_MAX);
            case Shape.Whole whole -> {
                if (whole.min() > whole.max()) {
                    flaw(field.key(), Reason.LIMIT_INVALID, whole.min() + ">" + whole.max());
                }
            }
            case Shape.Choice choice -> options(field, choice);
            case Shape.Day _, Shape.Computed _ -> {}
        }
    }

    private void options(Field field, Shape.Choice choice) {
        if (choice.options().isEmpty() || choice.options().size() > OPTIONS_MAX) {
            flaw(field.key(), Reason.OPTIONS_MISSING, "");
        }
        Set<String> codes = new HashSet<>();
        choice.options().stream()
                .map(Shape.Option::code)
                .filter(code -> !codes.add(code))
                .forEach(code -> flaw(field.key(), Reason.OPTION_TWICE, code));
    }

    private void source(Field field) {
        field.prefill()
                .map(Field.Source::fact)
                .filter(fact -> !facts.contains(fact))
                .ifPresent(fact -> flaw(field.key(), Reason.FACT_UNKNOWN, fact));
    }

    private void within(Field field, int given, int max) {
        if (given < 1 || given > max) {
            flaw(field.key(), Reason.LIMIT_INVALID, String.valueOf(given));
        }
    }

    private void flaw(String field, Reason reason, String subject) {
        flaws.add(new FormFlaw(field, reason, subject));
    }
}
