package shaopao.forms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shaopao.forms.FieldFlaw.Reason;

/** Whether what was handed in answers the form: one pass over the fields from top to bottom. */
final class FormRules {

    /** The one name in rules that is no field. */
    static final String TODAY = "today";

    private final Logic logic;
    private final HandIn handIn;
    private final List<FieldFlaw> flaws = new ArrayList<>();
    private final Set<String> changed = new HashSet<>();

    private FormRules(HandIn handIn, Logic logic) {
        this.handIn = handIn;
        this.logic = logic;
    }

    /** What a rule is for. */
    enum Use {
        SHOW,
        REQUIRE,
        CHECK,
        COMPUTE,
        OFFER
    }

    /**
     * A rule at its place.
     *
     * @param rows the table or group in whose rows the field stands
     */
    record FieldRule(Optional<Field> rows, Field field, Use use, String text) {}

    /** What the rules of a form give for the values known so far. */
    interface Logic {

        /** Empty when a value that the rule needs is not there. */
        Optional<Object> value(FieldRule rule, Map<String, Object> values);

        /** The names that the rule uses. */
        Set<String> mentioned(FieldRule rule);
    }

    /**
     * What is handed in, and by whom.
     *
     * @param given answers as they came
     * @param earlier answers of the case so far, accepted when they were given
     * @param step where somebody answers what is open there; empty when the applicant hands in
     * @param facts what the sources of locked fields say, by the field's key
     * @param today the day on which it is handed in, for rules
     */
    record HandIn(
            Map<String, ? extends @Nullable Object> given,
            Map<String, Object> earlier,
            Optional<Step> step,
            Map<String, Object> facts,
            Known known,
            LocalDate today) {

        /** Whether the code was accepted in this case before: who chose what is retired since may leave it so. */
        boolean chosenBefore(Field field, Optional<Field> rows, String code) {
            List<?> places = rows.map(above -> earlier.get(above.key()) instanceof List<?> list ? list : List.of())
                    .orElse(List.of(earlier));
            return places.stream()
                    .map(place -> place instanceof Map<?, ?> map ? map.get(field.key()) : null)
                    .anyMatch(stored -> stored instanceof List<?> many ? many.contains(code) : code.equals(stored));
        }

        boolean asks(Field field) {
            return step.map(at -> at.opens(field)).orElse(field.filledBy().isEmpty());
        }
    }

    /**
     * A step at which fields are answered.
     *
     * @param edit keys of the applicant's fields that may be corrected there
     */
    record Step(String key, Set<String> edit) {

        boolean opens(Field field) {
            return edit.contains(field.key())
                    || field.filledBy().filter(key::equals).isPresent();
        }
    }

    /** The fields of the form, or of one row, as far as they are read. */
    private record Level(Optional<Field> rows, String path, Map<String, Object> typed, Map<String, Object> answers) {}

    static FormVerdict check(Form form, HandIn handIn, Logic logic) {
        FormRules rules = new FormRules(handIn, logic);
        Level top = new Level(Optional.empty(), "", new LinkedHashMap<>(), new LinkedHashMap<>());
        top.typed().put(TODAY, handIn.today());
        rules.names(form);
        rules.fields(form.fields(), handIn.given(), top);
        return rules.flaws.isEmpty() ? new FormVerdict.Accepted(top.answers()) : new FormVerdict.Flawed(rules.flaws);
    }

    /** Refuses what the form does not have, and at a step what is not open there. */
    private void names(Form form) {
        for (String key : handIn.given().keySet()) {
            Optional<Field> field =
                    form.field(key).filter(found -> found.shape().ruleType().isPresent());
            if (field.isEmpty()) {
                flaws.add(FieldFlaw.of(key, Reason.UNKNOWN_FIELD));
            } else if (handIn.step().filter(at -> !at.opens(field.get())).isPresent()) {
                flaws.add(FieldFlaw.of(key, Reason.NOT_ASKED));
            }
        }
    }

    private void fields(List<Field> fields, Map<?, ? extends @Nullable Object> given, Level level) {
        boolean pageShown = true;
        for (Field field : fields) {
            if (field.shape() instanceof Shape.PageBreak) {
                pageShown = shown(field, level);
            } else if (level.rows().isEmpty() && !handIn.asks(field)) {
                keep(field, level);
            } else if (pageShown && shown(field, level)) {
                read(field, given.get(field.key()), level);
            } else if (handIn.earlier().containsKey(field.key())) {
                changed.add(field.key());
            }
        }
    }

    private boolean shown(Field field, Level level) {
        return field.visibleWhen()
                .map(rule -> holds(new FieldRule(level.rows(), field, Use.SHOW, rule), level, false))
                .orElse(true);
    }

    /** A field that is not asked now keeps its answer; what is computed follows what was changed above. */
    private void keep(Field field, Level level) {
        Object stored = handIn.earlier().get(field.key());
        if (field.shape() instanceof Shape.Computed computed) {
            FieldRule rule = new FieldRule(level.rows(), field, Use.COMPUTE, computed.rule());
            if (logic.mentioned(rule).stream().anyMatch(changed::contains)) {
                computed(field, rule, level);
                return;
            }
        }
        if (stored != null) {
            enter(field, stored, level);
        }
    }

    private void read(Field field, @Nullable Object given, Level level) {
        if (field.shape() instanceof Shape.Computed computed) {
            computed(field, new FieldRule(level.rows(), field, Use.COMPUTE, computed.rule()), level);
            return;
        }
        Object fact = level.rows().isEmpty() ? handIn.facts().get(field.key()) : null;
        Object value = fact == null ? given : fact;
        Reading reading = field.shape() instanceof Shape.Rows rows
                ? rows(field, rows, value, level)
                : ShapeRules.read(field.shape(), value, handIn.known(), code -> offered(field, code, level));
        switch (reading) {
            case Reading.Nothing _ -> {
                if (mustBeAnswered(field, level)) {
                    flaw(field, level, Reason.MISSING, Map.of());
                }
                if (handIn.earlier().containsKey(field.key())) {
                    changed.add(field.key());
                }
            }
            case Reading.Bad(Reason reason, Map<String, Object> facts) -> flaw(field, level, reason, facts);
            case Reading.Good(Object stored) -> {
                enter(field, stored, level);
                checks(field, level);
            }
        }
    }

    private void computed(Field field, FieldRule rule, Level level) {
        Optional<Object> value = logic.value(rule, level.typed());
        if (value.isPresent()) {
            enter(field, value.get() instanceof LocalDate day ? day.toString() : value.get(), level);
            checks(field, level);
        } else {
            changed.add(field.key());
        }
    }

    private void enter(Field field, Object stored, Level level) {
        if (level.rows().isEmpty() && !Objects.equals(handIn.earlier().get(field.key()), stored)) {
            changed.add(field.key());
        }
        level.answers().put(field.key(), stored);
        StoredAnswers.typed(field.shape(), stored)
                .ifPresent(value -> level.typed().put(field.key(), value));
    }

    private void checks(Field field, Level level) {
        for (Field.Check check : field.checks()) {
            if (!holds(new FieldRule(level.rows(), field, Use.CHECK, check.when()), level, true)) {
                flaws.add(new FieldFlaw(
                        level.path() + field.key(), Reason.CHECK_FAILED, Optional.of(check.message()), Map.of()));
                return;
            }
        }
    }

    /** Reads each row as a form of its own that sees the fields above; rows without any answer are left out. */
    private Reading rows(Field field, Shape.Rows shape, @Nullable Object given, Level above) {
        if (given == null) {
            return Reading.NOTHING;
        }
        if (!(given instanceof List<?> list) || !list.stream().allMatch(row -> row instanceof Map<?, ?>)) {
            return Reading.bad(Reason.WRONG_KIND);
        }
        if (list.size() > shape.most()) {
            return Reading.bad(Reason.TOO_MANY, "max", shape.most());
        }
        List<Map<String, Object>> rows = new ArrayList<>();
        int flawsAbove = flaws.size();
        for (int number = 0; number < list.size(); number++) {
            Map<?, ?> row = (Map<?, ?>) list.get(number);
            if (!row.values().stream().allMatch(ShapeRules::isNothing)) {
                rows.add(row(field, shape, row, above.path() + field.key() + "[" + number + "].", above));
            }
        }
        if (flaws.size() == flawsAbove) {
            rows.removeIf(Map::isEmpty);
        }
        if (rows.isEmpty()) {
            return Reading.NOTHING;
        }
        return rows.size() < shape.least()
                ? Reading.bad(Reason.TOO_FEW, "min", shape.least())
                : new Reading.Good(List.copyOf(rows));
    }

    private Map<String, Object> row(Field field, Shape.Rows shape, Map<?, ?> given, String path, Level above) {
        Level row = new Level(Optional.of(field), path, new LinkedHashMap<>(above.typed()), new LinkedHashMap<>());
        Set<String> keys = new HashSet<>();
        for (Field asked : shape.asked()) {
            keys.add(asked.key());
            row.typed().remove(asked.key());
        }
        given.keySet().stream()
                .map(String::valueOf)
                .filter(key -> !keys.contains(key))
                .forEach(key -> flaws.add(FieldFlaw.of(path + key, Reason.UNKNOWN_FIELD)));
        fields(shape.asked(), given, row);
        return row.answers();
    }

    /** Whether a code stands among the options, with every heading above it. */
    private boolean offered(Field field, String code, Level level) {
        Shape.Choice choice = (Shape.Choice) field.shape();
        if (choice.table().isPresent()) {
            Known.CodeList codes = handIn.known().tables().get(choice.table().get());
            if (codes == null || (codes.knows(code) && handIn.chosenBefore(field, level.rows(), code))) {
                return codes != null;
            }
            return choice.style() == Shape.Choice.Style.TREE ? codes.isLast(code) : codes.has(code);
        }
        return offered(field, choice.options(), code, level);
    }

    private boolean offered(Field field, List<Shape.Option> options, String code, Level level) {
        for (Shape.Option option : options) {
            boolean here = option.options().isEmpty()
                    ? option.code().equals(code)
                    : offered(field, option.options(), code, level);
            if (here) {
                return option.when()
                        .map(rule -> holds(new FieldRule(level.rows(), field, Use.OFFER, rule), level, false))
                        .orElse(true);
            }
        }
        return false;
    }

    private boolean mustBeAnswered(Field field, Level level) {
        return field.required()
                || field.requiredWhen()
                        .filter(rule -> holds(new FieldRule(level.rows(), field, Use.REQUIRE, rule), level, false))
                        .isPresent();
    }

    private boolean holds(FieldRule rule, Level level, boolean whenUnknown) {
        return logic.value(rule, level.typed()).map(Boolean.TRUE::equals).orElse(whenUnknown);
    }

    private void flaw(Field field, Level level, Reason reason, Map<String, Object> facts) {
        flaws.add(new FieldFlaw(level.path() + field.key(), reason, Optional.empty(), facts));
    }
}
