package shaopao.timetable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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
            for (int week : meeting.weeks()) {
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
