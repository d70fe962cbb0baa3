package shaopao.timetable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shaopao.calendar.Term;
import shaopao.places.PlaceId;

/** The lessons that follow from a plan. Pure. */
final class LessonRules {

    private LessonRules() {}

    /** What of the school bears on all plans of a term. */
    record Frame(Term term, TeachingDays days, TeachingTimes times, RoomBook rooms) {}

    /** One lesson for each week of each meeting that is taught. */
    static List<Lesson> lessons(SectionId section, List<Meeting> meetings, Frame frame, Instant now) {
        List<Lesson> lessons = new ArrayList<>();
        for (Meeting meeting : meetings) {
            Optional<PlaceId> campus = meeting.room().flatMap(frame.rooms()::campus);
            for (int week : weeks(meeting, frame.term())) {
                LocalDate planned = frame.term().monday(week).plusDays(meeting.weekday() - 1L);
                frame.days()
                        .of(planned)
                        .flatMap(
                                day -> frame.times().slot(campus, day, meeting.first(), meeting.last(), meeting.room()))
                        .map(slot -> lesson(section, week, meeting, slot, now))
                        .ifPresent(lessons::add);
            }
        }
        return lessons;
    }

    /** The names of all lessons that meetings have, those on days that are not taught among them. */
    static Set<LessonId> names(SectionId section, List<Meeting> meetings, Term term) {
        Set<LessonId> names = new HashSet<>();
        meetings.forEach(meeting -> weeks(meeting, term)
                .forEach(week -> names.add(Lesson.id(section, week, meeting.weekday(), meeting.first()))));
        return names;
    }

    /** A term that became shorter has fewer weeks than its plan. */
    private static List<Integer> weeks(Meeting meeting, Term term) {
        return meeting.weeks().stream().filter(week -> week <= term.weeks()).toList();
    }

    private static Lesson lesson(SectionId section, int week, Meeting meeting, Slot slot, Instant now) {
        return new Lesson(
                Lesson.id(section, week, meeting.weekday(), meeting.first()),
                section,
                week,
                slot,
                slot,
                LessonState.PLANNED,
                "",
                "",
                0,
                now);
    }
}
