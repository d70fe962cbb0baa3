package shaopao.timetable;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import shaopao.calendar.Calendar;
import shaopao.calendar.CalendarDay;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.PersonId;
import shaopao.places.PlaceId;
import shaopao.places.spi.Engagements;
import shaopao.places.spi.Engagements.Engagement;

/** What somebody's days hold: lessons, exams, and what other modules expect them for. */
@Component
class MyDays {

    private static final Duration SOON = Duration.ofDays(14);
    private static final Duration EXAMS_AHEAD = Duration.ofDays(40);

    private final LessonStore lessons;
    private final ExamStore exams;
    private final SectionStore sections;
    private final Rooms rooms;
    private final Calendar calendar;
    private final Plans plans;
    private final Beside beside;

    MyDays(
            LessonStore lessons,
            ExamStore exams,
            SectionStore sections,
            Rooms rooms,
            Calendar calendar,
            Plans plans,
            Beside beside) {
        this.lessons = lessons;
        this.exams = exams;
        this.sections = sections;
        this.rooms = rooms;
        this.calendar = calendar;
        this.plans = plans;
        this.beside = beside;
    }

    /** The time, and what other modules know of a day. */
    @Component("besideLessons")
    record Beside(ObjectProvider<Engagements> engagements, Clock clock) {}

    /** One day; {@code others} is what other modules expect the person for. */
    record MyDay(CalendarDay day, List<ShownLesson> lessons, List<ShownExam> exams, List<OtherEngagement> others) {}

    /**
     * Today.
     *
     * @param next the lesson that goes on or comes next, within two weeks
     * @param examsAhead within forty days
     * @param enrolled whether the person is in any section at all this term
     */
    record MyToday(Instant now, MyDay day, Optional<ShownLesson> next, List<ShownExam> examsAhead, boolean enrolled) {}

    MyToday today(PersonId person) {
        Instant now = beside.clock().instant();
        LocalDate day = LocalDate.ofInstant(now, WorkingTime.ZONE);
        List<Lesson> ahead = lessons.of(person, now, now.plus(SOON));
        Optional<ShownLesson> next =
                shown(ahead.stream()
                                .filter(lesson -> lesson.state() != LessonState.CANCELLED)
                                .limit(1)
                                .toList())
                        .stream()
                        .findFirst();
        boolean enrolled = !ahead.isEmpty()
                || !lessons.of(person, now.minus(Duration.ofDays(120)), now.plus(Duration.ofDays(120)))
                        .isEmpty();
        return new MyToday(
                now, days(person, day, day).getFirst(), next, exams(person, now, now.plus(EXAMS_AHEAD)), enrolled);
    }

    MyWeek week(PersonId person, LocalDate within) {
        LocalDate monday = within.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        List<MyDay> days = days(person, monday, monday.plusDays(6));
        CalendarDay first = calendar.day(monday);
        return new MyWeek(
                monday,
                calendar.termOn(monday).map(term -> term.name()),
                first.week(),
                plans.times().periods(campus(days), monday),
                days);
    }

    /** The campus of the week's first lesson that has a room: its period table is shown beside the days. */
    private Optional<PlaceId> campus(List<MyDay> days) {
        return days.stream()
                .flatMap(day -> day.lessons().stream())
                .flatMap(lesson -> lesson.room().stream())
                .flatMap(room -> rooms.book().campus(room.id()).stream())
                .findFirst();
    }

    private List<MyDay> days(PersonId person, LocalDate first, LocalDate last) {
        Instant from = first.atStartOfDay(WorkingTime.ZONE).toInstant();
        Instant until = last.plusDays(1).atStartOfDay(WorkingTime.ZONE).toInstant();
        List<ShownLesson> mine = shown(lessons.of(person, from, until));
        List<ShownExam> tests = exams(person, from, until);
        List<OtherEngagement> others = others(person, from, until);
        return calendar.days(first, last).stream()
                .map(day -> new MyDay(
                        day,
                        mine.stream()
                                .filter(lesson -> lesson.day().equals(day.day()))
                                .toList(),
                        tests.stream().filter(exam -> on(exam.startsAt(), day)).toList(),
                        others.stream().filter(other -> on(other.from(), day)).toList()))
                .toList();
    }

    private static boolean on(Instant at, CalendarDay day) {
        return LocalDate.ofInstant(at, WorkingTime.ZONE).equals(day.day());
    }

    private List<OtherEngagement> others(PersonId person, Instant from, Instant until) {
        RoomBook book = rooms.book();
        return beside.engagements().stream()
                .flatMap(one -> one.of(person, from, until).stream())
                .filter(one -> !one.source().equals(MyEngagements.SOURCE))
                .sorted(Comparator.comparing(Engagement::from))
                .map(one -> new OtherEngagement(
                        one.source(), one.what(), one.from(), one.until(), ShownRoom.of(one.place(), book), one.link()))
                .toList();
    }

    List<ShownExam> exams(PersonId person, Instant from, Instant until) {
        List<Exam> found = exams.of(person, from, until);
        Map<SectionId, Section> known = known(found.stream().map(Exam::section).toList());
        RoomBook book = rooms.book();
        return found.stream()
                .flatMap(exam ->
                        Stream.ofNullable(known.get(exam.section())).map(section -> ShownExam.of(exam, section, book)))
                .toList();
    }

    List<ShownLesson> shown(List<Lesson> some) {
        Map<SectionId, Section> known = known(some.stream().map(Lesson::section).toList());
        RoomBook book = rooms.book();
        return some.stream()
                .flatMap(lesson -> Stream.ofNullable(known.get(lesson.section()))
                        .map(section -> ShownLesson.of(lesson, section, book)))
                .toList();
    }

    private Map<SectionId, Section> known(Collection<SectionId> ids) {
        Set<SectionId> all = new HashSet<>(ids);
        return all.isEmpty() ? Map.of() : sections.sections(all);
    }

    /** A stretch of the day without lessons or exams. */
    record LessonGap(Instant from, Instant until, Optional<ShownLesson> after, Optional<ShownLesson> before) {}

    /** The stretches of at least half an hour without lessons and exams, until closing. */
    List<LessonGap> gaps(PersonId person, LocalDate day, ClassPeriod open) {
        MyDay mine = days(person, day, day).getFirst();
        List<Busy> busy = new ArrayList<>();
        mine.lessons().stream()
                .filter(lesson -> lesson.state() != LessonState.CANCELLED)
                .forEach(lesson -> busy.add(new Busy(lesson.startsAt(), lesson.endsAt(), Optional.of(lesson))));
        mine.exams().forEach(exam -> busy.add(new Busy(exam.startsAt(), exam.endsAt(), Optional.empty())));
        busy.sort(Comparator.comparing(Busy::from));
        Instant now = beside.clock().instant();
        Instant at = later(day.atTime(open.from()).atZone(WorkingTime.ZONE).toInstant(), now);
        List<LessonGap> gaps = new ArrayList<>();
        Optional<ShownLesson> after = Optional.empty();
        for (Busy next : busy) {
            add(gaps, at, next.from(), after, next.lesson());
            at = later(at, next.until());
            after = next.lesson();
        }
        add(gaps, at, day.atTime(open.to()).atZone(WorkingTime.ZONE).toInstant(), after, Optional.empty());
        return gaps;
    }

    private record Busy(Instant from, Instant until, Optional<ShownLesson> lesson) {}

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    private static void add(
            List<LessonGap> gaps,
            Instant from,
            Instant until,
            Optional<ShownLesson> after,
            Optional<ShownLesson> before) {
        if (Duration.between(from, until).toMinutes() >= 30) {
            gaps.add(new LessonGap(from, until, after, before));
        }
    }
}
