package shaopao.timetable;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The columns of a plan kept as a sheet; one row for each meeting of a section. */
enum PlanColumn {
    SECTION("教学班号", "section"),
    COURSE("课程号", "course"),
    NAME("课程名称", "name"),
    NAME_EN("英文名称", "english"),
    TEACHER("教师", "teacher"),
    TEACHERS("教师工号", "teacher numbers"),
    UNIT("开课单位", "unit"),
    CREDIT("学分", "credit"),
    STUDENTS("人数", "students"),
    WEEKDAY("星期", "weekday"),
    FIRST("开始节", "first period"),
    LAST("结束节", "last period"),
    WEEKS("周次", "weeks"),
    ROOM("教室", "room"),
    CLASSES("行政班", "classes"),
    NOTE("备注", "note");

    private final String title;
    private final String english;

    PlanColumn(String title, String english) {
        this.title = title;
        this.english = english;
    }

    String title() {
        return title;
    }

    /** Whether a file without it is none. */
    boolean needed() {
        return this == SECTION || this == NAME || this == WEEKDAY || this == FIRST || this == WEEKS;
    }

    /** Which column stands where, by the titles in either language; empty when a needed one is missing. */
    static Optional<Map<PlanColumn, Integer>> places(List<String> titles) {
        Map<PlanColumn, Integer> places = new TreeMap<>();
        for (int at = 0; at < titles.size(); at++) {
            String title = titles.get(at).strip().toLowerCase(Locale.ROOT);
            for (PlanColumn column : values()) {
                if (title.equals(column.title) || title.equals(column.english)) {
                    places.putIfAbsent(column, at);
                }
            }
        }
        for (PlanColumn column : values()) {
            if (column.needed() && !places.containsKey(column)) {
                return Optional.empty();
            }
        }
        return Optional.of(places);
    }
}
