package shaopao.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static shaopao.forms.FormFixture.accepted;
import static shaopao.forms.FormFixture.answers;
import static shaopao.forms.FormFixture.check;
import static shaopao.forms.FormFixture.choice;
import static shaopao.forms.FormFixture.computed;
import static shaopao.forms.FormFixture.field;
import static shaopao.forms.FormFixture.form;
import static shaopao.forms.FormFixture.option;
import static shaopao.forms.FormFixture.range;
import static shaopao.forms.FormFixture.reasons;
import static shaopao.forms.FormFixture.step;
import static shaopao.forms.FormFixture.table;
import static shaopao.forms.FormFixture.text;
import static shaopao.forms.FormFixture.whole;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shaopao.forms.Shape.Computed.Result;
import shaopao.kernel.Words;

class FormRulesTests {

    /** A leave: kind, days, computed length, a hospital when ill, a name that is locked. */
    private static final Form LEAVE = form(
            field("name", text(40)).from("person.name"),
            field("kind", choice(false, "sick", "personal")).required(),
            field("period", new Shape.DayRange(60))
                    .required()
                    .check("period.from >= plusDays(today, -7)", "最早可补请七天前的假"),
            field("days", computed("daysBetween(period.from, period.to) + 1", Result.NUMBER)),
            field("hospital", text(20)).visible("kind == 'sick'").requiredWhen("days > 3"),
            field("reason", new Shape.LongText(200)),
            field("copies", whole(1, 5)),
            field("needs", choice(true, "a", "b")));

    /** A claim: expenses with a limit by kind, their total, and what the office grants. */
    private static final Form CLAIM = form(
            field("currency", choice(false, "cny", "usd")),
            field(
                            "expenses",
                            table(
                                    1,
                                    3,
                                    field("kind", choice(false, "bus", "hotel")).required(),
                                    field("day", new Shape.Day()),
                                    field("amount", new Shape.Money(1, 100_000)).required(),
                                    field("nights", whole(1, 30))
                                            .visible("kind == 'hotel'")
                                            .required(),
                                    field("each", computed("amount / nights", Result.MONEY))
                                            .visible("kind == 'hotel'"),
                                    field("proof", text(20)).requiredWhen("amount > 50000 || currency == 'usd'")))
                    .required()
                    .check("sum(expenses.map(one, one.amount)) <= 150000", "合计不超过 1500 元"),
            field("total", computed("sum(expenses.map(one, one.amount))", Result.MONEY)),
            field("granted", new Shape.Money(0, 1_000_000))
                    .filledByOffice()
                    .required()
                    .check("granted <= total", "不能超过申请金额"),
            field("gap", computed("total - granted", Result.MONEY)));

    @Test
    void acceptedAnswersAreCleanComputedAndLocked() {
        Map<String, Object> given = answers(
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
        assertThat(accepted(check(LEAVE, given, Map.of("name", "陈思远"), Known.NOTHING)))
                .isEqualTo(answers(
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
                        List.of("b")));
    }

    @Test
    void hiddenFieldsAreNeitherAskedNorKept() {
        Map<String, Object> given =
                answers("kind", "personal", "period", range("2026-11-25", "2026-11-30"), "hospital", "校医院");
        assertThat(accepted(check(LEAVE, given))).doesNotContainKey("hospital");
    }

    @Test
    void fieldIsRequiredByItsRule() {
        assertThat(leave("kind", "sick", "period", range("2026-11-25", "2026-11-30")))
                .containsExactly("hospital MISSING");
        assertThat(leave("kind", "sick", "period", range("2026-11-25", "2026-11-26")))
                .isEmpty();
    }

    @Test
    void everyKindOfFlawIsNamedAtItsField() {
        assertThat(leave()).containsExactly("kind MISSING", "period MISSING");
        assertThat(leave("kind", "tired", "period", range("2026-11-26", "2026-11-25")))
                .containsExactly("kind NOT_AN_OPTION", "period ENDS_BEFORE_IT_BEGINS");
        assertThat(leave("kind", " ", "period", range("2026-02-30", "2026-11-25")))
                .containsExactly("kind MISSING", "period NOT_A_DATE");
        assertThat(leave("kind", 7, "period", "tomorrow")).containsExactly("kind NOT_AN_OPTION", "period WRONG_KIND");
        assertThat(leave("kind", "personal", "period", range("2026-11-25", "2027-11-25")))
                .containsExactly("period TOO_MANY_DAYS");
        assertThat(leave("kind", "personal", "period", range("2026-11-01", "2026-11-02")))
                .containsExactly("period CHECK_FAILED");
        Map<String, String> period = range("2026-11-25", "2026-11-25");
        assertThat(leave("kind", "personal", "period", period, "copies", 6, "needs", List.of("c"), "x", 1))
                .containsExactly("x UNKNOWN_FIELD", "copies OUT_OF_RANGE", "needs NOT_AN_OPTION");
        assertThat(leave("kind", "personal", "period", period, "copies", 1.5, "reason", "字".repeat(201)))
                .containsExactly("reason TOO_LONG", "copies WRONG_KIND");
        assertThat(leave("kind", "personal", "period", period, "reason", "a\u0000b"))
                .containsExactly("reason WRONG_KIND");
    }

    @Test
    void rowsAreCheckedEachByItsOwnRulesAndThoseAbove() {
        List<Object> rows = List.of(
                answers("kind", "bus", "amount", 600, "nights", 3),
                answers("kind", "hotel", "amount", 60_000, "nights", 2, "proof", "发票 1"),
                answers("kind", "", "amount", " "));
        Map<String, Object> kept = accepted(check(CLAIM, answers("expenses", rows)));
        assertThat(kept).containsEntry("total", 60_600L).doesNotContainKeys("granted", "gap");
        assertThat(kept.get("expenses"))
                .as("hidden fields go, computed ones come, a row without answers is left out")
                .isEqualTo(List.of(
                        answers("kind", "bus", "amount", 600L),
                        answers("kind", "hotel", "amount", 60_000L, "nights", 2L, "each", 30_000L, "proof", "发票 1")));
        assertThat(claim(answers("kind", "hotel", "amount", 60_000), answers("amount", 0, "z", 1)))
                .containsExactly(
                        "expenses[0].nights MISSING",
                        "expenses[0].proof MISSING",
                        "expenses[1].z UNKNOWN_FIELD",
                        "expenses[1].kind MISSING",
                        "expenses[1].amount AMOUNT_OUT_OF_RANGE");
        assertThat(reasons(check(CLAIM, answers("currency", "usd", "expenses", List.of(bus(5))))))
                .containsExactly("expenses[0].proof MISSING");
        assertThat(claim(bus(50_000), bus(50_000), answers("kind", "bus", "amount", 50_001, "proof", "x")))
                .containsExactly("expenses CHECK_FAILED");
        assertThat(claim(bus(1), bus(1), bus(1), bus(1))).containsExactly("expenses TOO_MANY");
        assertThat(claim()).containsExactly("expenses MISSING");
        assertThat(reasons(check(CLAIM, answers("expenses", Map.of())))).containsExactly("expenses WRONG_KIND");
        assertThat(reasons(check(CLAIM, answers("expenses", List.of(1))))).containsExactly("expenses WRONG_KIND");
    }

    @Test
    void stepAsksOnlyWhatIsOpenThereAndKeepsTheRest() {
        Map<String, Object> earlier = accepted(check(CLAIM, answers("expenses", List.of(bus(900)))));
        Map<String, Object> after = accepted(step(CLAIM, answers("granted", 800), earlier, "office"));
        assertThat(after)
                .containsEntry("granted", 800L)
                .containsEntry("gap", 100L)
                .containsEntry("total", 900L)
                .containsEntry("expenses", earlier.get("expenses"));
        assertThat(reasons(step(CLAIM, answers("granted", 901), earlier, "office")))
                .containsExactly("granted CHECK_FAILED");
        assertThat(reasons(step(CLAIM, Map.of(), earlier, "office"))).containsExactly("granted MISSING");
        assertThat(reasons(step(CLAIM, answers("expenses", List.of()), earlier, "office")))
                .containsExactly("expenses NOT_ASKED", "granted MISSING");
        assertThat(accepted(step(LEAVE, answers("reason", "改"), period("2026-11-20"), "reason")))
                .as("what is not open is not checked again: the day of the step is later")
                .containsEntry("reason", "改")
                .containsEntry("days", 1L);
    }

    @Test
    void handingInAgainKeepsWhatTheOfficeAnswered() {
        Map<String, Object> earlier = Map.of("expenses", List.of(bus(900)), "granted", 800L);
        FormRules.HandIn again = new FormRules.HandIn(
                answers("expenses", List.of(bus(700)), "granted", 1),
                earlier,
                Optional.empty(),
                Map.of(),
                Known.NOTHING,
                FormFixture.TODAY);
        assertThat(accepted(FormRules.check(CLAIM, again, FormFixture.LOGIC.of(CLAIM))))
                .containsEntry("granted", 800L)
                .containsEntry("total", 700L)
                .containsEntry("gap", -100L);
    }

    @Test
    void pageThatIsHiddenHidesItsFields() {
        Form form = form(
                field("abroad", choice(false, "yes", "no")).required(),
                field("trip", new Shape.PageBreak()).visible("abroad == 'yes'"),
                field("hint", new Shape.Explanation(Words.of("请提前办理"))),
                field("country", text(20)).required(),
                field("last", new Shape.PageBreak()),
                field("note", text(20)).required());
        assertThat(reasons(check(form, answers("abroad", "no", "country", "日本"))))
                .containsExactly("note MISSING");
        assertThat(reasons(check(form, answers("abroad", "yes", "note", "无")))).containsExactly("country MISSING");
        assertThat(reasons(check(form, answers("abroad", "no", "note", "无", "hint", "x", "trip", 1))))
                .containsExactlyInAnyOrder("hint UNKNOWN_FIELD", "trip UNKNOWN_FIELD");
    }

    @Test
    void optionIsThereOnlyWhenItsRuleHoldsWithAllAboveIt() {
        Shape.Option summer = new Shape.Option(
                "summer",
                Words.of("暑期"),
                Optional.of("kind == 'x'"),
                List.of(option("camp"), new Shape.Option("sea", Words.of("海"), Optional.of("n > 3"), List.of())));
        Form form = form(
                field("kind", choice(false, "x", "y")),
                field("n", whole(0, 9)),
                field("pick", choice(false, List.of(summer, option("none")))));
        assertThat(reasons(check(form, answers("kind", "x", "n", 4, "pick", "sea"))))
                .isEmpty();
        assertThat(reasons(check(form, answers("kind", "x", "n", 3, "pick", "sea"))))
                .containsExactly("pick NOT_AN_OPTION");
        assertThat(reasons(check(form, answers("kind", "y", "pick", "camp")))).containsExactly("pick NOT_AN_OPTION");
        assertThat(reasons(check(form, answers("kind", "x", "pick", "camp")))).isEmpty();
        assertThat(reasons(check(form, answers("kind", "x", "pick", "summer"))))
                .as("a heading is no choice")
                .containsExactly("pick NOT_AN_OPTION");
        assertThat(reasons(check(form, answers("pick", "none")))).isEmpty();
    }

    private static Map<String, Object> period(String day) {
        return answers("kind", "personal", "period", range(day, day), "days", 1L);
    }

    private static Map<String, Object> bus(int cents) {
        return answers("kind", "bus", "amount", cents);
    }

    private static List<String> claim(Object... rows) {
        return reasons(check(CLAIM, answers("expenses", List.of(rows))));
    }

    private static List<String> leave(Object... pairs) {
        return reasons(check(LEAVE, answers(pairs)));
    }
}
