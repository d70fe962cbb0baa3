package shaopao.forms;

import static org.assertj.core.api.Assertions.assertThat;
import static shaopao.forms.FormFixture.choice;
import static shaopao.forms.FormFixture.field;
import static shaopao.forms.FormFixture.form;
import static shaopao.forms.FormFixture.table;
import static shaopao.forms.FormFixture.text;
import static shaopao.forms.FormFixture.whole;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FormChangesTests {

    private static final Form BEFORE = form(
            field("name", text(40)).from("person.name"),
            field("kind", choice(false, "sick", "own")).required(),
            field("rows", table(0, 5, field("a", text(9)), field("b", whole(0, 9)))),
            field("note", text(20)),
            field("last", text(20)));

    @Test
    void sameFormHasNoChange() {
        assertThat(FormChanges.between(BEFORE, BEFORE)).isEmpty();
    }

    @Test
    void eachChangeIsToldAtItsField() {
        Form after = form(
                field("kind", choice(false, "sick", "own", "duty")).requiredWhen("today > date('2026-01-01')"),
                field("name", text(40)),
                field("rows", table(1, 5, field("a", text(10)), field("c", text(9)))),
                field("fresh", whole(1, 2)),
                field("note", new Shape.LongText(20)).check("note != 'x'", "不行"));
        assertThat(told(BEFORE, after))
                .containsExactly(
                        "kind MOVED: name -> ",
                        "kind LIMITS: RADIO sick sick, own own -> RADIO sick sick, own own, duty duty",
                        "kind REQUIRED: true -> false",
                        "kind REQUIRED_WHEN:  -> today > date('2026-01-01')",
                        "name MOVED:  -> kind",
                        "name PREFILL: person.name ! -> ",
                        "rows MOVED: kind -> name",
                        "rows LIMITS: 0–5 -> 1–5",
                        "rows.a LIMITS: 9 -> 10",
                        "rows.c ADDED:  -> text",
                        "rows.b REMOVED: number -> ",
                        "fresh ADDED:  -> number",
                        "note TYPE: text -> long-text",
                        "note CHECKS:  -> note != 'x': 不行",
                        "last REMOVED: text -> ");
    }

    @Test
    void fieldsThatAreHiddenFromAReaderAreNotInTheForm() {
        assertThat(BEFORE.without(Set.of("name", "note")).fields())
                .extracting(Field::key)
                .containsExactly("kind", "rows", "last");
    }

    private static List<String> told(Form before, Form after) {
        return FormChanges.between(before, after).stream()
                .map(change -> "%s %s: %s -> %s"
                        .formatted(
                                change.field(),
                                change.aspect()
                                        .map(Enum::name)
                                        .orElse(change.kind().name()),
                                change.before(),
                                change.after()))
                .toList();
    }
}
