package shaopao.hall.catalogue;

import java.util.Map;
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
            name("fields", "字段权限", "rights on fields"),
            name("outcome", "结果", "outcome"),
            name("handler", "办结动作", "handler"));

    private PropertyNames() {}

    private static Map.Entry<String, Words> name(String key, String zh, String en) {
        return Map.entry(key, new Words(zh, en));
    }

    static Words of(String key) {
        return NAMES.getOrDefault(key, Words.of(key));
    }
}
