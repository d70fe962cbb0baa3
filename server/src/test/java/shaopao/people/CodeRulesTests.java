package shaopao.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shaopao.kernel.Words;
import shaopao.people.CodeRules.CodeFlaw;
import shaopao.people.CodeRules.CodeLine;
import shaopao.people.Sheets.SheetRow;

@Tag("once")
class CodeRulesTests {

    private static final LocalDate TODAY = LocalDate.parse("2026-11-28");

    @Test
    void codesThatAreInOrderHaveNoFlaw() {
        assertThat(flaws(code("sport", ""), code("ball", "sport"), code("chess", "")))
                .isEmpty();
    }

    @Test
    void eachFlawIsToldAtItsPlace() {
        OwnCode late =
                new OwnCode("late", "晚", "晚", Optional.empty(), "", true, Optional.of(TODAY), Optional.of(TODAY));
        OwnCode long_ = new OwnCode(
                "long", "长".repeat(101), "a\nb", Optional.empty(), "", true, Optional.empty(), Optional.empty());
        assertThat(flaws(code("a b", ""), code("x", "nowhere"), code("x", ""), late, long_))
                .containsExactly(
                        "2 CODE CODE_WRONG",
                        "4 CODE DUPLICATE",
                        "5 UNTIL ENDS_BEFORE_IT_BEGINS",
                        "6 NAME TOO_LONG",
                        "6 NAME_EN CONTROL_CHARACTER",
                        "3 PARENT PARENT_UNKNOWN");
    }

    @Test
    void noCodeStandsBelowItselfNorTooDeep() {
        assertThat(flaws(code("a", "b"), code("b", "a"))).hasSize(2).allMatch(flaw -> flaw.endsWith("BELOW_ITSELF"));
        assertThat(flaws(code("a", "a"))).containsExactly("2 PARENT BELOW_ITSELF");
        Map<String, OwnCode> there = Map.of("above", code("above", ""), "below", code("below", "above"));
        assertThat(CodeRules.flaws(List.of(new CodeLine(0, code("above", "below"))), there))
                .as("a code is not put below one that is below it")
                .extracting(CodeRules.BadCode::flaw)
                .containsExactly(CodeFlaw.BELOW_ITSELF);
        List<OwnCode> deep = new ArrayList<>(List.of(code("n0", "")));
        for (int level = 1; level <= CodeRules.LEVELS_MAX; level++) {
            deep.add(code("n" + level, "n" + (level - 1)));
        }
        assertThat(flaws(deep.toArray(OwnCode[]::new))).containsExactly("10 PARENT TOO_DEEP");
    }

    @Test
    void aTableHasAnEnd() {
        List<CodeLine> lines = new ArrayList<>();
        for (int nth = 0; nth <= CodeRules.CODES_MAX; nth++) {
            lines.add(new CodeLine(nth + 2, code("c" + nth, "")));
        }
        assertThat(CodeRules.flaws(lines, Map.of()))
                .extracting(CodeRules.BadCode::flaw)
                .containsExactly(CodeFlaw.TOO_MANY);
    }

    @Test
    void fileIsReadByTheTitlesOfEitherLanguageAndEachBadCellIsTold() {
        CodeSheet.Read read = CodeSheet.read(List.of(
                row(1, "名称", "代码", "颜色", "上级", "Offered from", "在用"),
                row(2, "棋社", "chess", "红", "", "2026/09/01", ""),
                row(3, "象棋", "xiangqi", "", "chess", "", "否"),
                row(4, "围棋", "'-go", "", "chess", "soon", "maybe")));
        assertThat(read.unknownColumns()).containsExactly("颜色");
        assertThat(read.lines().getFirst().code().fromOn()).contains(LocalDate.parse("2026-09-01"));
        assertThat(read.lines().getFirst().code().nameEn()).isEqualTo("棋社");
        assertThat(read.lines().get(1).code().inUse()).isFalse();
        assertThat(read.lines().get(2).code().code()).isEqualTo("-go");
        assertThat(read.bad())
                .extracting(bad -> bad.row() + " " + bad.column() + " " + bad.flaw())
                .containsExactlyInAnyOrder("4 FROM NOT_A_DATE", "4 IN_USE NOT_YES_OR_NO");
        assertThat(CodeSheet.read(List.of(row(1, "code"))).bad())
                .extracting(CodeRules.BadCode::flaw)
                .containsExactly(CodeFlaw.COLUMN_MISSING);
    }

    @Test
    void whatIsWrittenReadsBack() {
        CodeTable table = table(code("sport", ""), code("ball", "sport"));
        List<SheetRow> rows = new ArrayList<>(List.of(row(1, "代码", "名称", "英文名称", "上级", "说明", "启用日期", "停用日期", "在用")));
        CodeSheet.rows(table, "是", "否").forEach(cells -> rows.add(new SheetRow(rows.size() + 1, cells)));
        assertThat(CodeSheet.read(rows).lines().stream().map(CodeLine::code))
                .containsExactly(code("sport", ""), code("ball", "sport"));
    }

    @Test
    void whatIsRetiredTakesWhatIsBelowWithIt() {
        OwnCode gone =
                new OwnCode("sport", "体育", "Sport", Optional.empty(), "", false, Optional.empty(), Optional.empty());
        OwnCode later = new OwnCode(
                "later", "明天", "Later", Optional.empty(), "", true, Optional.of(TODAY.plusDays(1)), Optional.empty());
        OwnCode over =
                new OwnCode("over", "昨天", "Over", Optional.empty(), "", true, Optional.empty(), Optional.of(TODAY));
        assertThat(table(gone, code("ball", "sport"), later, over, code("chess", "")).codes().stream()
                        .filter(CodeTable.Code::offered)
                        .map(CodeTable.Code::code))
                .containsExactly("chess");
    }

    @Test
    void schoolHidesShortensAndOrdersWhatTheStandardSays() {
        CodeTable published = Codes.published("political-status").orElseThrow();
        CodeTable offered = CodeView.asOffered(
                published,
                List.of(
                        new CodeChoice("13", false, Optional.of("群众"), Optional.of(1)),
                        new CodeChoice("03", false, Optional.of("团员"), Optional.of(2)),
                        new CodeChoice("04", true, Optional.empty(), Optional.empty())),
                7);
        assertThat(offered.codes()).hasSameSizeAs(published.codes());
        assertThat(offered.codes().stream().limit(3).map(CodeTable.Code::code)).containsExactly("13", "03", "01");
        assertThat(offered.codes().getFirst().shortName()).isEqualTo("群众");
        assertThat(offered.codes().stream().filter(code -> !code.offered()).map(CodeTable.Code::code))
                .containsExactly("04");
    }

    @Test
    void codesAreFoundByCodeNamePinyinAndInitials() {
        CodeTable regions = Codes.published("region").orElseThrow();
        for (String text : List.of("西湖区", "xihuqu", "xhq", "xihq", "330106", "xihu")) {
            assertThat(CodeSearch.find(regions, text, 200))
                    .as(text)
                    .extracting(CodeTable.Code::code)
                    .contains("330106");
        }
        assertThat(CodeSearch.find(regions, "xhqz", 200))
                .extracting(CodeTable.Code::code)
                .doesNotContain("330106");
        assertThat(CodeSearch.find(regions, "", 5)).hasSize(5);
        assertThat(CodeSearch.find(table(code("chess", "")), "CHE", 5)).hasSize(1);
    }

    /** Each of these characters is read in many ways that begin alike: tried one after the other they have no end. */
    @Test
    void noNameMakesASearchSlow() {
        OwnCode many =
                new OwnCode("m", "和".repeat(100), "", Optional.empty(), "", true, Optional.empty(), Optional.empty());
        assertThat(CodeSearch.find(table(many), "h".repeat(39) + "x", 5)).isEmpty();
        assertThat(CodeSearch.find(table(many), "hehhuo", 5)).hasSize(1);
    }

    private static SheetRow row(long number, String... cells) {
        return new SheetRow(number, List.of(cells));
    }

    private static CodeTable table(OwnCode... codes) {
        return CodeView.of(new OwnTable("student-club", Words.of("社团"), "", true), List.of(codes), TODAY, 1);
    }

    private static OwnCode code(String code, String parent) {
        return new OwnCode(
                code,
                "名" + code,
                "En " + code,
                Optional.of(parent).filter(text -> !text.isEmpty()),
                "",
                true,
                Optional.empty(),
                Optional.empty());
    }

    private static List<String> flaws(OwnCode... codes) {
        List<CodeLine> lines = new ArrayList<>();
        for (OwnCode code : codes) {
            lines.add(new CodeLine(lines.size() + 2, code));
        }
        return CodeRules.flaws(lines, Map.of()).stream()
                .map(bad -> bad.row() + " " + bad.column() + " " + bad.flaw())
                .toList();
    }
}
