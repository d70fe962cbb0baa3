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
            item.form()
                    .fields()
                    .forEach(field -> assertThat(field.label().en())
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
        assertThat(flaws(ITEM.replace("owners: counsellor\n", "")))
                .first()
                .asString()
                .contains("\"owners\"");
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

    @Test
    void everyShapeIsReadWithAllItsKeys() {
        assertThat(flaws(ITEM.replace("""
                  - key: a
                    label: 甲
                    type: text
                    visibleWhen: today > today
                """, FORM))).isEmpty();
        assertThat(flaws(ITEM.replace("type: text", "type: table\n    columns: [{key: b, label: 乙, type: table}]")))
                .containsExactly("d/x/item.yaml:13:40: \"table\" cannot stand in a table or group");
        assertThat(flaws(ITEM.replace(
                        "type: text",
                        "type: table\n    columns: [{key: b, label: 乙, type: text, visibleWhen: z > 1}]")))
                .as("a flaw in a column is placed at the column")
                .containsExactly("d/x/item.yaml:13:15: field a.b RULE_REFUSED: 1:1 UNKNOWN_NAME");
        assertThat(flaws(ITEM.replace("type: text", "type: file\n    validDays: 3")))
                .containsExactly("d/x/item.yaml:13:16: \"validDays\" needs a \"vault\"");
        assertThat(flaws(ITEM.replace("type: text", "type: choice\n    table: shoes")))
                .containsExactly("d/x/item.yaml:10:5: field a CODE_TABLE_UNKNOWN: shoes");
    }

    private static final String FORM = """
              - {key: p1, label: 第一步, type: page}
              - {key: hint, label: 须知, type: explanation, text: {zh: "**请**", en: "Please"}}
              - {key: name, label: 名, type: text, lengthMax: 9, prefill: {fact: person.name, locked: true}}
              - {key: phone, label: 电话, type: text, pattern: phone, required: true}
              - {key: note, label: 说明, type: long-text}
              - {key: credit, label: 学分, type: number, min: 0.5, max: 9.5, decimals: 1, unit: 分}
              - {key: fee, label: 费用, type: money, minCents: 1, maxCents: 100000}
              - {key: day, label: 日期, type: date}
              - {key: span, label: 起止, type: date-range, daysMax: 9}
              - {key: clock, label: 时间, type: time}
              - {key: sex, label: 性别, type: choice, table: sex, style: select}
              - key: tree
                label: 类别
                type: choice
                style: tree
                options:
                  - {code: a, name: 甲, options: [{code: a1, name: 甲一, when: fee > 5}]}
                  - {code: b, name: 乙}
              - {key: who, label: 联系人, type: person, kinds: [staff, student], many: true}
              - {key: dept, label: 部门, type: unit}
              - {key: team, label: 班级, type: class}
              - {key: home, label: 住址, type: address, detail: false}
              - {key: proof, label: 证明, type: file, types: [pdf, image], sizeMaxMegabytes: 5, countMin: 1, countMax: 2,
                 vault: id-card, validDays: 90}
              - key: rows
                label: 明细
                type: table
                rowsMin: 1
                rowsMax: 9
                totals: [amount]
                columns:
                  - {key: what, label: 项目, type: text, required: true}
                  - {key: amount, label: 金额, type: money, checks: [{rule: amount > 0, message: 大于零}]}
              - key: family
                label: 家庭成员
                type: group
                timesMin: 0
                timesMax: 3
                fields:
                  - {key: who, label: 姓名, type: text}
                  - {key: sign, label: 签字, type: signature, visibleWhen: who != ""}
              - {key: p2, label: 第二步, type: page}
              - {key: mark, label: 签名, type: signature}
              - {key: spot, label: 位置, type: location}
              - {key: total, label: 合计, type: computed, result: money, rule: "sum(rows.map(row, row.amount))"}
              - {key: granted, label: 核定, type: money, filledBy: s}
            """;

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
