package shaopao.timetable;

import java.io.ByteArrayInputStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import shaopao.calendar.Calendar;
import shaopao.calendar.Term;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.Actor;
import shaopao.kernel.DemoPart;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.people.Sheets;
import shaopao.places.PlaceKind;
import shaopao.timetable.CourseImports.Format;
import shaopao.timetable.CourseImports.Wish;

/** A term of courses for the classes of the demo campus, brought in through the door that staff use. */
@Component
class TimetableDemo implements DemoPart {

    private static final Actor OFFICE = Actor.system("演示校园");

    private final CourseImports imports;
    private final CourseExams exams;
    private final LessonChanges changes;
    private final LessonStore lessons;
    private final Calendar calendar;
    private final People people;
    private final Tools tools;

    TimetableDemo(
            CourseImports imports,
            CourseExams exams,
            LessonChanges changes,
            LessonStore lessons,
            Calendar calendar,
            People people,
            Tools tools) {
        this.imports = imports;
        this.exams = exams;
        this.changes = changes;
        this.lessons = lessons;
        this.calendar = calendar;
        this.people = people;
        this.tools = tools;
    }

    /** What a demo term is made with. */
    @Component("timetableDemoTools")
    record Tools(Sheets sheets, Rooms rooms, Clock clock) {}

    @Override
    public int floor() {
        return 6;
    }

    @Override
    public String title() {
        return "课程与课表";
    }

    @Override
    public void load(RandomGenerator random, Progress progress) {
        LocalDate today = LocalDate.ofInstant(tools.clock().instant(), WorkingTime.ZONE);
        Optional<Term> term = calendar.terms().stream()
                .filter(one -> !one.lastDay().isBefore(today))
                .findFirst();
        if (term.isEmpty()) {
            return;
        }
        RoomBook book = tools.rooms().fresh();
        DemoPlan plan = new DemoPlan(random, book.ofKind(PlaceKind.CLASSROOM), classes(), term.get());
        List<List<String>> rows = plan.rows();
        progress.at(1, 4);
        imports.bringIn(
                OFFICE,
                term.get().code(),
                new ByteArrayInputStream(tools.sheets().csv(DemoPlan.TITLES, rows)),
                new Wish(Format.SHEET, false, true, Optional.empty()));
        progress.at(2, 4);
        exams.bringIn(
                OFFICE,
                term.get().code(),
                new ByteArrayInputStream(tools.sheets().csv(DemoPlan.EXAM_TITLES, plan.exams())),
                false,
                true);
        progress.at(3, 4);
        people.byNumber("20230101").map(Person::id).ifPresent(this::changes);
        progress.at(4, 4);
    }

    /** Codes of the administrative classes, together those of one college and grade. */
    private List<List<String>> classes() {
        List<List<String>> together = new ArrayList<>();
        for (int grade = 2022; grade <= 2025; grade++) {
            for (int college = 1; college <= 30; college++) {
                List<String> codes = new ArrayList<>();
                for (int nth = 1; nth <= 3; nth++) {
                    codes.add("%d%02d%02d".formatted(grade, college, nth));
                }
                codes.retainAll(people.inClasses(codes).keySet());
                if (!codes.isEmpty()) {
                    together.add(codes);
                }
            }
        }
        return together;
    }

    /** Of one student's coming lessons one is moved, one cancelled, one taught by somebody else. */
    private void changes(PersonId student) {
        List<Lesson> ahead = lessons.of(
                student,
                tools.clock().instant().plusSeconds(43_200),
                tools.clock().instant().plusSeconds(21 * 86_400));
        if (ahead.size() > 6) {
            Lesson cancelled = ahead.get(2);
            changes.cancel(OFFICE, cancelled.id(), cancelled.sequence(), "教师外出参加学术会议");
            Lesson substituted = ahead.get(3);
            changes.substitute(OFFICE, substituted.id(), substituted.sequence(), "周明远", "任课教师病假");
            Lesson moved = ahead.get(5);
            LocalDate day = moved.slot().day().plusDays(1);
            LessonChanges.Target target =
                    new LessonChanges.Target(day, 11, 12, moved.slot().room());
            if (!changes.preview(moved.id(), target).taken()) {
                changes.move(OFFICE, moved.id(), moved.sequence(), target, "与学院活动时间冲突");
            }
        }
    }
}
