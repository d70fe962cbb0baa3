package shaopao.forms;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import shaopao.kernel.Words;
import shaopao.rules.Rules;

class FormRulesTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");
    private static final FormLogic LOGIC = new FormLogic(new Rules());

    /** A leave: kind, days, computed length, a hospital when ill, a name that is locked. */
    private static final Form LEAVE = form(
            field("name", new Shape.Text(40)).from("person.name"),
            field("kind", choice(false, "sick", "personal")).required(),
            field("period", new Shape.DayRange(60))
                    .required()
                    .check("period.from >= plusDays(today, -7)", "最早可补请七天前的假"),
            field("days", new Shape.Computed("daysBetween(period.from, period.to) + 1", Optional.empty())),
            field("hospital", new Shape.Text(20)).visible("kind == 'sick'").requiredWhen("days > 3"),
            field("reason", new Shape.LongText(200)),
            field("copies", new Shape.Whole(1, 5, Optional.empty())),
            field("needs", choice(true, "a", "b")));

    @Test
    void acceptedAnswersAreCleanComputedAndLocked() {
        Map<String, Object> given = Map.of(
                "name",
                "别人",
                "kind",
                "sick",
                "period",
                range("2026-11-25", "2026-11-26"),
                "days",
                99,
                "reason",
                "  发烧 ",
                "needs",
                List.of("b", "b"));
        assertThat(check(given, Map.of("name", "陈思远")))
                .isEqualTo(new FormVerdict.Accepted(Map.of(
                        "name",
                        "陈思远",
                        "kind",
                        "sick",
                        "period",
                        range("2026-11-25", "2026-11-26"),
                        "days",
                        2L,
                        "reason",
                        "发烧",
                        "needs",
                        List.of("b"))));
    }

    @Test
    void hiddenFieldsAreNeitherAskedNorKept() {
        Map<String, Object> given =
                Map.of("kind", "personal", "period", range("2026-11-25", "2026-11-30"), "hospital", "校医院");
        assertThat(((FormVerdict.Accepted) check(given, Map.of())).answers()).doesNotContainKey("hospital");
    }

    @Test
    void fieldIsRequiredByItsRule() {
        assertThat(reasons("kind", "sick", "period", range("2026-11-25", "2026-11-30")))
                .containsExactly("hospital MISSING");
        assertThat(reasons("kind", "sick", "period", range("2026-11-25", "2026-11-26")))
                .isEmpty();
    }

    @Test
    void everyKindOfFlawIsNamedAtItsField() {
        assertThat(reasons()).containsExactly("kind MISSING", "period MISSING");
        assertThat(reasons("kind", "tired", "period", range("2026-11-26", "2026-11-25")))
                .containsExactly("kind NOT_AN_OPTION", "period ENDS_BEFORE_IT_BEGINS");
        assertThat(reasons("kind", " ", "period", range("2026-02-30", "2026-11-25")))
                .containsExactly("kind MISSING", "period NOT_A_DATE");
        assertThat(reasons("kind", 7, "period", "tomorrow")).containsExactly("kind NOT_AN_OPTION", "period WRONG_KIND");
        assertThat(reasons("kind", "personal", "period", range("2026-11-25", "2027-11-25")))
                .containsExactly("period TOO_MANY_DAYS");
        assertThat(reasons("kind", "personal", "period", range("2026-11-01", "2026-11-02")))
                .containsExactly("period CHECK_FAILED");
        Map<String, String> period = range("2026-11-25", "2026-11-25");
        assertThat(reasons("kind", "personal", "period", period, "copies", 6, "needs", List.of("c"), "x", 1))
                .containsExactly("x UNKNOWN_FIELD", "copies OUT_OF_RANGE", "needs NOT_AN_OPTION");
        assertThat(reasons("kind", "personal", "period", period, "copies", 1.5, "reason", "字".repeat(201)))
                .containsExactly("reason TOO_LONG", "copies WRONG_KIND");
        assertThat(reasons("kind", "personal", "period", period, "reason", "a\u0000b"))
                .containsExactly("reason WRONG_KIND");
    }

    @Test
    void acceptedAnswersAreAcceptedAgainWhateverWasGiven() {
        Random random = new Random(7);
        List<Object> values = List.of(
                "",
                " ",
                "sick",
                "personal",
                3,
                -1,
                2.5,
                true,
                "2026-11-25",
                List.of(),
                List.of("a"),
                Map.of(),
                range("2026-11-25", "2026-11-27"),
                range("", ""),
                Map.of("from", 1),
                Map.of("from", "2026-11-25", "z", 1));
        int accepted = 0;
        for (int i = 0; i < 5_000; i++) {
            Map<String, Object> given = new HashMap<>(Map.of("kind", "personal"));
            given.put("period", range("2026-11-25", "2026-11-26"));
            LEAVE.fields().forEach(field -> {
                if (random.nextInt(3) == 0) {
                    given.put(field.key(), values.get(random.nextInt(values.size())));
                }
            });
            if (check(given, Map.of()) instanceof FormVerdict.Accepted(Map<String, Object> answers)) {
                accepted++;
                assertThat(check(answers, Map.of())).isEqualTo(new FormVerdict.Accepted(answers));
            }
        }
        assertThat(accepted).isGreaterThan(100);
    }

    @Test
    void formThatCannotBeUsedIsToldWhy() {
        Form wrong = form(
                field("Name", new Shape.Text(0)),
                field("kind", choice(false, "a", "a")).from("person.shoe"));
        assertThat(FormFlaws.of(wrong, Set.of("person.name"), rule -> LOGIC.refusal(wrong, rule)))
                .extracting(FormFlaw::reason)
                .containsExactly(
                        FormFlaw.Reason.KEY_INVALID,
                        FormFlaw.Reason.LIMIT_INVALID,
                        FormFlaw.Reason.OPTION_TWICE,
                        FormFlaw.Reason.FACT_UNKNOWN);
        Form later = form(field("early", new Shape.Text(9)).visible("late == 'x'"), field("late", new Shape.Text(9)));
        assertThat(FormFlaws.of(later, Set.of(), rule -> LOGIC.refusal(later, rule)))
                .as("a rule sees only the fields above")
                .containsExactly(new FormFlaw("early", FormFlaw.Reason.RULE_REFUSED, "1:1 UNKNOWN_NAME"));
        assertThat(FormFlaws.of(LEAVE, Set.of("person.name"), rule -> LOGIC.refusal(LEAVE, rule)))
                .isEmpty();
    }

    private static FormVerdict check(Map<String, Object> given, Map<String, Object> facts) {
        return FormRules.check(LEAVE, given, facts, TODAY, LOGIC.of(LEAVE));
    }

    private static List<String> reasons(Object... pairs) {
        Map<String, Object> given = new HashMap<>();
        for (int i = 0; i < pairs.length; i += 2) {
            given.put((String) pairs[i], pairs[i + 1]);
        }
        return switch (check(given, Map.of())) {
            case FormVerdict.Accepted _ -> List.of();
            case FormVerdict.Flawed(List<FieldFlaw> flaws) ->
                flaws.stream().map(flaw -> flaw.field() + " " + flaw.reason()).toList();
        };
    }

    private static Map<String, String> range(String from, String to) {
        return Map.of("from", from, "to", to);
    }

    private static Shape choice(boolean many, String... codes) {
        return new Shape.Choice(
                many,
                Arrays.stream(codes)
                        .map(code -> new Shape.Option(code, Words.of(code)))
                        .toList());
    }

    private static Form form(Written... fields) {
        return new Form(Stream.of(fields).map(Written::field).toList());
    }

    private static Written field(String key, Shape shape) {
        return new Written(new Field(
                key,
                Words.of(key),
                Optional.empty(),
                shape,
                false,
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty()));
    }

    /** A field being written down. */
    private record Written(Field field) {

        Written required() {
            return with(true, field.requiredWhen(), field.visibleWhen(), field.checks(), field.prefill());
        }

        Written requiredWhen(String rule) {
            return with(field.required(), Optional.of(rule), field.visibleWhen(), field.checks(), field.prefill());
        }

        Written visible(String rule) {
            return with(field.required(), field.requiredWhen(), Optional.of(rule), field.checks(), field.prefill());
        }

        Written check(String rule, String message) {
            List<Field.Check> checks = new ArrayList<>(field.checks());
            checks.add(new Field.Check(rule, Words.of(message)));
            return with(field.required(), field.requiredWhen(), field.visibleWhen(), checks, field.prefill());
        }

        Written from(String fact) {
            return with(
                    field.required(),
                    field.requiredWhen(),
                    field.visibleWhen(),
                    field.checks(),
                    Optional.of(new Field.Source(fact, true)));
        }

        private Written with(
                boolean required,
                Optional<String> requiredWhen,
                Optional<String> visibleWhen,
                List<Field.Check> checks,
                Optional<Field.Source> prefill) {
            return new Written(new Field(
                    field.key(),
                    field.label(),
                    field.help(),
                    field.shape(),
                    required,
                    requiredWhen,
                    visibleWhen,
                    checks,
                    prefill));
        }
    }
}
