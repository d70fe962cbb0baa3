package shaopao.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.ModuleTest;
import shaopao.hall.catalogue.ItemReader.Reading;

@ModuleTest
class CatalogueTests {

    @Autowired
    Catalogue catalogue;

    @Autowired
    CatalogueFiles files;

    @Autowired
    ItemReader reader;

    @Test
    void everyShippedItemIsInOrderAndHasAGuideAndEnglish() {
        assertThat(files.all()).hasSizeGreaterThanOrEqualTo(4);
        assertThat(files.all().stream().flatMap(source -> reader.flaws(source).stream()))
                .isEmpty();
        assertThat(files.all()).allSatisfy(source -> {
            Item item = read(source);
            assertThat(item.guide()).isNotBlank();
            assertThat(item.name().en()).isNotEqualTo(item.name().zh());
            item.form().fields().forEach(field -> assertThat(field.label().en())
                    .as(item.code() + " " + field.key())
                    .isNotEqualTo(field.label().zh()));
        });
    }

    @Test
    void versionIsTheContentAndIsKept() {
        LiveItem leave = catalogue.item("student-leave").orElseThrow();
        assertThat(leave.item())
                .isEqualTo(files.all().stream()
                        .filter(source -> source.folder().equals("student-leave"))
                        .map(this::read)
                        .findFirst()
                        .orElseThrow());
        assertThat(catalogue.version(leave.version())).isEqualTo(leave);
    }

    @Test
    void eachFlawIsToldWithItsPlace() {
        assertThat(flaws("code: x\nname: 名\n")).containsExactly("d/x/item.yaml:1:1: \"form\" is missing");
        assertThat(flaws("code: x\n  bad: [")).first().asString().startsWith("d/x/item.yaml:");
        assertThat(flaws("code: y\n"))
                .containsExactly("d/x/item.yaml:1:7: the code must be the name of the folder, \"x\"");
        assertThat(flaws(ITEM.replace("type: text", "type: picture")))
                .first()
                .asString()
                .startsWith("d/x/item.yaml:12:11: \"picture\" is none of");
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

    @Test
    void whatTheItemSaysOfItselfIsRead() {
        Item item = read(source(ITEM + MORE));
        assertThat(item.tags()).containsExactly("leave");
        assertThat(item.events()).containsExactly(LifeEvent.GRADUATING, LifeEvent.GOING_ABROAD);
        assertThat(item.eligibility()).hasSize(1);
        assertThat(item.smsAfterMinutes()).contains(30);
        assertThat(item.rating()).isFalse();
        Guidance guidance = item.guidance().orElseThrow();
        assertThat(guidance.materials()).hasSize(2);
        assertThat(guidance.materials().getFirst().field()).contains("a");
        assertThat(guidance.fee().orElseThrow().amountCents()).isEqualTo(500);
        assertThat(guidance.contact().orElseThrow().phone()).contains("0571-1");
    }

    @Test
    void officeByItsCodeOwnsTheItem() {
        Item item = read(source(ITEM.replace("department: 部", "department: D05").replace("owners: counsellor\n", "")));
        assertThat(item.unit()).contains("D05");
        assertThat(item.flow().owners().toString()).contains("unit-head").contains("D05");
        assertThat(flaws(ITEM.replace("owners: counsellor\n", ""))).first().asString().contains("\"owners\"");
    }

    @Test
    void counterItemHasAGuideAlone() {
        String counter = ITEM.substring(0, ITEM.indexOf("form:")) + "online: false\n";
        assertThat(flaws(counter)).isEmpty();
        assertThat(read(source(counter)).counterOnly()).isTrue();
    }

    @Test
    void wrongConditionsAndMaterialsAreTold() {
        assertThat(flaws(ITEM + MORE.replace("person.level", "person.size")))
                .first()
                .asString()
                .contains("the rule is refused: ")
                .startsWith("d/x/item.yaml:21:11");
        assertThat(flaws(ITEM + MORE.replace("field: a", "field: b")))
                .containsExactly("d/x/item.yaml:25:45: the form has no field \"b\"");
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

    private static final String MORE = """
            tags: [leave]
            eligibility:
              - rule: person.level == 'bachelor'
                message: {zh: 仅限本科生, en: Undergraduates only}
            events: [going-abroad, graduating]
            guide:
              materials: [{name: 证明, kind: copy, field: a}, 身份证]
              fee: {amountCents: 500}
              contact: {phone: "0571-1"}
            notify: {smsAfterMinutes: 30}
            rating: false
            """;

    private static CatalogueFiles.Source source(String yaml) {
        return new CatalogueFiles.Source("d/x/item.yaml", "x", yaml, "");
    }

    private Item read(CatalogueFiles.Source source) {
        return switch (reader.read(source)) {
            case Reading.Good(Item item) -> item;
            case Reading.Flawed(List<ItemFlaw> flaws) -> throw new AssertionError(flaws.toString());
        };
    }

    private List<String> flaws(String yaml) {
        return reader.flaws(source(yaml)).stream().map(ItemFlaw::toString).toList();
    }
}
