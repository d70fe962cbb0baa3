package shaopao.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static shaopao.forms.FormFixture.answers;
import static shaopao.forms.FormFixture.field;
import static shaopao.forms.FormFixture.form;
import static shaopao.forms.FormFixture.reasons;
import static shaopao.forms.FormFixture.table;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shaopao.people.CodeTable;

/** Answers by codes of a table that changes while cases run. */
@Tag("once")
class CodeAnswerTests {

    private static final CodeTable CLUBS = CodeTable.published(
            "student-club",
            "社团",
            "",
            List.of(
                    code("arts", null, true),
                    code("choir", "arts", true),
                    code("gone", "arts", false),
                    code("old", null, false)));
    private static final Known KNOWN =
            new Known(Map.of(), Map.of(), Map.of(), Map.of("student-club", Known.CodeList.of(CLUBS)), Map.of());
    private static final Form FORM = form(
            field("club", club(false, Shape.Choice.Style.SELECT)),
            field("clubs", club(true, Shape.Choice.Style.CHECK)),
            field("leaf", club(false, Shape.Choice.Style.TREE)),
            field("rows", table(0, 3, field("club", club(false, Shape.Choice.Style.SELECT)))));

    private static CodeTable.Code code(String code, @Nullable String above, boolean offered) {
        return new CodeTable.Code(code, code, null, above, null, null, offered, offered, null, null);
    }

    private static Shape.Choice club(boolean many, Shape.Choice.Style style) {
        return new Shape.Choice(many, style, List.of(), Optional.of("student-club"));
    }

    @Test
    void onlyWhatIsOfferedIsChosen() {
        assertThat(again(answers("club", "choir", "clubs", List.of("arts"), "leaf", "choir"), Map.of()))
                .isEmpty();
        assertThat(again(answers("club", "gone", "clubs", List.of("arts", "old"), "leaf", "arts"), Map.of()))
                .containsExactly("club NOT_AN_OPTION", "clubs NOT_AN_OPTION", "leaf NOT_AN_OPTION");
    }

    @Test
    void caseKeepsWhatItHadChosenAtItsPlaceAlone() {
        Map<String, Object> earlier = answers(
                "club", "gone", "clubs", List.of("old"), "leaf", "gone", "rows", List.of(Map.of("club", "old")));
        assertThat(again(earlier, earlier)).isEmpty();
        assertThat(again(answers("club", "old"), earlier)).containsExactly("club NOT_AN_OPTION");
        assertThat(again(answers("rows", List.of(Map.of("club", "gone"))), earlier))
                .containsExactly("rows[0].club NOT_AN_OPTION");
        assertThat(again(answers("club", "nothing"), answers("club", "nothing")))
                .as("what is no code any more was never one")
                .containsExactly("club NOT_AN_OPTION");
    }

    private static List<String> again(Map<String, Object> given, Map<String, Object> earlier) {
        return reasons(FormRules.check(
                FORM,
                new FormRules.HandIn(given, earlier, Optional.empty(), Map.of(), KNOWN, FormFixture.TODAY),
                FormFixture.LOGIC.of(FORM)));
    }
}
