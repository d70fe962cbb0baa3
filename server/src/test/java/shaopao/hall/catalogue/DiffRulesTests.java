package shaopao.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import shaopao.kernel.Words;

class DiffRulesTests {

    private static final Map<String, Object> BEFORE = Map.of(
            "name", Map.of("zh", "学生请假", "en", "Leave"),
            "promisedDays", 1,
            "guide", "一\n二\n三\n",
            "form", Map.of("fields", List.of(field("a", "甲", 100), field("b", "乙", 100), field("c", "丙", 100))),
            "flow", Map.of("steps", List.of(step("s", "审批", "counsellor"), branch("x > 3"))));

    @Test
    void sameItemHasNoDifference() {
        assertThat(DiffRules.changes(BEFORE, BEFORE)).isEmpty();
    }

    @Test
    void everyDifferenceIsToldInWords() {
        Map<String, Object> after = Map.of(
                "name", Map.of("zh", "本科生请假", "en", "Leave"),
                "promisedDays", 2,
                "guide", "一\n三\n四\n五\n",
                "form", Map.of("fields", List.of(field("c", "丙", 100), field("a", "甲", 200), field("d", "丁", 10))),
                "flow", Map.of("steps", List.of(step("s", "审批", "college-head"), branch("x > 5"))));
        assertThat(DiffRules.changes(BEFORE, after).stream()
                        .map(change -> change.text().zh()))
                .containsExactlyInAnyOrder(
                        "名称：学生请假 → 本科生请假",
                        "承诺时限（工作日）：1 → 2",
                        "字段「乙」已删除",
                        "字段「丁」新增",
                        "字段「甲」位置有变",
                        "字段「甲」最多字数：100 → 200",
                        "环节「审批」办理人：counsellor → college-head",
                        "环节「天数」分支条件：超过: x > 3、其他: （无） → 超过: x > 5、其他: （无）",
                        "办事指南正文：增加 2 行，删去 1 行");
        assertThat(DiffRules.changes(BEFORE, after).stream()
                        .map(change -> change.text().en()))
                .contains("Field “乙” removed", "promised working days: 1 → 2");
    }

    @Test
    void valuesAreToldInTheReadersLanguage() {
        Map<String, Object> before = Map.of("flow", Map.of("steps", List.of(asked("ANY", false))));
        Map<String, Object> after = Map.of("flow", Map.of("steps", List.of(asked("ALL", true))));
        assertThat(DiffRules.changes(before, after).stream().map(ItemChange::text))
                .containsExactlyInAnyOrder(
                        new Words(
                                "环节「审批」voting：审批方式 任一人（或签） → 审批方式 全部（会签）",
                                "Step “Approval” voting: mode any one → mode everybody"),
                        new Words("环节「审批」signature：否 → 是", "Step “Approval” signature: no → yes"));
        Map<String, Object> lanes = Map.of("flow", Map.of("steps", List.of(branch("x > 3"))));
        Map<String, Object> others = Map.of("flow", Map.of("steps", List.of(branch("x > 5"))));
        assertThat(DiffRules.changes(lanes, others).getFirst().text().en())
                .isEqualTo("Step “Days” condition: More: x > 3, Else: (none) → More: x > 5, Else: (none)");
    }

    private static Map<String, Object> asked(String mode, boolean signature) {
        return Map.of(
                "key",
                "s",
                "name",
                Map.of("zh", "审批", "en", "Approval"),
                "voting",
                Map.of("mode", mode),
                "signature",
                signature);
    }

    @Test
    void stepThatGoesIntoALaneHasMoved() {
        Map<String, Object> inside = Map.of("flow", Map.of("steps", List.of(branch("x > 3"))));
        Map<String, Object> outside = Map.of("flow", Map.of("steps", List.of(step("dean", "院长", "head"), branch0())));
        assertThat(DiffRules.changes(inside, outside).stream()
                        .map(change -> change.text().zh()))
                .contains("环节「院长」位置有变");
    }

    private static Map<String, Object> field(String key, String label, int lengthMax) {
        return Map.of("key", key, "label", Map.of("zh", label, "en", label), "shape", Map.of("lengthMax", lengthMax));
    }

    private static Map<String, Object> step(String key, String name, String who) {
        return Map.of("key", key, "name", Map.of("zh", name, "en", name), "who", who);
    }

    private static Map<String, Object> branch(String when) {
        return Map.of(
                "key", "days",
                "name", Map.of("zh", "天数", "en", "Days"),
                "lanes",
                        List.of(
                                Map.of(
                                        "name", Map.of("zh", "超过", "en", "More"),
                                        "when", when,
                                        "steps", List.of(step("dean", "院长", "head"))),
                                Map.of("name", Map.of("zh", "其他", "en", "Else"), "steps", List.of())));
    }

    private static Map<String, Object> branch0() {
        return Map.of("key", "days", "name", Map.of("zh", "天数", "en", "Days"), "lanes", List.of());
    }
}
