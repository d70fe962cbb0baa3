package shaopao.transport;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.transport.BusViews.BusRouteCard;
import shaopao.transport.BusViews.RideColumn;
import shaopao.transport.BusViews.RouteTable;
import shaopao.transport.BusViews.RouteTimetable;

/** The timetable of a route: for each direction the stops as rows, the rides of a day as columns, and its way. */
@Component
class RouteTables {

    private static final int LINE_POINTS_MAX = 600;

    private final Networks networks;
    private final BusTimes times;
    private final Clock clock;

    RouteTables(Networks networks, BusTimes times, Clock clock) {
        this.networks = networks;
        this.times = times;
        this.clock = clock;
    }

    /** {@code runs}: how many rides it has today. */
    record RouteToday(BusRouteCard route, int runs) {}

    LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), networks.network().zone());
    }

    /** Every route, those that run today first. */
    List<RouteToday> routes() {
        Network network = networks.network();
        Map<Integer, Integer> counts = new HashMap<>();
        network.rides(today()).forEach(ride -> counts.merge(ride.route(), 1, Integer::sum));
        List<RouteToday> routes = new ArrayList<>();
        for (int route = 0; route < network.feed().routes().size(); route++) {
            routes.add(new RouteToday(BusViews.card(network.route(route)), counts.getOrDefault(route, 0)));
        }
        routes.sort(Comparator.comparing((RouteToday one) -> one.runs() == 0)
                .thenComparing(one -> one.route().name()));
        return routes;
    }

    RouteTimetable timetable(String routeId, LocalDate day) {
        Network network = networks.network();
        int route = network.routePlace(routeId).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        Map<Integer, List<Ride>> directions = new TreeMap<>();
        network.rides(day).stream()
                .filter(ride -> ride.route() == route)
                .sorted(Comparator.comparingInt(Ride::begins).thenComparing(Ride::id))
                .forEach(ride -> directions
                        .computeIfAbsent(ride.trip().direction(), _ -> new ArrayList<>())
                        .add(ride));
        return new RouteTimetable(
                BusViews.card(network.route(route)),
                day,
                directions.values().stream()
                        .map(rides -> table(network, day, rides))
                        .toList());
    }

    private RouteTable table(Network network, LocalDate day, List<Ride> rides) {
        List<Ride.Halt> rows = rows(rides);
        List<RideColumn> columns =
                rides.stream().map(ride -> column(network, day, ride, rows)).toList();
        Ride longest = rides.stream()
                .max(Comparator.comparingInt(ride -> ride.halts().size()))
                .orElseThrow();
        return new RouteTable(
                BusTimes.to(network, longest),
                rows.stream()
                        .map(row -> BusTimes.card(network, row.stop(), Optional.empty()))
                        .toList(),
                columns,
                line(network, longest, 0, longest.halts().size() - 1));
    }

    /** The stops of all rides: those of the longest one, and what others have besides goes behind its neighbour. */
    static List<Ride.Halt> rows(List<Ride> rides) {
        List<Ride.Halt> rows = new ArrayList<>();
        rides.stream()
                .sorted(Comparator.comparingInt((Ride ride) -> -ride.halts().size()))
                .forEach(ride -> {
                    int at = 0;
                    for (Ride.Halt halt : ride.halts()) {
                        int found = find(rows, halt.stop(), at);
                        if (found < 0) {
                            rows.add(at, halt);
                            found = at;
                        }
                        at = found + 1;
                    }
                });
        return rows;
    }

    private static int find(List<Ride.Halt> rows, int stop, int from) {
        for (int at = from; at < rows.size(); at++) {
            if (rows.get(at).stop() == stop) {
                return at;
            }
        }
        return -1;
    }

    private RideColumn column(Network network, LocalDate day, Ride ride, List<Ride.Halt> rows) {
        List<Optional<Instant>> cells = new ArrayList<>();
        int next = 0;
        for (Ride.Halt row : rows) {
            boolean here = next < ride.halts().size() && ride.halts().get(next).stop() == row.stop();
            cells.add(here ? Optional.of(network.at(day, ride.halts().get(next).departs())) : Optional.empty());
            next += here ? 1 : 0;
        }
        return new RideColumn(ride.id(), cells, times.notes().cancelled(day, ride.id()));
    }

    /** The way between two halts: its shape where the feed has one, otherwise from stop to stop. */
    static List<List<Double>> line(Network network, Ride ride, int from, int to) {
        List<Place> stops = ride.halts().subList(from, to + 1).stream()
                .map(halt -> network.placeOf(halt.stop()))
                .toList();
        List<Place> shape = network.shape(ride.trip().shape());
        List<Place> line = shape.isEmpty() ? stops : between(shape, stops.getFirst(), stops.getLast());
        int step = line.size() / LINE_POINTS_MAX + 1;
        Set<Integer> kept = new HashSet<>(Set.of(0, line.size() - 1));
        List<List<Double>> points = new ArrayList<>();
        for (int at = 0; at < line.size(); at++) {
            if (at % step == 0 || kept.contains(at)) {
                points.add(BusViews.point(line.get(at)));
            }
        }
        return points;
    }

    private static List<Place> between(List<Place> shape, Place from, Place to) {
        int first = nearest(shape, from, 0);
        int last = from.equals(to) ? shape.size() - 1 : nearest(shape, to, first);
        return last > first ? shape.subList(first, last + 1) : List.of(from, to);
    }

    private static int nearest(List<Place> shape, Place place, int from) {
        int best = from;
        for (int at = from; at < shape.size(); at++) {
            if (shape.get(at).metresTo(place) < shape.get(best).metresTo(place)) {
                best = at;
            }
        }
        return best;
    }
}
