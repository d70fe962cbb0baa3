package shaopao.timetable;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import shaopao.calendar.Term;
import shaopao.places.CampusPlace;

/** A plan that does not exist: courses of classes in rooms where neither class, teacher nor room is elsewhere. */
final class DemoPlan {

    static final List<String> TITLES =
            Stream.of(PlanColumn.values()).map(PlanColumn::title).toList();
    static final List<String> EXAM_TITLES =
            ExamFile.NEEDED.stream().map(ListFile.Column::title).toList();

    /** Name, English name, credit, weeks; the first of a grade are for all colleges. */
    private static final String[][] COURSES = {
        {"高等数学", "Calculus", "5", "1-16"},
        {"大学英语", "College English", "3", "1-16"},
        {"大学物理", "Physics", "4", "1-16"},
        {"线性代数", "Linear Algebra", "3", "1-15单"},
        {"概率论与数理统计", "Probability and Statistics", "3", "1-16"},
        {"中国近现代史纲要", "Modern Chinese History", "2", "2-16双"},
        {"程序设计基础", "Programming", "3", "1-12"},
        {"数据结构", "Data Structures", "4", "1-16"},
        {"专业导论", "Introduction to the Major", "1", "1-8"},
        {"学术写作", "Academic Writing", "2", "9-16"},
        {"创新实践", "Innovation Workshop", "2", "3-14"},
        {"形势与政策", "Current Affairs", "1", "5-12"},
    };

    private static final String[] SURNAMES = "陈林何沈周吴郑王许韩杨朱秦尤蒋冯".split("");
    private static final String[] NAMES = "明远 思齐 若水 文博 静怡 安然 致远 雨桐 子衿 怀瑾".split(" ");
    private static final int COURSES_EACH = 7;
    private static final int[] BLOCKS = {1, 3, 7, 9, 11};

    private final RandomGenerator random;
    private final List<CampusPlace> rooms;
    private final List<List<String>> classes;
    private final Term term;
    private final Set<String> busy = new HashSet<>();
    private final List<String> sections = new ArrayList<>();

    DemoPlan(RandomGenerator random, List<CampusPlace> rooms, List<List<String>> classes, Term term) {
        this.random = random;
        this.rooms = rooms;
        this.classes = classes;
        this.term = term;
    }

    List<List<String>> rows() {
        List<List<String>> rows = new ArrayList<>();
        for (int group = 0; group < classes.size(); group++) {
            for (int nth = 0; nth < COURSES_EACH; nth++) {
                course(group, nth, rows);
            }
        }
        return rows;
    }

    private void course(int group, int nth, List<List<String>> rows) {
        String[] course = COURSES[(group / 7 + nth * 5 + group) % COURSES.length];
        String code = "%s-%03d%d".formatted(term.code(), group, nth);
        String teacher = SURNAMES[random.nextInt(SURNAMES.length)] + NAMES[random.nextInt(NAMES.length)];
        int meetings = Integer.parseInt(course[2]) >= 3 ? 2 : 1;
        for (int meeting = 0; meeting < meetings; meeting++) {
            for (int tries = 0; tries < 60; tries++) {
                int weekday = 1 + random.nextInt(5);
                int block = BLOCKS[random.nextInt(BLOCKS.length)];
                CampusPlace room = rooms.get(random.nextInt(rooms.size()));
                String at = "/" + weekday + "/" + block;
                List<String> wanted = List.of("g" + group + at, "t" + teacher + at, room.code() + at);
                if (wanted.stream().noneMatch(busy::contains)) {
                    busy.addAll(wanted);
                    rows.add(row(code, course, teacher, weekday, block, room.code(), classes.get(group)));
                    break;
                }
            }
        }
        if (!rows.isEmpty() && rows.getLast().getFirst().equals(code)) {
            sections.add(code);
        }
    }

    private static List<String> row(
            String code, String[] course, String teacher, int weekday, int block, String room, List<String> classes) {
        return List.of(
                code,
                "",
                course[0],
                course[1],
                teacher,
                "",
                "",
                course[2],
                "0",
                String.valueOf(weekday),
                String.valueOf(block),
                String.valueOf(block + 1),
                course[3],
                room,
                String.join(" ", classes),
                "");
    }

    /** An exam for each section in the last two weeks of the term. */
    List<List<String>> exams() {
        List<List<String>> rows = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (String section : sections) {
            for (int tries = 0; tries < 40; tries++) {
                LocalDate day = term.monday(term.weeks() - random.nextInt(2)).plusDays(random.nextInt(5));
                int hour = new int[] {8, 10, 14, 16}[random.nextInt(4)];
                String room = rooms.get(random.nextInt(rooms.size())).code();
                String group =
                        section.substring(term.code().length() + 1, term.code().length() + 4);
                List<String> wanted = List.of(room + day + hour, group + day + hour);
                if (wanted.stream().noneMatch(taken::contains)) {
                    taken.addAll(wanted);
                    String from = "%02d:00".formatted(hour);
                    String until = "%02d:50".formatted(hour + 1);
                    rows.add(List.of(section, "期末考试", day.toString(), from, until, room));
                    break;
                }
            }
        }
        return rows;
    }
}
