package shaopao.transport;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;
import shaopao.transport.BusViews.BusJourney;
import shaopao.transport.BusViews.BusStopCard;
import shaopao.transport.BusViews.LiveBus;
import shaopao.transport.BusViews.RouteTimetable;
import shaopao.transport.BusViews.StopBoard;
import shaopao.transport.RouteTables.RouteToday;
import shaopao.transport.SeatBoard.SeatRun;
import shaopao.transport.SeatRules.BusBooking;

/** Buses, for everybody who is signed in. */
@RestController
@RequestMapping("/api/transport")
class BusController {

    private static final Duration AWAY_MAX = Duration.ofDays(400);

    private final BusTimes times;
    private final RouteTables tables;
    private final Journeys journeys;
    private final BusSeats seats;
    private final SeatBoard board;
    private final Clock clock;

    BusController(BusTimes times, RouteTables tables, Journeys journeys, BusSeats seats, SeatBoard board, Clock clock) {
        this.times = times;
        this.tables = tables;
        this.journeys = journeys;
        this.seats = seats;
        this.board = board;
        this.clock = clock;
    }

    /** Stops by a part of the name, or the nearest ones to a place. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/stops")
    List<BusStopCard> stops(
            @RequestParam(defaultValue = "") @Size(max = 60) String q,
            @RequestParam Optional<Double> latitude,
            @RequestParam Optional<Double> longitude,
            @RequestParam(defaultValue = "20") int limit) {
        return times.stops(q, place(latitude, longitude), Math.clamp(limit, 1, BusTimes.stopsMax()));
    }

    /** What leaves a stop from now on. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/departures")
    StopBoard departures(
            @RequestParam @Size(max = 200) String stop,
            @RequestParam Optional<Double> latitude,
            @RequestParam Optional<Double> longitude,
            @RequestParam(defaultValue = "20") int limit) {
        return times.board(stop, place(latitude, longitude), Page.limit(limit));
    }

    /** What leaves the nearest stops, those first. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/nearby")
    List<StopBoard> nearby(
            @RequestParam double latitude,
            @RequestParam double longitude,
            @RequestParam(defaultValue = "4") int stops,
            @RequestParam(defaultValue = "3") int each) {
        Optional<Place> near = place(Optional.of(latitude), Optional.of(longitude));
        return times.stops("", near, Math.clamp(stops, 1, 10)).stream()
                .map(stop -> times.board(stop.id(), near, Math.clamp(each, 1, 10)))
                .toList();
    }

    /** What leaves a stop on one day. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/stop-timetable")
    StopBoard stopTimetable(@RequestParam @Size(max = 200) String stop, @RequestParam Optional<LocalDate> day) {
        return times.day(stop, sane(day));
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/routes")
    List<RouteToday> routes() {
        return tables.routes();
    }

    /** The timetable of a route on a day, with its way. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/timetable")
    RouteTimetable routeTimetable(@RequestParam @Size(max = 200) String route, @RequestParam Optional<LocalDate> day) {
        return tables.timetable(route, sane(day));
    }

    /** Buses whose position is known now. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/buses")
    List<LiveBus> buses(@RequestParam Optional<@Size(max = 200) String> route) {
        return times.buses(route);
    }

    /** Ways from a stop or place to another, that leave at an instant or later. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/journeys")
    List<BusJourney> journeys(
            @RequestParam(defaultValue = "") @Size(max = 200) String from,
            @RequestParam(defaultValue = "") @Size(max = 200) String to,
            @RequestParam Optional<Double> latitude,
            @RequestParam Optional<Double> longitude,
            @RequestParam Optional<Instant> at) {
        Optional<Place> here = place(latitude, longitude);
        Journeys.End begin = from.isEmpty()
                ? new Journeys.End("", here.orElseThrow(() -> new ProblemException(KernelProblem.INVALID_REQUEST)))
                : journeys.stop(from);
        Instant now = clock.instant();
        Instant wanted = at.filter(one -> Duration.between(now, one).abs().compareTo(AWAY_MAX) < 0)
                .orElse(now);
        return journeys.journeys(begin, journeys.stop(to), wanted);
    }

    /** Runs of a day whose seats can be booked. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/seats")
    List<SeatRun> seats(Actor actor, @RequestParam Optional<LocalDate> day) {
        return board.bookable(actor, sane(day));
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/seats/mine")
    List<SeatRun> mySeats(Actor actor) {
        return board.mine(actor);
    }

    /** A seat on a run, or a place on its waiting list; asking again changes nothing. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/seats")
    @ResponseStatus(HttpStatus.CREATED)
    BusBooking askSeat(Actor actor, @Valid @RequestBody AskSeat command) {
        return seats.ask(actor, command.day(), command.ride());
    }

    @MayCall(MayCall.SIGNED_IN)
    @DeleteMapping("/seats/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void giveBackSeat(Actor actor, @PathVariable UUID id) {
        seats.giveBack(actor, id);
    }

    private LocalDate sane(Optional<LocalDate> day) {
        LocalDate today = tables.today();
        return day.filter(one -> Math.abs(one.toEpochDay() - today.toEpochDay()) < AWAY_MAX.toDays())
                .orElse(today);
    }

    private static Optional<Place> place(Optional<Double> latitude, Optional<Double> longitude) {
        Optional<Place> place = latitude.flatMap(north -> longitude.map(east -> new Place(north, east)));
        if (place.filter(one -> !one.sane()).isPresent()) {
            throw new ProblemException(KernelProblem.INVALID_REQUEST);
        }
        return place;
    }

    record AskSeat(
            @NotNull LocalDate day,
            @NotBlank @Size(max = 200) String ride) {}
}
