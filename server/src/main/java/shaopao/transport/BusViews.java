package shaopao.transport;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What pages are shown of the network. */
final class BusViews {

    private BusViews() {}

    /** {@code colour}, {@code ink}: six hexadecimal digits, or empty. */
    record BusRouteCard(String id, String name, String longName, String colour, String ink) {}

    /** {@code metres}: as the crow flies from where one asked; absent when one did not say. */
    record BusStopCard(
            String id,
            String name,
            double latitude,
            double longitude,
            Optional<Integer> metres,
            List<BusRouteCard> routes) {}

    /**
     * Something leaves a stop.
     *
     * @param expectedAt by the position of the bus; absent when only the timetable is known
     * @param marginSeconds in nine of ten cases it came so near to what was told, as measured; absent when too few came
     * @param booked whether seats of the run are booked
     */
    record BusDeparture(
            BusRouteCard route,
            LocalDate day,
            String ride,
            int halt,
            String to,
            Instant plannedAt,
            Optional<Instant> expectedAt,
            Optional<Integer> marginSeconds,
            Optional<String> cancelled,
            boolean booked) {}

    record StopBoard(BusStopCard stop, List<BusDeparture> departures) {}

    /** Where a bus is now. */
    record LiveBus(
            BusRouteCard route,
            LocalDate day,
            String ride,
            String to,
            double latitude,
            double longitude,
            boolean onItsWay,
            int delaySeconds,
            Optional<String> nextStop,
            Instant at) {}

    /** A column of a timetable: one ride, with a time for each row, or none where it does not halt. */
    record RideColumn(String ride, List<Optional<Instant>> times, Optional<String> cancelled) {}

    /** A direction of a route: its stops as rows. */
    record RouteTable(String to, List<BusStopCard> stops, List<RideColumn> rides, List<List<Double>> line) {}

    /** The timetable of a route on a day; {@code line} of a table: latitude and longitude of each point of its way. */
    record RouteTimetable(BusRouteCard route, LocalDate day, List<RouteTable> tables) {}

    /**
     * A part of a journey.
     *
     * @param ride absent on foot
     */
    record JourneyPart(
            Optional<BusRouteCard> ride,
            Optional<String> rideId,
            Optional<LocalDate> day,
            Optional<String> to,
            String fromStop,
            String toStop,
            Instant leavesAt,
            Instant arrivesAt,
            Optional<Integer> metres,
            int halts,
            List<List<Double>> line) {}

    record BusJourney(Instant leavesAt, Instant arrivesAt, int rides, List<JourneyPart> parts) {}

    static BusRouteCard card(Feed.Route route) {
        return new BusRouteCard(route.id(), route.name(), route.longName(), route.colour(), route.ink());
    }

    /** Of a route that the timetable may have no more. */
    static BusRouteCard card(Network network, String route) {
        return network.routePlace(route)
                .map(place -> card(network.route(place)))
                .orElseGet(() -> new BusRouteCard(route, route, "", "", ""));
    }

    static List<Double> point(Place place) {
        return List.of(place.latitude(), place.longitude());
    }
}
