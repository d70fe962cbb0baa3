package shaopao.timetable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shaopao.places.PlaceId;

/**
 * An examination of a section.
 *
 * @param kind "期末考试", one of each kind for a section
 * @param rooms all rooms of it
 * @param seat where the one who asks sits, as far as seats are given
 */
record Exam(
        ExamId id,
        SectionId section,
        String kind,
        Instant startsAt,
        Instant endsAt,
        List<PlaceId> rooms,
        Optional<Seat> seat,
        int sequence,
        Instant changedAt) {

    /** A room and the number of a seat in it. */
    record Seat(PlaceId room, String number) {}
}
