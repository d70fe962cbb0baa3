package shaopao.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import shaopao.hall.catalogue.InventoryRules.Bad;
import shaopao.hall.catalogue.InventoryRules.Entry;
import shaopao.hall.catalogue.InventoryRules.Flaw;
import shaopao.hall.catalogue.InventoryRules.Table;
import shaopao.people.Sheets.SheetRow;
import shaopao.people.UnitName;

class InventoryRulesTests {

    private static final List<UnitName> UNITS = List.of(
            new UnitName(UUID.randomUUID(), "D05", "学生工作部（处）"),
            new UnitName(UUID.randomUUID(), "D01", "党委办公室、校长办公室"),
            new UnitName(UUID.randomUUID(), "D08", "财务处"));

    private static final List<String> HEADER =
            List.of("序号", " 事项名称 ", "主管部门*", "服务对象", "办理方式", "是否上网", "承诺时限（工作日）", "申请材料", "收费", "依据", "备注", "联系人");

    @Test
    void tableIsReadAsDepartmentsWriteIt() {
        Table table = InventoryRules.read(
                List.of(
                        new SheetRow(1, List.of("某某大学服务事项梳理表")),
                        new SheetRow(2, HEADER),
                        new SheetRow(
                                3,
                                List.of(
                                        "1",
                                        "学生请假",
                                        "学生工作部",
                                        "本科生、研究生",
                                        "纸质审批",
                                        "否",
                                        "1个工作日",
                                        "1.请假单 2.证明（病假）",
                                        "不收费",
                                        "学生管理规定",
                                        "",
                                        "王老师")),
                        new SheetRow(4, List.of("2", "假期留校", "", "学生", "系统", "是", "当场办结", "", "", "", "")),
                        new SheetRow(5, List.of("", "", "", "", "合计 2 项")),
                        new SheetRow(6, List.of("3", "用印申请", "校长办公室", "教职工", "", "√", "2周"))),
                UNITS);
        assertThat(table.bad()).isEmpty();
        assertThat(table.unknownColumns()).containsExactly("联系人");
        assertThat(table.entries().stream().map(Entry::code))
                .containsExactly("xue-sheng-qing-jia", "jia-qi-liu-xiao", "yong-yin-shen-qing");
        assertThat(table.entries().stream().map(entry -> entry.department().code()))
                .containsExactly("D05", "D05", "D01");
        InventoryLine leave = table.entries().getFirst().line();
        assertThat(leave.materials()).containsExactly("请假单", "证明（病假）");
        assertThat(leave.online()).isFalse();
        assertThat(leave.fee()).isEmpty();
        assertThat(leave.promisedDays()).contains(1);
        assertThat(table.entries().get(1).line().online()).isTrue();
        assertThat(table.entries().get(1).line().promisedDays()).contains(0);
        assertThat(table.entries().get(2).line().promisedDays()).contains(10);
    }

    @Test
    void eachBadCellIsToldWithItsRowAndColumn() {
        Table table = InventoryRules.read(
                List.of(
                        new SheetRow(1, List.of("编码", "事项名称", "部门", "承诺时限")),
                        new SheetRow(2, List.of("", "请假", "不存在的部门", "3")),
                        new SheetRow(3, List.of("A B", "销假", "D05", "3")),
                        new SheetRow(4, List.of("", "留校", "D05", "很快")),
                        new SheetRow(5, List.of("leave", "长假", "D05", "")),
                        new SheetRow(6, List.of("leave", "短假", "D05", "999")),
                        new SheetRow(7, List.of("x", "", "D05", "")),
                        new SheetRow(8, List.of("", "名".repeat(61), "D05", ""))),
                UNITS);
        assertThat(table.bad())
                .containsExactlyInAnyOrder(
                        new Bad(2, InventoryColumn.DEPARTMENT, Flaw.DEPARTMENT_UNKNOWN, "不存在的部门"),
                        new Bad(3, InventoryColumn.CODE, Flaw.CODE_WRONG, "A B"),
                        new Bad(4, InventoryColumn.PROMISED, Flaw.TIME_WRONG, "很快"),
                        new Bad(6, InventoryColumn.NAME, Flaw.TWICE, "短假"),
                        new Bad(6, InventoryColumn.PROMISED, Flaw.TIME_WRONG, "999"),
                        new Bad(7, InventoryColumn.NAME, Flaw.REQUIRED, ""),
                        new Bad(8, InventoryColumn.NAME, Flaw.TOO_LONG, "名".repeat(60)));
        assertThat(table.entries().stream().map(Entry::code)).containsExactly("leave");
    }

    @Test
    void withoutAHeaderNothingIsRead() {
        Table table = InventoryRules.read(List.of(new SheetRow(1, List.of("a", "b"))), UNITS);
        assertThat(table.bad()).extracting(Bad::reason).containsExactly(Flaw.HEADER_MISSING);
    }

    @ParameterizedTest
    @CsvSource({"0, 0", "3, 3", "3天, 3", "3 个工作日, 3", "5个工作日内, 5", "1个月, 22", "2周, 10", "即办, 0", "3日办结, 3"})
    void timesAreUnderstood(String text, int days) {
        Table table = InventoryRules.read(
                List.of(new SheetRow(1, List.of("事项名称", "部门", "承诺时限")), new SheetRow(2, List.of("请假", "D05", text))),
                UNITS);
        assertThat(table.entries().getFirst().line().promisedDays()).isEqualTo(Optional.of(days));
    }
}
