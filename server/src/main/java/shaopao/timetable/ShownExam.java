package shaopao.timetable;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shaopao.kernel.Words;

/**
 * An exam as people see it.
 *
 * @param room where the one who asks sits, else the only room; absent when there are several
 * @param rooms all of them
 * @param seat number of the seat, when seats are given
 */
record ShownExam(
        ExamId id,
        SectionId section,
        Words name,
        String kind,
        Instant startsAt,
        Instant endsAt,
        Optional<ShownRoom> room,
        List<Words> rooms,
        Optional<String> seat) {

    static ShownExam of(Exam exam, Section section, RoomBook book) {
        Optional<ShownRoom> only =
                exam.rooms().size() == 1 ? ShownRoom.of(Optional.of(exam.rooms().getFirst()), book) : Optional.empty();
        return new ShownExam(
                exam.id(),
                exam.section(),
                section.name(),
                exam.kind(),
                exam.startsAt(),
                exam.endsAt(),
                exam.seat()
                        .flatMap(seat -> ShownRoom.of(Optional.of(seat.room()), book))
                        .or(() -> only),
                exam.rooms().stream()
                        .map(room -> SlotWords.room(Optional.of(room), book))
                        .toList(),
                exam.seat().map(Exam.Seat::number));
    }
}
