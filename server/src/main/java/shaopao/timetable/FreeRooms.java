package shaopao.timetable;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.places.CampusPlace;
import shaopao.places.FreePlace;
import shaopao.places.FreeQuestion;
import shaopao.places.Occupations;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;
import shaopao.timetable.MyDays.LessonGap;

/** Where nobody is: rooms that are free, and where one can sit. */
@Component
class FreeRooms {

    private static final int ALL = 20_000;
    private static final int FEW = 6;
    private static final Duration LONGEST = Duration.ofHours(24);
    private static final Duration FARTHEST = Duration.ofDays(400);

    private final Occupations occupations;
    private final MyDays days;
    private final Plans.Desk desk;

    FreeRooms(Occupations occupations, MyDays days, Plans.Desk desk) {
        this.occupations = occupations;
        this.days = days;
        this.desk = desk;
    }

    /** {@code open}: whether classrooms are open the whole time; when they are not, none is among the rooms. */
    record FreeRoomsAnswer(Instant from, Instant until, boolean open, List<FreeRoom> rooms) {}

    /** The classrooms, or places of other kinds, that are free the whole time. */
    FreeRoomsAnswer free(FreeQuestion question) {
        Instant now = desk.clock().instant();
        if (Duration.between(question.from(), question.until()).compareTo(LONGEST) > 0
                || question.from().isBefore(now.minus(FARTHEST))
                || question.from().isAfter(now.plus(FARTHEST))) {
            throw new ProblemException(TimetableProblem.TIME_WRONG);
        }
        boolean open = open(question.from(), question.until());
        Set<PlaceKind> kinds = new HashSet<>(question.kinds());
        if (!open) {
            kinds.remove(PlaceKind.CLASSROOM);
        }
        List<FreePlace> found = kinds.isEmpty() ? List.of() : occupations.free(of(kinds, question));
        RoomBook book = desk.rooms().book();
        return new FreeRoomsAnswer(
                question.from(),
                question.until(),
                open,
                found.stream().map(one -> shown(one, book, question.until())).toList());
    }

    private static FreeQuestion of(Set<PlaceKind> kinds, FreeQuestion question) {
        return new FreeQuestion(
                question.from(),
                question.until(),
                kinds,
                question.within(),
                question.capacityMin(),
                question.equipment(),
                question.quiet(),
                question.power(),
                question.near(),
                question.limit());
    }

    /** Whether classrooms are open from the one instant to the other. */
    private boolean open(Instant from, Instant until) {
        LocalDate day = LocalDate.ofInstant(from, WorkingTime.ZONE);
        ClassPeriod open = desk.settings().open();
        return !from.isBefore(day.atTime(open.from()).atZone(WorkingTime.ZONE).toInstant())
                && !until.isAfter(closing(day));
    }

    private Instant closing(LocalDate day) {
        return day.atTime(desk.settings().closing()).atZone(WorkingTime.ZONE).toInstant();
    }

    private FreeRoom shown(FreePlace free, RoomBook book, Instant end) {
        CampusPlace place = free.place();
        Optional<Instant> until = free.until();
        if (place.kind() == PlaceKind.CLASSROOM) {
            Instant closing = closing(LocalDate.ofInstant(end, WorkingTime.ZONE));
            until = Optional.of(until.filter(closing::isAfter).orElse(closing));
        }
        return new FreeRoom(
                ShownRoom.of(place, book),
                place.kind(),
                place.capacity(),
                place.facts().equipment(),
                place.facts().quiet(),
                place.facts().power(),
                until,
                free.metres());
    }

    /** A building with rooms of a kind, to choose from. */
    record RoomBuilding(PlaceId id, Words name, Optional<Words> campus, int rooms, List<String> equipment) {}

    /** The buildings that have classrooms, by campus and code. */
    List<RoomBuilding> buildings() {
        RoomBook book = desk.rooms().book();
        Map<CampusPlace, List<CampusPlace>> byBuilding = new LinkedHashMap<>();
        book.ofKind(PlaceKind.CLASSROOM)
                .forEach(room -> book.building(room)
                        .ifPresent(building -> byBuilding
                                .computeIfAbsent(building, _ -> new ArrayList<>())
                                .add(room)));
        return byBuilding.entrySet().stream()
                .map(one -> new RoomBuilding(
                        one.getKey().id(),
                        one.getKey().name(),
                        book.campus(one.getKey().id()).flatMap(book::place).map(CampusPlace::name),
                        one.getValue().size(),
                        List.copyOf(one.getValue().stream()
                                .flatMap(room -> room.facts().equipment().stream())
                                .collect(Collectors.toCollection(TreeSet::new)))))
                .sorted(Comparator.comparing((RoomBuilding one) ->
                                one.campus().map(Words::zh).orElse(""))
                        .thenComparing(one -> one.name().zh()))
                .toList();
    }

    /** Free classrooms, seats and cabins for so long from now, by building; the nearest, then the emptiest first. */
    List<Sitting> sit(Duration time, Optional<CampusPlace.Position> near) {
        Instant now = desk.clock().instant();
        FreeQuestion question = new FreeQuestion(
                now,
                now.plus(time),
                Set.of(PlaceKind.CLASSROOM, PlaceKind.SEAT, PlaceKind.POD),
                Optional.empty(),
                0,
                Set.of(),
                false,
                false,
                near,
                ALL);
        Map<Words, List<FreeRoom>> byBuilding = new LinkedHashMap<>();
        free(question)
                .rooms()
                .forEach(one -> byBuilding
                        .computeIfAbsent(one.room().building().orElse(one.room().name()), _ -> new ArrayList<>())
                        .add(one));
        return byBuilding.entrySet().stream()
                .map(one -> sitting(one.getKey(), one.getValue()))
                .sorted(Comparator.comparing((Sitting one) -> one.metres().orElse(Integer.MAX_VALUE))
                        .thenComparingInt(one -> -one.counts().values().stream()
                                .mapToInt(Integer::intValue)
                                .sum()))
                .limit(30)
                .toList();
    }

    private Sitting sitting(Words name, List<FreeRoom> free) {
        Map<PlaceKind, Integer> counts = new EnumMap<>(PlaceKind.class);
        free.forEach(one -> counts.merge(one.kind(), 1, Integer::sum));
        RoomBook book = desk.rooms().book();
        Optional<PlaceId> building = free.stream()
                .flatMap(one -> book.place(one.room().id()).flatMap(book::building).stream())
                .map(CampusPlace::id)
                .findFirst();
        return new Sitting(
                building,
                name,
                free.getFirst().metres(),
                counts,
                free.stream().limit(FEW).toList());
    }

    /** A stretch between lessons and a few rooms near them that are free all of it. */
    record GapRooms(LessonGap gap, List<FreeRoom> rooms) {}

    /** Rooms for the time between one's lessons: in the building of the next one first, then of the last one. */
    List<GapRooms> between(PersonId person, LocalDate day) {
        List<GapRooms> answers = new ArrayList<>();
        for (LessonGap gap : days.gaps(person, day, desk.settings().open())) {
            List<FreeRoom> rooms = free(FreeQuestion.of(gap.from(), gap.until(), Set.of(PlaceKind.CLASSROOM), ALL))
                    .rooms();
            Optional<Words> next = gap.before().flatMap(ShownLesson::room).flatMap(ShownRoom::building);
            Optional<Words> last = gap.after().flatMap(ShownLesson::room).flatMap(ShownRoom::building);
            answers.add(new GapRooms(
                    gap,
                    rooms.stream()
                            .sorted(Comparator.comparingInt(
                                    (FreeRoom one) -> one.room().building().equals(next)
                                            ? 0
                                            : one.room().building().equals(last) ? 1 : 2))
                            .limit(FEW)
                            .toList()));
        }
        return answers;
    }
}
