package shaopao.timetable;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.ModuleTest;
import shaopao.Roster;
import shaopao.Roster.Someone;
import shaopao.calendar.Calendar;
import shaopao.calendar.CalendarDay;
import shaopao.calendar.Term;
import shaopao.calendar.TestTerms;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.places.Occupations;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;
import shaopao.places.TestPlaces;
import shaopao.timetable.CourseImports.Format;
import shaopao.timetable.CourseImports.Wish;

/** What changes around a plan, holidays, terms, teaching days and lists, reaches its lessons, rooms and people. */
@ModuleTest
class ReplanTests {

    private static final Actor OFFICE = Actor.system("test");
    private static final String PLAN = "教学班号,课程名称,教师,教师工号,星期,开始节,结束节,周次,教室,行政班\n";
    private static final String EXAMS = "教学班号,考试名称,日期,开始时间,结束时间,考场\n";

    @Autowired
    CourseImports imports;

    @Autowired
    Rolls rolls;

    @Autowired
    CourseExams exams;

    @Autowired
    TeachingDesk desk;

    @Autowired
    LessonChanges changes;

    @Autowired
    LessonStore lessons;

    @Autowired
    SectionStore sections;

    @Autowired
    Occupations occupations;

    @Autowired
    Calendar calendar;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    ApplicationContext program;

    private TestTerms terms;
    private Someone student;
    private String mark = "";
    private PlaceId room = PlaceId.next();

    @BeforeEach
    void aRoomAndAStudent() {
        terms = new TestTerms(program);
        student = new Roster(jdbc).student();
        mark = Long.toString(System.nanoTime(), 36).toUpperCase(Locale.ROOT);
        TestPlaces some = new TestPlaces(program);
        some.campus(mark);
        room = some.in(mark, mark + "-1", PlaceKind.CLASSROOM);
    }

    private static ByteArrayInputStream file(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private String row(String section, int weekday) {
        return "%s,高等数学%s,何艳,,%d,3,4,1-4,%s-1,%n".formatted(section, section, weekday, mark);
    }

    private void plan(Term term, String... rows) {
        imports.bringIn(
                OFFICE,
                term.code(),
                file(PLAN + String.join("", rows)),
                new Wish(Format.SHEET, false, false, Optional.empty()));
    }

    private void enrol(Term term, String section) {
        rolls.bringIn(OFFICE, term.code(), file("教学班号,学号\n" + section + "," + student.number() + "\n"), false, false);
    }

    private SectionId section(Term term, String code) {
        return Objects.requireNonNull(sections.known(term.code()).get(code)).id();
    }

    private List<LocalDate> days(Term term, String code) {
        return lessons.of(section(term, code)).stream()
                .map(lesson -> lesson.slot().day())
                .toList();
    }

    private boolean roomUsed(LocalDate day) {
        Instant from = day.atStartOfDay(WorkingTime.ZONE).toInstant();
        return !occupations
                .occupied(List.of(room), from, from.plusSeconds(86_400))
                .isEmpty();
    }

    /** Titles of what the person was told under a kind. */
    private List<String> told(PersonId person, String kind) {
        return jdbc.sql("""
                select c.title_zh || c.body_zh from notices.message m join notices.content c on c.id = m.content_id
                where m.person_id = :person and c.code = :kind order by m.id
                """)
                .param("person", person)
                .param("kind", kind)
                .query((row, _) -> row.getString(1))
                .list();
    }

    @Test
    void holidaysThatAreAnnouncedLaterAreHeardAndPeopleAreTold() {
        LocalDate monday = LocalDate.of(2041, 3, 4);
        Term term = terms.on(monday, 6);
        plan(term, row("A", 1));
        enrol(term, "A");
        terms.announce(2041, monday.plusWeeks(1));
        assertThat(days(term, "A")).containsExactly(monday, monday.plusWeeks(2), monday.plusWeeks(3));
        assertThat(roomUsed(monday.plusWeeks(1))).isFalse();
        assertThat(told(student.id(), TimetableNoticeKinds.REPLANNED))
                .singleElement()
                .asString()
                .contains("高等数学A", "1 次课");
        LocalDate saturday = monday.plusDays(5);
        desk.save(OFFICE, new TeachingDay(saturday, Optional.of(monday.plusWeeks(1)), "补课"));
        assertThat(days(term, "A")).containsExactly(monday, saturday, monday.plusWeeks(2), monday.plusWeeks(3));
        terms.announce(2041, monday.plusWeeks(2));
        assertThat(days(term, "A")).containsExactly(monday, saturday, monday.plusWeeks(3));
        assertThat(roomUsed(saturday)).isTrue();
    }

    /** A holiday that is called off would put a lesson where an exam is: neither changes. */
    @Test
    void aChangeThatLessonsCannotFollowIsNotMade() {
        LocalDate monday = LocalDate.of(2042, 3, 3);
        Term term = terms.on(monday, 6);
        terms.announce(2042, monday);
        plan(term, row("A", 1));
        exams.bringIn(
                OFFICE,
                term.code(),
                file(EXAMS + "A,期末考试,%s,10:00,11:00,%s-1%n".formatted(monday, mark)),
                false,
                false);
        assertThatThrownBy(() -> terms.announce(2042, monday.plusDays(1)))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(TimetableProblem.ROOM_TAKEN));
        assertThat(calendar.day(monday).kind()).isEqualTo(CalendarDay.Kind.HOLIDAY);
        assertThat(days(term, "A")).doesNotContain(monday);
    }

    @Test
    void aTermThatBeginsLaterOrBecomesShorterTakesItsLessonsAlong() {
        LocalDate monday = LocalDate.of(2043, 3, 2);
        Term term = terms.on(monday, 6);
        plan(term, row("A", 1));
        terms.change(term, monday.plusWeeks(1), 3);
        assertThat(days(term, "A")).containsExactly(monday.plusWeeks(1), monday.plusWeeks(2), monday.plusWeeks(3));
        assertThat(roomUsed(monday)).isFalse();
    }

    @Test
    void aMovedLessonStaysWhenItsPlannedDayIsNotTaughtAnyMore() {
        LocalDate monday = LocalDate.of(2044, 3, 7);
        Term term = terms.on(monday, 6);
        plan(term, row("A", 1));
        LessonId second = lessons.of(section(term, "A")).get(1).id();
        LocalDate wednesday = monday.plusWeeks(1).plusDays(2);
        changes.move(OFFICE, second, 0, new LessonChanges.Target(wednesday, 3, 4, Optional.of(room)), "运动会");
        desk.save(OFFICE, new TeachingDay(monday.plusWeeks(1), Optional.empty(), "运动会"));
        assertThat(days(term, "A")).containsExactly(monday, wednesday, monday.plusWeeks(2), monday.plusWeeks(3));
        assertThat(roomUsed(wednesday)).isTrue();
        assertThatThrownBy(() -> changes.restore(OFFICE, second, 1))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refused -> assertThat(refused.problem()).isEqualTo(TimetableProblem.DAY_NOT_TAUGHT));
        desk.forget(OFFICE, monday.plusWeeks(1));
        assertThat(changes.restore(OFFICE, second, 1).slot().day()).isEqualTo(monday.plusWeeks(1));
        // what the plan itself has no more goes, moved or not
        changes.move(OFFICE, second, 2, new LessonChanges.Target(wednesday, 3, 4, Optional.of(room)), "运动会");
        plan(term, row("A", 1).replace("1-4", "3-4"));
        assertThat(days(term, "A")).containsExactly(monday.plusWeeks(2), monday.plusWeeks(3));
    }

    @Test
    void aDayThatIsTaughtAsAnotherOneGivesTheFirstOneBack() {
        LocalDate monday = LocalDate.of(2045, 3, 6);
        Term before = terms.on(monday, 4);
        Term after = terms.on(monday.plusWeeks(4), 4);
        plan(before, row("A", 1));
        plan(after, row("B", 2));
        LocalDate last = monday.plusWeeks(3);
        LocalDate saturday = monday.plusWeeks(4).plusDays(5);
        desk.save(OFFICE, new TeachingDay(saturday, Optional.of(last), "补课"));
        assertThat(days(before, "A")).contains(saturday).doesNotContain(last);
        LocalDate tuesday = monday.plusWeeks(4).plusDays(1);
        desk.save(OFFICE, new TeachingDay(saturday, Optional.of(tuesday), "补课"));
        assertThat(days(before, "A")).contains(last).doesNotContain(saturday);
        assertThat(days(after, "B")).contains(saturday).doesNotContain(tuesday);
    }

    @Test
    void whoseExamOrSectionVanishesFromAListIsTold() {
        LocalDate monday = LocalDate.of(2046, 3, 5);
        Term term = terms.on(monday, 8);
        plan(term, row("A", 1), row("B", 2));
        enrol(term, "A");
        String one = "A,期中考试,%s,10:00,11:00,%s-1%n".formatted(monday.plusDays(3), mark);
        String other = "A,期末考试,%s,14:00,15:00,%s-1%n".formatted(monday.plusDays(3), mark);
        exams.bringIn(OFFICE, term.code(), file(EXAMS + one + other), false, false);
        exams.bringIn(OFFICE, term.code(), file(EXAMS + other), false, false);
        assertThat(told(student.id(), TimetableNoticeKinds.EXAM_DROPPED))
                .singleElement()
                .asString()
                .contains("高等数学A", "期中考试取消", "10:00–11:00");
        plan(term, row("B", 2));
        assertThat(told(student.id(), TimetableNoticeKinds.EXAM_DROPPED))
                .last()
                .asString()
                .contains("期末考试取消");
        assertThat(told(student.id(), TimetableNoticeKinds.REPLANNED))
                .singleElement()
                .asString()
                .contains("高等数学A", "4 次课");
    }

    @Test
    void everyRowOfASectionNamesItsTeachersAndClasses() {
        Someone teacher = new Roster(jdbc).staff();
        LocalDate monday = LocalDate.of(2047, 3, 4);
        Term term = terms.on(monday, 6);
        plan(term, row("A", 1), row("A", 3).replace("何艳,,", "何艳," + teacher.number() + ","));
        assertThat(sections.members(section(term, "A"), List.of("TEACHER"))).containsExactly(teacher.id());
    }
}
