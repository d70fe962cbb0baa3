package shaopao.timetable;

import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.MayCall;
import shaopao.kernel.ProblemException;
import shaopao.places.CampusPlace;
import shaopao.places.FreeQuestion;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;

/** Which rooms are free, for everybody who is signed in. */
@RestController
@RequestMapping("/api/timetable/rooms")
class RoomController {

    private static final Duration USUAL = Duration.ofHours(1);

    private final FreeRooms rooms;
    private final RoomDays days;
    private final Clock clock;

    RoomController(FreeRooms rooms, RoomDays days, Clock clock) {
        this.rooms = rooms;
        this.days = days;
        this.clock = clock;
    }

    /** Free the whole time; from now and for an hour unless it says otherwise. With a position the nearest first. */
    @GetMapping("/free")
    @MayCall(MayCall.SIGNED_IN)
    FreeRooms.FreeRoomsAnswer free(
            @RequestParam Optional<Instant> from,
            @RequestParam Optional<Instant> until,
            @RequestParam Optional<UUID> within,
            @RequestParam(defaultValue = "0") @Min(0) @Max(1_000_000) int seats,
            @RequestParam(defaultValue = "") @Size(max = 20) Set<@Size(max = 30) String> equipment,
            @RequestParam Optional<@DecimalMin("-90") @DecimalMax("90") Double> latitude,
            @RequestParam Optional<@DecimalMin("-180") @DecimalMax("180") Double> longitude,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit) {
        Instant begin = from.orElseGet(clock::instant);
        Instant end = until.orElse(begin.plus(USUAL));
        if (!begin.isBefore(end)) {
            throw new ProblemException(TimetableProblem.TIME_WRONG);
        }
        return rooms.free(new FreeQuestion(
                begin,
                end,
                Set.of(PlaceKind.CLASSROOM),
                within.map(PlaceId::new),
                seats,
                equipment,
                false,
                false,
                position(latitude, longitude),
                limit));
    }

    /** Buildings with classrooms and what stands in them. */
    @GetMapping("/buildings")
    @MayCall(MayCall.SIGNED_IN)
    List<FreeRooms.RoomBuilding> buildings() {
        return rooms.buildings();
    }

    /** Where one can sit from now on: classrooms, library seats and cabins. */
    @GetMapping("/sit")
    @MayCall(MayCall.SIGNED_IN)
    List<Sitting> sit(
            @RequestParam(defaultValue = "120") @Min(15) @Max(720) int minutes,
            @RequestParam Optional<@DecimalMin("-90") @DecimalMax("90") Double> latitude,
            @RequestParam Optional<@DecimalMin("-180") @DecimalMax("180") Double> longitude) {
        return rooms.sit(Duration.ofMinutes(minutes), position(latitude, longitude));
    }

    /** What is in a room on a day. */
    @GetMapping("/{id}")
    @MayCall(MayCall.SIGNED_IN)
    RoomDays.RoomDay room(@PathVariable PlaceId id, @RequestParam LocalDate day) {
        if (day.getYear() < 1949 || day.getYear() > 2200) {
            throw new ProblemException(TimetableProblem.TIME_WRONG);
        }
        return days.day(id, day);
    }

    private static Optional<CampusPlace.Position> position(Optional<Double> latitude, Optional<Double> longitude) {
        return latitude.flatMap(north -> longitude.map(east -> new CampusPlace.Position(north, east)));
    }
}
