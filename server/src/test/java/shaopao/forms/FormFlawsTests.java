package shaopao.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static shaopao.forms.FormFixture.choice;
import static shaopao.forms.FormFixture.computed;
import static shaopao.forms.FormFixture.decimal;
import static shaopao.forms.FormFixture.field;
import static shaopao.forms.FormFixture.flaws;
import static shaopao.forms.FormFixture.form;
import static shaopao.forms.FormFixture.option;
import static shaopao.forms.FormFixture.table;
import static shaopao.forms.FormFixture.text;
import static shaopao.forms.FormFixture.whole;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import shaopao.forms.Shape.Computed.Result;
import shaopao.forms.Shape.FileUpload.Kind;
import shaopao.kernel.Words;

class FormFlawsTests {

    @Test
    void formInOrderHasNoFlaw() {
        Form good = form(
                field("name", text(40)).from("person.name"),
                field("intro", new Shape.Explanation(Words.of("说明"))),
                field(
                                "rows",
                                table(
                                        0,
                                        5,
                                        field("name", text(9)),
                                        field("n", whole(0, 9)).check("n > 0 && name != ''", "x")))
                        .check("rows.all(row, row.n < 9) && sum(rows.map(one, one.n)) < 20", "多"),
                field("sum", computed("sum(rows.map(row, row.n))", Result.NUMBER)),
                field("part", computed("double(sum) / 2.0", Result.DECIMAL)),
                field("ok", computed("sum > 3", Result.FLAG)),
                field("word", computed("ok ? '是' : '否'", Result.TEXT)),
                field("due", computed("plusDays(today, sum)", Result.DATE)),
                field("sex", new Shape.Choice(false, Shape.Choice.Style.SELECT, List.of(), Optional.of("sex"))));
        assertThat(flaws(good, "person.name")).isEmpty();
    }

    @Test
    void namesAreNamesAndEachOnce() {
        assertThat(flaws(form())).containsExactly(flaw("", FormFlaw.Reason.NO_FIELDS, ""));
        assertThat(flaws(form(field("Name", text(9)), field("today", text(9)), field("date", text(9)))))
                .as("no capital, not the name of the day, no word of the language")
                .containsExactly(
                        flaw("Name", FormFlaw.Reason.KEY_INVALID, "Name"),
                        flaw("today", FormFlaw.Reason.KEY_TWICE, "today"),
                        flaw("date", FormFlaw.Reason.KEY_INVALID, "date"));
        assertThat(flaws(form(field("t", table(0, 1, field("a", text(9)), field("a", text(9)))), field("a", text(1)))))
                .containsExactly(flaw("t.a", FormFlaw.Reason.KEY_TWICE, "a"));
        assertThat(flaws(new Form(Collections.nCopies(201, field("a", text(9)).field()))))
                .contains(flaw("", FormFlaw.Reason.TOO_MANY_FIELDS, "200"));
    }

    @Test
    void ruleSeesOnlyWhatStandsAboveIt() {
        assertThat(flaws(form(field("early", text(9)).visible("late == 'x'"), field("late", text(9)))))
                .containsExactly(flaw("early", FormFlaw.Reason.RULE_REFUSED, "1:1 UNKNOWN_NAME"));
        assertThat(flaws(form(field("own", text(9)).visible("own == 'x'").check("own == 'x'", "x"))))
                .as("its own value only in a check")
                .containsExactly(flaw("own", FormFlaw.Reason.RULE_REFUSED, "1:1 UNKNOWN_NAME"));
        assertThat(flaws(form(
                        field("rows", table(0, 1, field("a", text(9)).visible("b == 'x'"), field("b", text(9)))),
                        field("b", text(9)))))
                .containsExactly(flaw("rows.a", FormFlaw.Reason.RULE_REFUSED, "1:1 UNKNOWN_NAME"));
        assertThat(flaws(form(
                        field("b", text(9)),
                        field("rows", table(0, 1, field("a", text(9)).visible("b == 'x'"), field("b", text(9)))))))
                .as("in a row the row's own field is meant, which comes later")
                .containsExactly(flaw("rows.a", FormFlaw.Reason.RULE_REFUSED, "1:1 UNKNOWN_NAME"));
        assertThat(flaws(form(
                        field("rows", table(0, 1, field("a", text(9)))),
                        field("b", text(9)).visible("a == ''"))))
                .as("a row's field is not seen outside")
                .containsExactly(flaw("b", FormFlaw.Reason.RULE_REFUSED, "1:1 UNKNOWN_NAME"));
        assertThat(flaws(form(field("a", whole(0, 9)), field("b", computed("a + 1", Result.TEXT)))))
                .containsExactly(flaw("b", FormFlaw.Reason.RULE_REFUSED, "1:1 WRONG_RESULT"));
        Shape.Option gone = new Shape.Option("x", Words.of("x"), Optional.of("nobody > 1"), List.of());
        assertThat(flaws(form(field("a", choice(false, List.of(gone))))))
                .containsExactly(flaw("a", FormFlaw.Reason.RULE_REFUSED, "1:1 UNKNOWN_NAME"));
    }

    @Test
    void limitsAreLimits() {
        assertThat(flaws(form(
                        field("a", text(0)),
                        field("b", whole(5, 4)),
                        field("c", decimal("0", "1", 7)),
                        field("d", new Shape.DayRange(0)),
                        field("e", new Shape.Money(5, 4)),
                        field(
                                "f",
                                new Shape.FileUpload(Set.of(Kind.PDF), 0, 3, 2, Optional.of(new Shape.Vault("X", 0)))),
                        field("g", table(3, 2, field("x", text(9)))),
                        field("h", whole(0, Long.MAX_VALUE)))))
                .extracting(found -> found.field() + " " + found.reason())
                .containsExactly(
                        "a LIMIT_INVALID",
                        "b LIMIT_INVALID",
                        "c LIMIT_INVALID",
                        "d LIMIT_INVALID",
                        "e LIMIT_INVALID",
                        "f LIMIT_INVALID",
                        "f LIMIT_INVALID",
                        "f LIMIT_INVALID",
                        "f KEY_INVALID",
                        "g LIMIT_INVALID",
                        "h LIMIT_INVALID");
    }

    @Test
    void optionsAreThereOnceAndNotTooDeep() {
        Shape.Option deep = option("z");
        for (int level = 0; level < 5; level++) {
            deep = new Shape.Option("h" + level, Words.of("h"), Optional.empty(), List.of(deep));
        }
        Shape.Choice both = new Shape.Choice(false, Shape.Choice.Style.RADIO, List.of(option("a")), Optional.of("sex"));
        assertThat(flaws(form(
                        field("a", choice(false, "x", "x")),
                        field("b", choice(false)),
                        field("c", choice(false, List.of(deep))),
                        field("d", both),
                        field("e", new Shape.Choice(true, Shape.Choice.Style.TREE, List.of(), Optional.of("shoes"))),
                        field("f", new Shape.PersonPick(Set.of(), false)),
                        field("g", new Shape.FileUpload(Set.of(), 1, 0, 1, Optional.empty())))))
                .extracting(found -> found.field() + " " + found.reason())
                .containsExactly(
                        "a OPTION_TWICE",
                        "b OPTIONS_MISSING",
                        "c OPTIONS_TOO_DEEP",
                        "d OPTIONS_MISSING",
                        "e CODE_TABLE_UNKNOWN",
                        "f OPTIONS_MISSING",
                        "g OPTIONS_MISSING");
    }

    @Test
    void whatMeansNothingAtItsPlaceIsTold() {
        Shape inner = table(0, 1, field("x", text(9)));
        assertThat(flaws(
                        form(
                                field("t", table(0, 1, field("inner", inner), field("sig", new Shape.HandSignature()))),
                                field(
                                        "g",
                                        new Shape.RepeatGroup(
                                                List.of(field("sig", new Shape.HandSignature())
                                                        .field()),
                                                0,
                                                1)),
                                field("none", table(0, 1)),
                                field(
                                        "sums",
                                        new Shape.RowTable(
                                                List.of(field("x", text(9)).field()), 0, 1, List.of("x", "y"))),
                                field("page", new Shape.PageBreak()).required().check("true", "x"),
                                field("c", computed("1", Result.NUMBER))
                                        .required()
                                        .filledByOffice(),
                                field("file", new Shape.FileUpload(Set.of(Kind.PDF), 1, 0, 1, Optional.empty()))
                                        .from("person.name"),
                                field("who", text(9)).from("person.shoe")),
                        "person.name"))
                .extracting(found -> found.field() + " " + found.reason() + " " + found.subject())
                .containsExactly(
                        "none NO_FIELDS ",
                        "t.inner TYPE_NOT_HERE ",
                        "t.sig TYPE_NOT_HERE ",
                        "sums TOTAL_UNKNOWN x",
                        "sums TOTAL_UNKNOWN y",
                        "page MISPLACED required",
                        "page MISPLACED checks",
                        "c MISPLACED required",
                        "c MISPLACED filledBy",
                        "file MISPLACED prefill",
                        "who FACT_UNKNOWN person.shoe");
    }

    private static FormFlaw flaw(String field, FormFlaw.Reason reason, String subject) {
        return new FormFlaw(field, reason, subject);
    }
}
