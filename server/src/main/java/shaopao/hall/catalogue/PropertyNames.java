package shaopao.hall.catalogue;

import java.util.Map;
import java.util.Set;
import shaopao.kernel.Words;

/** What people call the parts of an item; one that is not named here is told by its key. */
final class PropertyNames {

    private static final Map<String, Words> NAMES = Map.ofEntries(
            name("name", "名称", "name"),
            name("summary", "简介", "summary"),
            name("department", "主管部门", "department"),
            name("unit", "部门编码", "code of the department"),
            name("category", "类别", "category"),
            name("tags", "标签", "tags"),
            name("events", "人生节点", "life events"),
            name("keywords", "关键词", "keywords"),
            name("audience", "服务对象", "audience"),
            name("eligibility", "申请条件", "conditions to apply"),
            name("promisedDays", "承诺时限（工作日）", "promised working days"),
            name("batch", "上线批次", "batch"),
            name("requiresTrial", "上线前须试用", "must be tried first"),
            name("smsAfterMinutes", "短信提醒（分钟）", "minutes until an SMS"),
            name("rating", "办结评价", "rating"),
            name("counterOnly", "仅窗口办理", "at the counter only"),
            name("owners", "兜底负责人", "owners"),
            name("conditions", "受理条件", "conditions"),
            name("materials", "申请材料", "materials"),
            name("fee", "收费", "fee"),
            name("places", "办理地点", "places"),
            name("contact", "联系方式", "contact"),
            name("basis", "办理依据", "basis"),
            name("questions", "常见问题", "questions"),
            name("label", "标签", "label"),
            name("help", "填写说明", "help"),
            name("shape", "题型", "type"),
            name("type", "类型", "type"),
            name("required", "必填", "required"),
            name("requiredWhen", "必填条件", "required when"),
            name("visibleWhen", "显示条件", "visible when"),
            name("checks", "校验", "checks"),
            name("prefill", "预填", "prefill"),
            name("options", "选项", "options"),
            name("rule", "公式", "rule"),
            name("lengthMax", "最多字数", "longest"),
            name("min", "最小值", "least"),
            name("max", "最大值", "most"),
            name("daysMax", "最多天数", "most days"),
            name("who", "办理人", "who"),
            name("mode", "审批方式", "mode"),
            name("percent", "通过比例", "ratio"),
            name("opinion", "意见", "opinion"),
            name("when", "分支条件", "condition"),
            name("whenApplicant", "办理人是本人时", "when it is the applicant"),
            name("whenNobody", "无办理人时", "when nobody is found"),
            name("whenRepeated", "重复办理人", "when the same person again"),
            name("time", "时限", "time limit"),
            name("limit", "时限", "time limit"),
            name("days", "工作日", "working days"),
            name("hours", "工作小时", "working hours"),
            name("then", "到时", "when it is up"),
            name("choose", "走法", "lanes taken"),
            name("fields", "字段权限", "rights on fields"),
            name("outcome", "结果", "outcome"),
            name("handler", "办结动作", "handler"));

    /** Properties whose values are constants of ours. */
    private static final Set<String> CONSTANT = Set.of(
            "type",
            "mode",
            "opinion",
            "choose",
            "then",
            "whenNobody",
            "whenApplicant",
            "whenRepeated",
            "style",
            "outcome",
            "audience",
            "kinds",
            "result",
            "refused",
            "pattern");

    private static final Map<String, Words> VALUES = Map.ofEntries(
            name("text", "单行文本", "text"),
            name("long-text", "多行文本", "long text"),
            name("number", "数字", "number"),
            name("money", "金额", "amount"),
            name("date", "日期", "date"),
            name("date-range", "起止日期", "date range"),
            name("time", "时间", "time"),
            name("choice", "选择", "choice"),
            name("person", "选人", "person"),
            name("unit", "选部门", "department"),
            name("class", "选班级", "class"),
            name("address", "地址", "address"),
            name("file", "附件", "file"),
            name("table", "表格", "table"),
            name("group", "重复组", "repeated group"),
            name("signature", "手写签名", "signature"),
            name("location", "定位", "location"),
            name("computed", "自动计算", "computed"),
            name("explanation", "说明文字", "explanation"),
            name("page", "分页", "page"),
            name("approve", "审批", "approval"),
            name("collect", "补填", "filling in"),
            name("inform", "抄送", "copy"),
            name("branch", "分支", "branch"),
            name("parallel", "并行", "parallel lanes"),
            name("each", "逐行办理", "once for each row"),
            name("delay", "等待时间", "delay"),
            name("call", "通知业务系统", "call of another system"),
            name("wait", "等待回执", "wait for another system"),
            name("outcome", "办结动作", "outcome"),
            name("end", "结束", "end"),
            name("ANY", "任一人（或签）", "any one"),
            name("ALL", "全部（会签）", "everybody"),
            name("RATIO", "按比例", "a ratio"),
            name("SEQUENCE", "依次", "one after the other"),
            name("OPTIONAL", "选填", "optional"),
            name("REQUIRED", "必填", "required"),
            name("WHEN_REFUSING", "不同意时必填", "when refusing"),
            name("OWNERS", "兜底负责人办理", "the owners decide"),
            name("PASS", "视为通过", "passes"),
            name("REJECT", "视为不通过", "is refused"),
            name("REMIND", "催办", "remind"),
            name("ESCALATE", "转上级", "escalate"),
            name("NEXT_HEAD", "由上一级负责人办理", "the next head decides"),
            name("SKIP", "跳过", "skip"),
            name("SELF", "由本人办理", "the applicant decides"),
            name("ASK", "再次办理", "ask again"),
            name("PASS_IF_PREVIOUS", "紧接上一环节时自动通过", "passes right after the own step"),
            name("ONE", "只走一条", "one lane"),
            name("EVERY", "走所有满足的", "every lane that holds"),
            name("APPROVED", "通过", "approved"),
            name("REJECTED", "不通过", "refused"),
            name("STUDENT", "学生", "students"),
            name("STAFF", "教职工", "staff"),
            name("RETIRED", "离退休人员", "retired staff"),
            name("VISITOR", "访客", "visitors"));

    private PropertyNames() {}

    /** What people call a value of a property; what they wrote themselves stays as it is. */
    static Words value(String property, String value) {
        Words plain = value.isBlank() ? new Words("（无）", "(none)") : Words.of(value);
        return CONSTANT.contains(property) ? VALUES.getOrDefault(value, plain) : plain;
    }

    private static Map.Entry<String, Words> name(String key, String zh, String en) {
        return Map.entry(key, new Words(zh, en));
    }

    static Words of(String key) {
        return NAMES.getOrDefault(key, Words.of(key));
    }
}
