package shaopao.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.ModuleTest;

@ModuleTest
class CatalogueTests {

    @Autowired
    Catalogue catalogue;

    @Autowired
    ItemReader reader;

    @Test
    void everyShippedItemIsInOrderAndHasAGuideAndEnglish() {
        assertThat(catalogue.load()).isEmpty();
        assertThat(catalogue.search("")).hasSizeGreaterThanOrEqualTo(4).allSatisfy(live -> {
            assertThat(live.item().guide()).isNotBlank();
            assertThat(live.item().name().en()).isNotEqualTo(live.item().name().zh());
            live.item()
                    .form()
                    .fields()
                    .forEach(field -> assertThat(field.label().en())
                            .as(live.item().code() + " " + field.key())
                            .isNotEqualTo(field.label().zh()));
        });
    }

    @Test
    void versionIsTheContentAndIsKept() {
        LiveItem leave = catalogue.item("student-leave").orElseThrow();
        catalogue.load();
        assertThat(catalogue.item("student-leave").orElseThrow()).isEqualTo(leave);
        assertThat(catalogue.version(leave.version())).isEqualTo(leave);
    }

    @Test
    void itemIsFoundByItsInitialsItsWordsAndItsEnglish() {
        for (String text : List.of("qj", "请假", "student LEAVE", "销假", "学生工作部")) {
            assertThat(catalogue.search(text))
                    .as(text)
                    .anyMatch(live -> live.item().code().equals("student-leave"));
        }
        assertThat(catalogue.search("qj").getFirst().item().code()).isEqualTo("student-leave");
        assertThat(catalogue.search("no such thing")).isEmpty();
    }

    @Test
    void eachFlawIsToldWithItsPlace() {
        assertThat(flaws("code: x\nname: 名\n")).containsExactly("d/x/item.yaml:1:1: \"form\" is missing");
        assertThat(flaws("code: x\n  bad: [")).first().asString().startsWith("d/x/item.yaml:");
        assertThat(flaws("code: y\n"))
                .containsExactly("d/x/item.yaml:1:7: the code must be the name of the folder, \"x\"");
        assertThat(flaws(ITEM.replace("type: text", "type: picture")))
                .containsExactly("d/x/item.yaml:12:11: \"picture\" is none of"
                        + " [text, long-text, number, date, date-range, choice, computed]");
        assertThat(flaws(ITEM.replace("label: 甲", "label: 甲\n    lable: 乙")))
                .first()
                .asString()
                .startsWith("d/x/item.yaml:12:12: there is no \"lable\" here");
        assertThat(flaws(ITEM.replace("visibleWhen: today > today", "visibleWhen: tomorrow > today")))
                .containsExactly("d/x/item.yaml:10:5: field a RULE_REFUSED: 1:1 UNKNOWN_NAME");
        assertThat(flaws(ITEM.replace("who: counsellor", "who: boss")))
                .containsExactly("d/x/item.yaml:15:5: step s RULE_UNKNOWN: boss");
        assertThat(flaws(ITEM.replace("name: 审", "name: &n 审")))
                .first()
                .asString()
                .contains("anchors");
        assertThat(flaws(ITEM.replace("name: 名", "name: !!java.net.URL [x]"))).isNotEmpty();
        assertThat(flaws("a: ".repeat(40) + "1")).isNotEmpty();
        assertThat(flaws("")).containsExactly("d/x/item.yaml:1:1: the file is empty");
        assertThat(flaws(ITEM)).isEmpty();
    }

    private static final String ITEM = """
            code: x
            name: 名
            summary: 述
            department: 部
            category: 类
            audience: [student]
            promisedDays: 1
            owners: counsellor
            form:
              - key: a
                label: 甲
                type: text
                visibleWhen: today > today
            flow:
              - key: s
                type: approve
                name: 审
                who: counsellor
            """;

    private List<String> flaws(String yaml) {
        return switch (reader.read("d/x/item.yaml", "x", yaml, "")) {
            case ItemReader.Reading.Good _ -> List.of();
            case ItemReader.Reading.Flawed(List<ItemFlaw> flaws) ->
                flaws.stream().map(ItemFlaw::toString).toList();
        };
    }
}
