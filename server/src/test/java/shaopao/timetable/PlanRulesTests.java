package shaopao.timetable;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shaopao.calendar.Term;
import shaopao.calendar.TermId;
import shaopao.people.Sheets.SheetRow;
import shaopao.timetable.PlanFlaw.Reason;
import shaopao.timetable.PlanLine.PlanSlot;
import shaopao.timetable.PlanRules.Bounds;
import shaopao.timetable.PlanRules.Verdict;

/** What follows from a plan, and what is said of bad rows. */
class PlanRulesTests {

    private static final List<Integer> ALL = List.of(1, 2, 3, 4, 5, 6, 7, 8);
    private static final Bounds BOUNDS = new Bounds(16, 14, Set.of("上院101", "上院102"), false);

    private static PlanLine line(int row, String section, String teacher, PlanSlot... slots) {
        return new PlanLine(
                row, section, "C1", "课程", "", teacher, List.of(), "学院", 200, 30, List.of(), "", List.of(slots));
    }

    private static PlanSlot slot(int weekday, int first, int last, List<Integer> weeks, String room) {
        return new PlanSlot(weekday, first, last, weeks, room);
    }

    @Test
    void weeksAreReadAsPeopleWriteThem() {
        assertThat(WeekWords.parse("1-4,6")).contains(List.of(1, 2, 3, 4, 6));
        assertThat(WeekWords.parse("1-7单周，10")).contains(List.of(1, 3, 5, 7, 10));
        assertThat(WeekWords.parse("第2-6周（双）")).contains(List.of(2, 4, 6));
        assertThat(List.of("", "周", "5-3", "0-4", "1-99", "x"))
                .allMatch(text -> WeekWords.parse(text).isEmpty());
        for (List<Integer> weeks : List.of(List.of(1, 3, 5), List.of(2, 4, 6, 8), List.of(1, 2, 3, 7, 9), List.of(4))) {
            assertThat(WeekWords.parse(WeekWords.of(weeks))).contains(weeks);
        }
    }

    @Test
    void roomsAreReadAsPlansWriteThem() {
        assertThat(RoomNames.parse("闵行\u00a0(上院/上院418)"))
                .contains(new RoomNames.RoomName("上院418", "上院418", "闵行", "上院"));
        assertThat(RoomNames.parse("闵行 (上院/上院418").orElseThrow().code()).isEqualTo("上院418");
        assertThat(RoomNames.parse("东中院1-301").orElseThrow().building()).isEqualTo("东中院");
        assertThat(RoomNames.parse("东中院1-301").orElseThrow().floor()).contains(3);
        assertThat(RoomNames.parse("图书馆三楼教室").orElseThrow().building()).isEqualTo("图书馆");
        assertThat(List.of("不安排教室", "徐汇\u00a0(上课地点未定)", "", " 待定 "))
                .allMatch(text -> RoomNames.parse(text).isEmpty());
    }

    @Test
    void theEarlierRowHasTheRoomAndTheLaterOneIsToldWhoHasIt() {
        Verdict verdict = PlanRules.judge(
                List.of(
                        line(1, "A", "甲", slot(1, 3, 4, ALL, "上院101")),
                        line(2, "B", "乙", slot(1, 4, 5, List.of(8, 9), "上院101"), slot(2, 1, 2, ALL, "上院102")),
                        line(3, "C", "丙", slot(2, 1, 2, ALL, "上院102"))),
                BOUNDS);
        assertThat(verdict.plans()).extracting(plan -> plan.line().section()).containsExactly("A", "C");
        assertThat(verdict.flaws()).singleElement().satisfies(flaw -> {
            assertThat(flaw.reason()).isEqualTo(Reason.ROOM_TAKEN);
            assertThat(flaw.row()).isEqualTo(2);
            assertThat(flaw.detail()).contains("上院101").contains("A #1");
        });
    }

    @Test
    void oneTeacherTeachesTwoSectionsTogether() {
        Verdict verdict = PlanRules.judge(
                List.of(
                        line(1, "A", "甲", slot(1, 3, 4, ALL, "上院101")),
                        line(2, "B", "甲", slot(1, 3, 4, ALL, "上院101")),
                        line(3, "C", "甲", slot(1, 3, 5, ALL, "上院101")),
                        line(4, "D", "", slot(1, 3, 4, ALL, "上院101"))),
                BOUNDS);
        assertThat(verdict.plans()).extracting(plan -> plan.line().section()).containsExactly("A", "B");
        assertThat(verdict.flaws())
                .extracting(PlanFlaw::reason)
                .containsExactly(Reason.TAUGHT_TOGETHER, Reason.ROOM_TAKEN, Reason.ROOM_TAKEN);
    }

    @Test
    void everyBadRowIsToldWithItsReason() {
        PlanLine good = line(1, "A", "甲", slot(1, 1, 2, ALL, "不安排教室"));
        PlanLine calledOff =
                new PlanLine(9, "I", "C", "课", "", "", List.of(), "", 0, 0, List.of(), "选课人数少，教学班取消", List.of());
        Verdict verdict = PlanRules.judge(
                List.of(
                        good,
                        line(2, "A", "甲", slot(1, 1, 2, ALL, "不安排教室")),
                        line(3, "", "", slot(1, 1, 2, ALL, "")),
                        line(4, "D", "", slot(8, 1, 2, ALL, "")),
                        line(5, "E", "", slot(1, 13, 15, ALL, "")),
                        line(6, "F", "", slot(1, 1, 2, List.of(16, 17), "")),
                        line(7, "G", "", slot(1, 1, 2, ALL, "上院999")),
                        line(8, "H", "", slot(1, 1, 2, ALL, ""), slot(1, 2, 3, ALL, "")),
                        calledOff,
                        line(10, "G", "", slot(2, 1, 2, ALL, ""))),
                BOUNDS,
                List.of(new PlanFlaw(11, "Z", Reason.UNREADABLE, "")));
        assertThat(verdict.plans()).extracting(plan -> plan.line().section()).containsExactly("A");
        assertThat(verdict.flaws())
                .extracting(flaw -> flaw.row() + " " + flaw.reason())
                .containsExactlyInAnyOrder(
                        "1 NO_ROOM",
                        "2 DUPLICATE",
                        "3 NO_CODE",
                        "4 WEEKDAY_UNKNOWN",
                        "5 PERIODS_UNKNOWN",
                        "6 WEEKS_UNKNOWN",
                        "7 ROOM_UNKNOWN",
                        "8 OVERLAPS_ITSELF",
                        "9 CALLED_OFF",
                        "10 SECTION_LEFT_OUT",
                        "11 UNREADABLE");
    }

    @Test
    void oddAndEvenWeeksOfOneMeetingAreOne() {
        Verdict verdict = PlanRules.judge(
                List.of(line(
                        1,
                        "A",
                        "甲",
                        slot(1, 1, 2, List.of(1, 3, 5), "上院101"),
                        slot(1, 1, 2, List.of(2, 4), "上院101"),
                        slot(3, 1, 2, List.of(2, 4), "上院102"))),
                BOUNDS);
        assertThat(verdict.plans().getFirst().meetings())
                .extracting(SectionPlan.PlannedMeeting::weeks)
                .containsExactly(List.of(1, 2, 3, 4, 5), List.of(2, 4));
    }

    @Test
    void sheetsAreReadByTheirTitlesAndBadCellsAreTold() {
        PlanFile file = SheetFile.read(List.of(
                        new SheetRow(1, List.of("课程名称", "教学班号", "星期", "开始节", "结束节", "周次", "教室", "学分", "行政班")),
                        new SheetRow(2, List.of("高等数学", "A", "周三", "3", "4", "1-15单", "上院101", "4.5", "CS2301 CS2302")),
                        new SheetRow(3, List.of("高等数学", "A", "日", "3", "", "?", "", "", "")),
                        new SheetRow(4, List.of("高等数学", "B", "5", "three", "", "1", "", "", ""))))
                .orElseThrow();
        assertThat(file.lines()).singleElement().satisfies(line -> {
            assertThat(line.slots()).containsExactly(slot(3, 3, 4, List.of(1, 3, 5, 7, 9, 11, 13, 15), "上院101"));
            assertThat(line.credit()).isEqualTo(450);
            assertThat(line.classes()).containsExactly("CS2301", "CS2302");
        });
        assertThat(file.unread()).extracting(PlanFlaw::reason).containsExactly(Reason.WEEKS_UNKNOWN, Reason.NUMBER);
        assertThat(SheetFile.read(List.of(new SheetRow(1, List.of("姓名", "学号")))))
                .isEmpty();
    }

    @Test
    void lessonsFollowDaysOffAndTheSchoolsOwnDays() {
        LocalDate monday = LocalDate.of(2026, 9, 7);
        Term term = new Term(new TermId(UUID.randomUUID()), "T", "学期", monday, monday.plusWeeks(8), monday, 8);
        LocalDate holiday = monday.plusWeeks(1);
        LocalDate saturday = monday.plusDays(5);
        LessonRules.Frame frame = new LessonRules.Frame(
                term,
                new TeachingDays(
                        List.of(holiday, monday.plusWeeks(2)),
                        List.of(
                                new TeachingDay(saturday, Optional.of(holiday), "补国庆的课"),
                                new TeachingDay(monday.plusWeeks(3), Optional.empty(), "运动会"))),
                new TeachingTimes(
                        List.of(), List.of(ClassPeriod.parse("08:00-08:45"), ClassPeriod.parse("08:55-09:40"))),
                new RoomBook(List.of()));
        List<Lesson> lessons = LessonRules.lessons(
                new SectionId(UUID.randomUUID()),
                List.of(new Meeting(1, 1, 2, List.of(1, 2, 3, 4, 5), Optional.empty(), "")),
                frame,
                Instant.EPOCH);
        assertThat(lessons)
                .extracting(lesson -> lesson.slot().day())
                .containsExactly(monday, saturday, monday.plusWeeks(4));
        assertThat(lessons.get(1).week()).isEqualTo(2);
        assertThat(lessons.get(0).slot().startsAt()).isEqualTo(Instant.parse("2026-09-07T00:00:00Z"));
        assertThat(lessons.get(0).slot().endsAt()).isEqualTo(Instant.parse("2026-09-07T01:40:00Z"));
        assertThat(monday.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
    }
}
