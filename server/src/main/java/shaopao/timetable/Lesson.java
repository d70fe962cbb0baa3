package shaopao.timetable;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.places.PlaceId;

/**
 * A section on one day.
 *
 * @param week the teaching week for which it is planned
 * @param slot when and where it is
 * @param planned when and where it was planned
 * @param teacher who teaches instead, or empty
 * @param reason of the change, or empty
 * @param sequence counts its changes
 */
record Lesson(
        LessonId id,
        SectionId section,
        int week,
        Slot slot,
        Slot planned,
        LessonState state,
        String teacher,
        String reason,
        int sequence,
        Instant changedAt) {

    /** The name of a lesson follows from what it is, so that a plan which comes again means the same lessons. */
    static LessonId id(SectionId section, int week, int weekday, int first) {
        return new LessonId(named(section + "/" + week + "/" + weekday + "/" + first));
    }

    /** The use of its room; lessons that are taught together share it. Absent without a room, or when cancelled. */
    Optional<UUID> use() {
        return state == LessonState.CANCELLED ? Optional.empty() : use(slot);
    }

    static Optional<UUID> use(Slot slot) {
        return slot.room().map(room -> use(room, slot.startsAt(), slot.endsAt()));
    }

    private static UUID use(PlaceId room, Instant from, Instant until) {
        return named(room + "/" + from + "/" + until);
    }

    private static UUID named(String text) {
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
    }
}
