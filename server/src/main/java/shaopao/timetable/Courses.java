package shaopao.timetable;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.calendar.Calendar;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;

/** Sections as the academic office looks at them. */
@Component
class Courses {

    private final SectionStore store;
    private final LessonStore lessons;
    private final CourseExams exams;
    private final Calendar calendar;
    private final Rooms rooms;
    private final MyDays days;
    private final People people;

    Courses(
            SectionStore store,
            LessonStore lessons,
            CourseExams exams,
            Calendar calendar,
            Rooms rooms,
            MyDays days,
            People people) {
        this.store = store;
        this.lessons = lessons;
        this.exams = exams;
        this.calendar = calendar;
        this.rooms = rooms;
        this.days = days;
        this.people = people;
    }

    /** A term and how many sections it has. */
    record TermCount(String code, String name, LocalDate firstDay, LocalDate lastDay, int weeks, int sections) {}

    /** {@code weeks} as people write them: "1-16单". */
    record ShownMeeting(int weekday, int first, int last, String weeks, Optional<ShownRoom> room, String roomText) {}

    /** A section with all that belongs to it; students are counted, teachers named. */
    record SectionPage(
            Section section,
            List<ShownMeeting> meetings,
            List<ShownLesson> lessons,
            List<ShownExam> exams,
            List<String> teachers,
            int enrolled) {}

    List<TermCount> terms() {
        Map<String, Integer> counts = store.counts();
        return calendar.terms().stream()
                .map(term -> new TermCount(
                        term.code(),
                        term.name(),
                        term.firstDay(),
                        term.lastDay(),
                        term.weeks(),
                        counts.getOrDefault(term.code(), 0)))
                .toList();
    }

    Page<Section> sections(String term, String text, Optional<String> after, int limit) {
        int size = Page.limit(limit);
        return Page.of(store.sections(term, text, after, size + 1), size, Section::code);
    }

    SectionPage section(SectionId id) {
        Section section = store.section(id).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        RoomBook book = rooms.book();
        List<PersonId> teachers = store.members(id, List.of("TEACHER"));
        return new SectionPage(
                section,
                store.meetings(List.of(id)).getOrDefault(id, List.of()).stream()
                        .map(one -> new ShownMeeting(
                                one.weekday(),
                                one.first(),
                                one.last(),
                                WeekWords.of(one.weeks()),
                                ShownRoom.of(one.room(), book),
                                one.roomText()))
                        .toList(),
                days.shown(lessons.of(id)),
                exams.of(id).stream()
                        .map(exam -> ShownExam.of(exam, section, book))
                        .toList(),
                List.copyOf(people.names(teachers).values()),
                store.members(id, List.of("STUDENT")).size());
    }

    ShownLesson shown(Lesson lesson) {
        return days.shown(List.of(lesson)).getFirst();
    }
}
