package shaopao.timetable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.places.CampusPlace;
import shaopao.places.Occupation;
import shaopao.places.OccupationKind;
import shaopao.places.Occupations;
import shaopao.places.PlaceId;

/** What is in a room on a day. */
@Component
class RoomDays {

    private final Occupations occupations;
    private final LessonStore lessons;
    private final SectionStore sections;
    private final Rooms rooms;

    RoomDays(Occupations occupations, LessonStore lessons, SectionStore sections, Rooms rooms) {
        this.occupations = occupations;
        this.lessons = lessons;
        this.sections = sections;
        this.rooms = rooms;
    }

    /** What is in a room at some time; who booked it is nobody's business. */
    record RoomUse(Instant from, Instant until, OccupationKind kind, List<Words> courses) {}

    /** A room and what is in it on a day. */
    record RoomDay(ShownRoom room, int seats, List<String> equipment, LocalDate day, List<RoomUse> uses) {}

    RoomDay day(PlaceId id, LocalDate day) {
        RoomBook book = rooms.book();
        CampusPlace room = book.place(id).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        Instant from = day.atStartOfDay(WorkingTime.ZONE).toInstant();
        List<Occupation> uses = occupations.occupied(List.of(id), from, from.plus(Duration.ofDays(1)));
        Map<UUID, List<Words>> courses = courses(uses);
        return new RoomDay(
                ShownRoom.of(room, book),
                room.capacity(),
                room.facts().equipment(),
                day,
                uses.stream()
                        .map(one -> new RoomUse(
                                one.from(), one.until(), one.kind(), courses.getOrDefault(one.reference(), List.of())))
                        .toList());
    }

    private Map<UUID, List<Words>> courses(List<Occupation> uses) {
        List<Lesson> there = lessons.withUses(uses.stream()
                .filter(one -> one.kind() == OccupationKind.CLASS)
                .map(Occupation::reference)
                .toList());
        Map<SectionId, Section> known =
                sections.sections(there.stream().map(Lesson::section).toList());
        Map<UUID, List<Words>> courses = new HashMap<>();
        there.forEach(lesson -> lesson.use()
                .ifPresent(use -> Optional.ofNullable(known.get(lesson.section()))
                        .ifPresent(section -> courses.computeIfAbsent(use, _ -> new ArrayList<>())
                                .add(section.name()))));
        return courses;
    }
}
