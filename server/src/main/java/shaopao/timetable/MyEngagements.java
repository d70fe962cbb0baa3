package shaopao.timetable;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.places.spi.Engagements;

/** Tells other modules when somebody is in class or sits an exam. */
@Component
class MyEngagements implements Engagements {

    static final String SOURCE = "timetable";

    private static final int MANY = 200;

    private final LessonStore lessons;
    private final ExamStore exams;
    private final SectionStore sections;

    MyEngagements(LessonStore lessons, ExamStore exams, SectionStore sections) {
        this.lessons = lessons;
        this.exams = exams;
        this.sections = sections;
    }

    @Override
    public List<Engagement> of(PersonId person, Instant from, Instant until) {
        List<Lesson> mine = lessons.of(person, from, until).stream()
                .filter(lesson -> lesson.state() != LessonState.CANCELLED)
                .toList();
        List<Exam> tests = exams.of(person, from, until);
        Set<SectionId> ids = new HashSet<>();
        mine.forEach(lesson -> ids.add(lesson.section()));
        tests.forEach(exam -> ids.add(exam.section()));
        Map<SectionId, Section> known = ids.isEmpty() ? new HashMap<>() : sections.sections(ids);
        List<Engagement> all = new ArrayList<>();
        mine.forEach(lesson -> Optional.ofNullable(known.get(lesson.section()))
                .ifPresent(section -> all.add(new Engagement(
                        SOURCE,
                        section.name(),
                        lesson.slot().startsAt(),
                        lesson.slot().endsAt(),
                        lesson.slot().room(),
                        Optional.of("/day?day=" + lesson.slot().day() + "#" + lesson.id())))));
        tests.forEach(exam -> Optional.ofNullable(known.get(exam.section()))
                .ifPresent(section -> all.add(new Engagement(
                        SOURCE,
                        new Words(
                                section.name().zh() + " " + exam.kind(),
                                section.name().en() + " " + exam.kind()),
                        exam.startsAt(),
                        exam.endsAt(),
                        exam.rooms().stream().findFirst(),
                        Optional.of("/day")))));
        all.sort(Comparator.comparing(Engagement::from));
        return all.stream().limit(MANY).toList();
    }
}
