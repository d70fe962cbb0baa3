package shaopao.forms;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import shaopao.kernel.Words;
import shaopao.rules.Rules;

/** Forms as tests write them down. */
final class FormFixture {

    static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    static final FormLogic LOGIC = new FormLogic(new Rules());

    private FormFixture() {}

    static Form form(Written... fields) {
        return new Form(Stream.of(fields).map(Written::field).toList());
    }

    static Written field(String key, Shape shape) {
        return new Written(new Field(
                key,
                Words.of(key),
                Optional.empty(),
                shape,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty()));
    }

    static Shape.Text text(int lengthMax) {
        return new Shape.Text(lengthMax, Optional.empty());
    }

    static Shape.Quantity whole(long min, long max) {
        return decimal(String.valueOf(min), String.valueOf(max), 0);
    }

    static Shape.Quantity decimal(String min, String max, int decimals) {
        return new Shape.Quantity(
                new java.math.BigDecimal(min), new java.math.BigDecimal(max), decimals, Optional.empty());
    }

    static Shape.Computed computed(String rule, Shape.Computed.Result result) {
        return new Shape.Computed(rule, result, Optional.empty());
    }

    static Shape.Choice choice(boolean many, String... codes) {
        return choice(many, Arrays.stream(codes).map(FormFixture::option).toList());
    }

    static Shape.Choice choice(boolean many, List<Shape.Option> options) {
        return new Shape.Choice(many, Shape.Choice.Style.RADIO, options, Optional.empty());
    }

    static Shape.Option option(String code) {
        return new Shape.Option(code, Words.of(code), Optional.empty(), List.of());
    }

    static Shape.RowTable table(int least, int most, Written... columns) {
        return new Shape.RowTable(Stream.of(columns).map(Written::field).toList(), least, most, List.of());
    }

    static Map<String, String> range(String from, String to) {
        return Map.of("from", from, "to", to);
    }

    static Map<String, Object> answers(Object... pairs) {
        Map<String, Object> given = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            given.put((String) pairs[i], pairs[i + 1]);
        }
        return given;
    }

    static FormVerdict check(Form form, Map<String, Object> given) {
        return check(form, given, Map.of(), Known.NOTHING);
    }

    static FormVerdict check(Form form, Map<String, Object> given, Map<String, Object> facts, Known known) {
        return FormRules.check(
                form, new FormRules.HandIn(given, Map.of(), Optional.empty(), facts, known, TODAY), LOGIC.of(form));
    }

    static FormVerdict step(Form form, Map<String, Object> given, Map<String, Object> earlier, String... edit) {
        return FormRules.check(
                form,
                new FormRules.HandIn(
                        given,
                        earlier,
                        Optional.of(new FormRules.Step(edit[0], Set.of(edit))),
                        Map.of(),
                        Known.NOTHING,
                        TODAY.plusDays(9)),
                LOGIC.of(form));
    }

    static Map<String, Object> accepted(FormVerdict verdict) {
        return switch (verdict) {
            case FormVerdict.Accepted(Map<String, Object> answers) -> answers;
            case FormVerdict.Flawed(List<FieldFlaw> flaws) -> throw new AssertionError(flaws.toString());
        };
    }

    static List<String> reasons(FormVerdict verdict) {
        return switch (verdict) {
            case FormVerdict.Accepted _ -> List.of();
            case FormVerdict.Flawed(List<FieldFlaw> flaws) ->
                flaws.stream().map(flaw -> flaw.field() + " " + flaw.reason()).toList();
        };
    }

    static List<FormFlaw> flaws(Form form, String... facts) {
        return FormFlaws.of(
                form, new FormFlaws.World(Set.of(facts)::contains, "sex"::equals, rule -> LOGIC.refusal(form, rule)));
    }

    /** A field being written down. */
    record Written(Field field) {

        Written required() {
            return with(
                    true, field.requiredWhen(), field.visibleWhen(), field.checks(), field.prefill(), field.filledBy());
        }

        Written requiredWhen(String rule) {
            return with(
                    field.required(),
                    Optional.of(rule),
                    field.visibleWhen(),
                    field.checks(),
                    field.prefill(),
                    field.filledBy());
        }

        Written visible(String rule) {
            return with(
                    field.required(),
                    field.requiredWhen(),
                    Optional.of(rule),
                    field.checks(),
                    field.prefill(),
                    field.filledBy());
        }

        Written check(String rule, String message) {
            List<Field.Check> checks = new ArrayList<>(field.checks());
            checks.add(new Field.Check(rule, Words.of(message)));
            return with(
                    field.required(),
                    field.requiredWhen(),
                    field.visibleWhen(),
                    checks,
                    field.prefill(),
                    field.filledBy());
        }

        Written from(String fact) {
            return with(
                    field.required(),
                    field.requiredWhen(),
                    field.visibleWhen(),
                    field.checks(),
                    Optional.of(new Field.Source(fact, true)),
                    field.filledBy());
        }

        Written filledByOffice() {
            return with(
                    field.required(),
                    field.requiredWhen(),
                    field.visibleWhen(),
                    field.checks(),
                    field.prefill(),
                    Optional.of("office"));
        }

        private Written with(
                boolean required,
                Optional<String> requiredWhen,
                Optional<String> visibleWhen,
                List<Field.Check> checks,
                Optional<Field.Source> prefill,
                Optional<String> filledBy) {
            return new Written(new Field(
                    field.key(),
                    field.label(),
                    field.help(),
                    field.shape(),
                    required,
                    requiredWhen,
                    visibleWhen,
                    checks,
                    prefill,
                    filledBy));
        }
    }
}
