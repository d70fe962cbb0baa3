package shaopao.people;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import shaopao.kernel.ProblemException;

/** What an import brings in, with the columns that its file may have. Names and Chinese titles are both understood. */
enum ImportKind {
    UNITS(
            Column.needed("code", "单位代码", "单位号"),
            Column.needed("name", "单位名称"),
            Column.needed("kind", "单位类别"),
            Column.free("parent", "上级单位代码", "隶属单位号"),
            Column.free("position", "排序"),
            Column.free("until", "撤销日期")),
    CLASSES(
            Column.needed("code", "班级代码", "班号"),
            Column.needed("name", "班级名称", "班级"),
            Column.needed("unit", "单位代码", "学院代码"),
            Column.needed("grade", "年级"),
            Column.free("major", "专业代码"),
            Column.free("majorName", "专业名称", "专业"),
            Column.free("counsellors", "辅导员工号"),
            Column.free("teachers", "班主任工号"),
            Column.free("until", "撤销日期")),
    PERSONS(
            Column.needed("number", "学号或工号", "学号", "工号", "学工号"),
            Column.needed("name", "姓名"),
            Column.needed("kind", "人员类别", "身份"),
            Column.needed("unit", "单位代码", "学院代码", "部门代码"),
            Column.free("class", "班级代码", "班号"),
            Column.free("major", "专业代码"),
            Column.free("kindCode", "类别代码", "学生类别", "教职工类别"),
            Column.free("nameLatin", "外文姓名", "英文姓名"),
            Column.free("sex", "性别"),
            Column.free("birthOn", "出生日期"),
            Column.free("nationality", "国籍或地区", "国籍"),
            Column.free("ethnicGroup", "民族"),
            Column.free("politicalStatus", "政治面貌"),
            Column.free("identityType", "证件类型"),
            Column.free("identityNumber", "证件号码", "身份证号"),
            Column.free("phone", "手机号码", "手机号", "手机"),
            Column.free("mail", "电子邮箱", "邮箱"),
            Column.free("from", "起始日期", "入学日期", "入职日期"),
            Column.free("until", "截止日期", "离校日期", "离职日期")),
    POSTS(
            Column.needed("unit", "单位代码"),
            Column.needed("number", "工号", "学号或工号"),
            Column.needed("kind", "职务类别"),
            Column.needed("title", "职务名称", "职务"),
            Column.needed("from", "任职日期"),
            Column.free("until", "免职日期")),
    /** An archive of pictures, not a table; its one column names the file in messages. */
    PHOTOS(Column.needed("file", "文件"));

    @SuppressWarnings("ImmutableEnumChecker") // List.of, of records of such lists
    private final List<Column> columns;

    ImportKind(Column... columns) {
        this.columns = List.of(columns);
    }

    List<Column> columns() {
        return columns;
    }

    /** The kind of table with this name. */
    static ImportKind of(String text) {
        String wanted = text.strip().toUpperCase(Locale.ROOT);
        List<ImportKind> tables =
                Arrays.stream(values()).filter(kind -> kind != PHOTOS).toList();
        return tables.stream()
                .filter(kind -> kind.name().equals(wanted))
                .findFirst()
                .orElseThrow(
                        () -> new ProblemException(PeopleProblem.IMPORT_KIND_UNKNOWN, Map.of("known", names(tables))));
    }

    private static String names(List<ImportKind> kinds) {
        return String.join(
                ", ",
                kinds.stream().map(kind -> kind.name().toLowerCase(Locale.ROOT)).toList());
    }

    /**
     * A column of a file.
     *
     * @param name English name, and name in messages
     * @param titles Chinese names; the first stands in the template
     */
    record Column(String name, boolean needed, List<String> titles) {

        static Column needed(String name, String... titles) {
            return new Column(name, true, List.of(titles));
        }

        static Column free(String name, String... titles) {
            return new Column(name, false, List.of(titles));
        }

        boolean called(String header) {
            return name.equalsIgnoreCase(header) || titles.contains(header);
        }
    }
}
