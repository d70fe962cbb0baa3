package shaopao.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** The columns of a table of codes as a file, with the titles by which each is known. */
enum CodeColumn {
    CODE("code", Set.of("代码", "编码")),
    NAME("name", Set.of("名称", "中文名称")),
    NAME_EN("nameEn", Set.of("英文名称", "english", "name in english")),
    PARENT("parent", Set.of("上级", "上级代码", "above")),
    NOTE("note", Set.of("说明", "备注")),
    FROM("from", Set.of("启用日期", "offered from")),
    UNTIL("until", Set.of("停用日期", "offered until")),
    IN_USE("inUse", Set.of("在用", "in use"));

    private final String title;
    private final Set<String> others;

    CodeColumn(String title, Set<String> others) {
        this.title = title;
        this.others = others;
    }

    /** As commands and files of the program call it. */
    String title() {
        return title;
    }

    static Optional<CodeColumn> of(String text) {
        String given = text.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(column -> column.title.toLowerCase(Locale.ROOT).equals(given) || column.others.contains(given))
                .findFirst();
    }
}
