package shaopao.forms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Whether what was handed in answers the form. */
final class FormRules {

    /** The one name in rules that is no field. */
    static final String TODAY = "today";

    private final Logic logic;
    private final Map<String, Object> answers = new LinkedHashMap<>();
    private final Map<String, Object> typed = new LinkedHashMap<>();
    private final List<FieldFlaw> flaws = new ArrayList<>();

    private FormRules(Logic logic) {
        this.logic = logic;
    }

    /** What a rule is for. */
    enum Use {
        SHOW,
        REQUIRE,
        CHECK,
        COMPUTE
    }

    /** A rule at its place. */
    record FieldRule(Field field, Use use, String text) {}

    /** What a rule of a form gives for the values known so far; empty when one that it needs is not there. */
    @FunctionalInterface
    interface Logic {
        Optional<Object> value(FieldRule rule, Map<String, Object> values);
    }

    /**
     * Reads the fields from top to bottom.
     *
     * @param today the day on which it is handed in, for rules
     * @param facts what the sources of locked fields say, by the field's key
     */
    static FormVerdict check(
            Form form, Map<String, Object> given, Map<String, Object> facts, LocalDate today, Logic logic) {
        FormRules rules = new FormRules(logic);
        rules.typed.put(TODAY, today);
        given.keySet().stream()
                .filter(key -> form.field(key).isEmpty())
                .forEach(key -> rules.flaws.add(FieldFlaw.of(key, FieldFlaw.Reason.UNKNOWN_FIELD)));
        form.fields().forEach(field -> rules.read(field, given, facts));
        return rules.flaws.isEmpty() ? new FormVerdict.Accepted(rules.answers) : new FormVerdict.Flawed(rules.flaws);
    }

    private void read(Field field, Map<String, Object> given, Map<String, Object> facts) {
        if (field.visibleWhen().isPresent()
                && !holds(new FieldRule(field, Use.SHOW, field.visibleWhen().get()), false)) {
            return;
        }
        switch (reading(field, given, facts)) {
            case ShapeRules.Reading.Nothing _ -> {
                if (mustBeAnswered(field)) {
                    flaws.add(FieldFlaw.of(field.key(), FieldFlaw.Reason.MISSING));
                }
            }
            case ShapeRules.Reading.Bad(FieldFlaw flaw) -> flaws.add(flaw);
            case ShapeRules.Reading.Good(Object stored, Object value) -> {
                answers.put(field.key(), stored);
                typed.put(field.key(), value);
                field.checks().stream()
                        .filter(check -> !holds(new FieldRule(field, Use.CHECK, check.when()), true))
                        .findFirst()
                        .ifPresent(check -> flaws.add(new FieldFlaw(
                                field.key(), FieldFlaw.Reason.CHECK_FAILED, Optional.of(check.message()), Map.of())));
            }
        }
    }

    private ShapeRules.Reading reading(Field field, Map<String, Object> given, Map<String, Object> facts) {
        if (field.shape() instanceof Shape.Computed computed) {
            return logic.value(new FieldRule(field, Use.COMPUTE, computed.rule()), typed)
                    .<ShapeRules.Reading>map(value -> new ShapeRules.Reading.Good(value, value))
                    .orElseGet(ShapeRules.Reading.Nothing::new);
        }
        boolean locked = field.prefill().filter(Field.Source::locked).isPresent();
        Object value = locked && facts.containsKey(field.key()) ? facts.get(field.key()) : given.get(field.key());
        return value == null ? new ShapeRules.Reading.Nothing() : ShapeRules.read(field, value);
    }

    /** A computed field is never missing by itself: what it is computed from is. */
    private boolean mustBeAnswered(Field field) {
        return !(field.shape() instanceof Shape.Computed)
                && (field.required()
                        || field.requiredWhen()
                                .filter(rule -> holds(new FieldRule(field, Use.REQUIRE, rule), false))
                                .isPresent());
    }

    private boolean holds(FieldRule rule, boolean whenUnknown) {
        return logic.value(rule, typed).map(Boolean.TRUE::equals).orElse(whenUnknown);
    }
}
