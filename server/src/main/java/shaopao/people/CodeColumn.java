package shaopao.people;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The columns of a table of codes as a file, with the titles by which each is known. */
enum CodeColumn {
    CODE("code", "/代码/编码/"),
    NAME("name", "/名称/中文名称/"),
    NAME_EN("nameEn", "/英文名称/english/name in english/"),
    PARENT("parent", "/上级/上级代码/above/"),
    NOTE("note", "/说明/备注/"),
    FROM("from", "/启用日期/offered from/"),
    UNTIL("until", "/停用日期/offered until/"),
    IN_USE("inUse", "/在用/in use/");

    private final String title;

    /** Each between strokes. */
    private final String others;

    CodeColumn(String title, String others) {
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
                .filter(column -> column.title.toLowerCase(Locale.ROOT).equals(given)
                        || column.others.contains("/" + given + "/"))
                .findFirst();
    }
}
