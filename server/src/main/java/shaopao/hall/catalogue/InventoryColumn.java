package shaopao.hall.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Columns of an inventory (事项梳理表) under the titles that departments give them; the first stands in the template. */
enum InventoryColumn {
    NUMBER("序号", "编号"),
    CODE("事项编码", "编码"),
    NAME("事项名称", "服务事项", "服务事项名称", "事项", "名称"),
    NAME_EN("英文名称"),
    CATEGORY("事项类别", "类别", "事项类型", "分类"),
    DEPARTMENT("主管部门", "责任部门", "承办部门", "部门", "责任单位", "承办单位", "主办部门"),
    AUDIENCE("服务对象", "办理对象", "适用对象", "对象"),
    WAY("办理方式", "办理形式", "方式"),
    ONLINE("是否上网", "是否网上办理", "是否可网办", "是否网办", "网上办理"),
    PROMISED("承诺时限", "承诺办结时限", "办理时限", "办结时限", "时限", "承诺时限工作日"),
    MATERIALS("申请材料", "材料", "所需材料", "办理材料", "提交材料"),
    FEE("收费", "是否收费", "收费标准", "收费情况"),
    BASIS("办理依据", "依据", "设定依据", "政策依据"),
    NOTE("备注", "说明");

    @SuppressWarnings("ImmutableEnumChecker") // List.of, of texts
    private final List<String> titles;

    InventoryColumn(String... titles) {
        this.titles = List.of(titles);
    }

    String title() {
        return titles.getFirst();
    }

    /** The column of a title, whatever blanks and brackets it has. */
    static Optional<InventoryColumn> called(String title) {
        String bare = title.replaceAll("[\\s（）()【】*＊:：]", "").toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(column -> column.titles.contains(bare)
                        || column.name()
                                .toLowerCase(Locale.ROOT)
                                .replace("_", "")
                                .equals(bare))
                .findFirst();
    }
}
