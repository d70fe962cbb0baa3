package shaopao.hall.catalogue;

/** Makes the first text of an item, with a comment at what people would ask. */
final class StarterRules {

    private StarterRules() {}

    /** For an item that stands in the list already. */
    static Written starter(ItemRow row) {
        return starter(
                row.code(),
                row.department(),
                row.title().name().zh(),
                row.title().name().en(),
                row.inventory().flatMap(InventoryLine::promisedDays).orElse(3));
    }

    static Written starter(String code, String department, String name, String english, int promisedDays) {
        return new Written(
                TEXT.replace("$code", code)
                        .replace("$department", department)
                        .replace("$name", quoted(name))
                        .replace("$english", quoted(english))
                        .replace("$days", Integer.toString(promisedDays)),
                """
                ## 办理说明

                请写明：谁可以办、需要准备什么、多久办完、结果怎么拿到。
                """);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private static final String TEXT = """
            # 事项文件；格式见 catalogue/README.md，检查用 ./shaopao item check
            code: $code
            name: {zh: $name, en: $english}
            summary: {zh: $name, en: $english}      # 一句话说明，显示在列表里
            department: $department                 # 部门编码
            category: {zh: 日常管理, en: Daily life}
            keywords: []                            # 别名、简称；名称的拼音与首字母不必写
            audience: [student]                     # student, staff, retired, visitor
            # eligibility:                          # 还须满足的条件
            #   - rule: person.level == 'bachelor'
            #     message: {zh: 仅限本科生, en: Undergraduates only}
            promisedDays: $days                     # 承诺时限（工作日）
            owners: {rule: unit-head, unit: $department}   # 找不到办理人时由谁处理
            guide:
              conditions: []
              materials: []
              # places: [{name: {zh: 办事大厅 3 号窗口, en: Counter 3}, hours: {zh: 工作日 8:30–17:00, en: Weekdays 8:30–17:00}}]
              # contact: {phone: "0571-00000000"}
              basis: []
              questions: []
            form:
              - key: reason
                label: {zh: 申请理由, en: Reason}
                type: long-text
                required: true
            flow:
              - key: decide
                type: approve
                name: {zh: 部门审批, en: Department decides}
                who: {rule: unit-head, unit: $department}
            """;
}
