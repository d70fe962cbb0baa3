package shaopao.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.stereotype.Component;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.ShortMemory;
import shaopao.transport.BusTrackStore.Told;
import shaopao.transport.BusViews.BusDeparture;
import shaopao.transport.BusViews.BusRouteCard;
import shaopao.transport.BusViews.BusStopCard;
import shaopao.transport.BusViews.LiveBus;
import shaopao.transport.BusViews.StopBoard;
import shaopao.transport.DepartureRules.Leaving;
import shaopao.transport.TrackRules.Course;

/** What people ask of the timetable: stops, what leaves them, where the buses are. */
@Component
class BusTimes {

    private static final Duration LATE_MAX = Duration.ofMinutes(40);
    private static final Duration AHEAD = Duration.ofHours(30);
    private static final Duration RUNS_KEPT = Duration.ofSeconds(2);
    private static final int STOPS_MAX = 60;

    private final Networks networks;
    private final BusLive live;
    private final BusRunStore runs;
    private final BusSeatStore seats;
    private final Clock clock;
    private final ShortMemory<String, Notes> notes = new ShortMemory<>(RUNS_KEPT);

    BusTimes(Networks networks, BusLive live, BusRunStore runs, BusSeatStore seats, Clock clock) {
        this.networks = networks;
        this.live = live;
        this.runs = runs;
        this.seats = seats;
        this.clock = clock;
    }

    Notes notes() {
        return notes.of("", _ -> {
            Instant now = clock.instant();
            Map<String, String> cancelled = runs.cancelled(now.minus(Duration.ofDays(1))).stream()
                    .collect(Collectors.toMap(
                            run -> run.day() + " " + run.ride(),
                            run -> run.cancelled().orElse("")));
            Set<String> booked = new HashSet<>();
            seats.rules().forEach(rule -> booked.add(rule.route()));
            return new Notes(cancelled, booked);
        });
    }

    /** Stops by a part of their name or code, or the nearest ones. */
    List<BusStopCard> stops(String part, Optional<Place> near, int limit) {
        Network network = networks.network();
        String wanted = part.strip().toLowerCase(Locale.ROOT);
        Place here = near.orElse(null);
        List<Integer> found = here != null && wanted.isEmpty()
                ? WalkRules.nearest(network, here, limit)
                : IntStream.range(0, network.feed().stops().size())
                        .filter(stop -> !network.calls(stop).isEmpty())
                        .filter(stop -> network.stop(stop)
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .contains(wanted)
                                || network.stop(stop).code().equalsIgnoreCase(wanted))
                        .boxed()
                        .sorted(Comparator.comparing(stop -> network.stop(stop).name()))
                        .limit(limit)
                        .toList();
        return found.stream().map(stop -> card(network, stop, near)).toList();
    }

    static BusStopCard card(Network network, int stop, Optional<Place> near) {
        Feed.Stop one = network.stop(stop);
        List<BusRouteCard> routes = network.calls(stop).stream()
                .map(call -> call.ride().route())
                .distinct()
                .sorted()
                .map(route -> BusViews.card(network.route(route)))
                .toList();
        return new BusStopCard(
                one.id(),
                one.name(),
                one.latitude(),
                one.longitude(),
                near.map(place -> (int) Math.round(place.metresTo(network.placeOf(stop)))),
                routes);
    }

    int stop(Network network, String id) {
        return network.stopPlace(id).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** What leaves a stop from now on, those under way but late among it. */
    StopBoard board(String stopId, Optional<Place> near, int limit) {
        Network network = networks.network();
        int stop = stop(network, stopId);
        Instant now = clock.instant();
        List<BusDeparture> departures =
                DepartureRules.leaving(network, stop, now.minus(LATE_MAX), now.plus(AHEAD)).stream()
                        .filter(one -> !live.gone(one.day(), one.ride().id(), one.halt()))
                        .map(one -> departure(network, one))
                        .filter(one -> !one.expectedAt().orElse(one.plannedAt()).isBefore(now))
                        .sorted(Comparator.comparing(one -> one.expectedAt().orElse(one.plannedAt())))
                        .limit(limit)
                        .toList();
        return new StopBoard(card(network, stop, near), departures);
    }

    /** What leaves a stop on one service day, by the timetable. */
    StopBoard day(String stopId, LocalDate day) {
        Network network = networks.network();
        int stop = stop(network, stopId);
        List<BusDeparture> departures = network.calls(stop).stream()
                .filter(call -> call.ride().boardsAt(call.halt()) && network.runs(call.ride(), day))
                .map(call -> new Leaving(
                        day,
                        call.ride(),
                        call.halt(),
                        network.at(day, call.ride().halts().get(call.halt()).departs())))
                .sorted(Comparator.comparing(Leaving::at)
                        .thenComparing(one -> one.ride().id()))
                .map(one -> departure(network, one))
                .toList();
        return new StopBoard(card(network, stop, Optional.empty()), departures);
    }

    private BusDeparture departure(Network network, Leaving one) {
        Feed.Route route = network.route(one.ride().route());
        Optional<String> cancelled = notes().cancelled(one.day(), one.ride().id());
        Optional<Instant> expected = cancelled.isPresent()
                ? Optional.empty()
                : live.expected(new Course(network, one.ride(), one.day()), one.halt())
                        .map(at -> later(at, network, one));
        return new BusDeparture(
                BusViews.card(route),
                one.day(),
                one.ride().id(),
                one.halt(),
                to(network, one.ride()),
                one.at(),
                expected,
                expected.flatMap(at -> live.margin(route.id(), at)),
                cancelled,
                notes().booked().contains(route.id()));
    }

    /** A bus that comes early and halts for a while leaves when the timetable says. */
    private static Instant later(Instant comes, Network network, Leaving one) {
        Ride.Halt halt = one.ride().halts().get(one.halt());
        boolean rests = halt.departs() - halt.arrives() >= 60;
        Instant leaves = network.at(one.day(), halt.departs());
        return rests && comes.isBefore(leaves) ? leaves : comes;
    }

    static String to(Network network, Ride ride) {
        return ride.trip().headsign().isEmpty()
                ? network.stop(ride.halts().getLast().stop()).name()
                : ride.trip().headsign();
    }

    /** Every bus whose position is known now, of one route or of all. */
    List<LiveBus> buses(Optional<String> route) {
        Network network = networks.network();
        List<LiveBus> buses = new ArrayList<>();
        for (Told told : live.now().byRide().values()) {
            network.ride(told.ride())
                    .filter(ride -> route.filter(
                                    id -> !network.route(ride.route()).id().equals(id))
                            .isEmpty())
                    .ifPresent(ride -> buses.add(bus(network, told, ride)));
        }
        buses.sort(Comparator.comparing((LiveBus bus) -> bus.route().name()).thenComparing(LiveBus::ride));
        return buses;
    }

    private static LiveBus bus(Network network, Told told, Ride ride) {
        int next = (int) Math.floor(told.point().progress()) + 1;
        Optional<String> nextStop = told.point().progress() < 0
                        || next >= ride.halts().size()
                ? Optional.empty()
                : Optional.of(network.stop(ride.halts().get(next).stop()).name());
        return new LiveBus(
                BusViews.card(network.route(ride.route())),
                told.day(),
                told.ride(),
                to(network, ride),
                told.place().latitude(),
                told.place().longitude(),
                told.point().progress() >= 0,
                told.point().delaySeconds(),
                nextStop,
                told.point().at());
    }

    static int stopsMax() {
        return STOPS_MAX;
    }
}
