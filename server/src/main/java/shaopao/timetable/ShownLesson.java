package shaopao.timetable;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import shaopao.kernel.Words;

/**
 * A lesson as people see it.
 *
 * @param teacher who teaches it
 * @param was when and where it was planned, when that is otherwise
 */
record ShownLesson(
        LessonId id,
        SectionId section,
        String code,
        Words name,
        String teacher,
        int week,
        LocalDate day,
        int first,
        int last,
        Instant startsAt,
        Instant endsAt,
        Optional<ShownRoom> room,
        LessonState state,
        String reason,
        int sequence,
        Optional<ShownSlot> was) {

    /** When and where. */
    record ShownSlot(LocalDate day, int first, int last, Instant startsAt, Instant endsAt, Optional<ShownRoom> room) {}

    static ShownLesson of(Lesson lesson, Section section, RoomBook book) {
        Slot slot = lesson.slot();
        Slot planned = lesson.planned();
        return new ShownLesson(
                lesson.id(),
                lesson.section(),
                section.code(),
                section.name(),
                lesson.teacher().isBlank() ? section.teacher() : lesson.teacher(),
                lesson.week(),
                slot.day(),
                slot.first(),
                slot.last(),
                slot.startsAt(),
                slot.endsAt(),
                ShownRoom.of(slot.room(), book),
                lesson.state(),
                lesson.reason(),
                lesson.sequence(),
                planned.equals(slot)
                        ? Optional.empty()
                        : Optional.of(new ShownSlot(
                                planned.day(),
                                planned.first(),
                                planned.last(),
                                planned.startsAt(),
                                planned.endsAt(),
                                ShownRoom.of(planned.room(), book))));
    }
}
