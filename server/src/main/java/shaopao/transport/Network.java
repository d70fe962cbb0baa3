package shaopao.transport;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import shaopao.transport.Feed.Route;
import shaopao.transport.Feed.Stop;
import shaopao.transport.Feed.StopTime;
import shaopao.transport.Feed.Trip;
import shaopao.transport.Ride.Halt;

/** A feed made ready for questions: stops and routes by number, every drive with all its times, who passes where. */
final class Network {

    private static final int DAYS_KEPT = 40;
    private static final int DAY_SECONDS = 86_400;

    private final Feed feed;
    private final ServiceDays days;
    private final Map<String, Integer> stopPlaces = new HashMap<>();
    private final Map<String, Integer> routePlaces = new HashMap<>();
    private final Map<String, Ride> rides = new HashMap<>();
    private final List<List<Call>> calls;
    private final Map<LocalDate, List<Ride>> ridesByDay = new ConcurrentHashMap<>();
    private final Map<String, List<Place>> shapes = new HashMap<>();
    private final Map<String, List<StopTime>> haltsOfTrips = new HashMap<>();
    private final int lastSecond;

    /** A ride halts somewhere. */
    record Call(Ride ride, int halt) {}

    Network(Feed feed) {
        this.feed = feed;
        this.days = new ServiceDays(feed);
        IntStream.range(0, feed.stops().size())
                .forEach(at -> stopPlaces.put(feed.stops().get(at).id(), at));
        IntStream.range(0, feed.routes().size())
                .forEach(at -> routePlaces.put(feed.routes().get(at).id(), at));
        this.calls =
                feed.stops().stream().<List<Call>>map(_ -> new ArrayList<>()).toList();
        feed.shapes()
                .forEach(point -> shapes.computeIfAbsent(point.shape(), _ -> new ArrayList<>())
                        .add(new Place(point.latitude(), point.longitude())));
        feed.stopTimes()
                .forEach(halt -> haltsOfTrips
                        .computeIfAbsent(halt.trip(), _ -> new ArrayList<>())
                        .add(halt));
        Map<String, List<Feed.Frequency>> frequencies = new HashMap<>();
        feed.frequencies()
                .forEach(one -> frequencies
                        .computeIfAbsent(one.trip(), _ -> new ArrayList<>())
                        .add(one));
        feed.trips()
                .forEach(trip -> add(
                        trip,
                        haltsOfTrips.getOrDefault(trip.id(), List.of()),
                        frequencies.getOrDefault(trip.id(), List.of())));
        this.lastSecond = rides.values().stream().mapToInt(Ride::ends).max().orElse(0);
    }

    private void add(Trip trip, List<StopTime> times, List<Feed.Frequency> frequencies) {
        if (times.size() < 2) {
            return;
        }
        List<Halt> halts = HaltTimes.halts(times, feed, this);
        int route = routePlaces.getOrDefault(trip.route(), 0);
        if (frequencies.isEmpty()) {
            add(new Ride(trip.id(), trip, route, halts));
        }
        for (Feed.Frequency one : frequencies) {
            for (int at = one.from(); at < one.until(); at += one.everySeconds()) {
                add(new Ride(
                        trip.id() + "@" + at,
                        trip,
                        route,
                        HaltTimes.moved(halts, at - halts.getFirst().departs())));
            }
        }
    }

    private void add(Ride ride) {
        rides.put(ride.id(), ride);
        for (int halt = 0; halt < ride.halts().size(); halt++) {
            calls.get(ride.halts().get(halt).stop()).add(new Call(ride, halt));
        }
    }

    Feed feed() {
        return feed;
    }

    ServiceDays days() {
        return days;
    }

    ZoneId zone() {
        return feed.zone();
    }

    Stop stop(int place) {
        return feed.stops().get(place);
    }

    Place placeOf(int stop) {
        return new Place(stop(stop).latitude(), stop(stop).longitude());
    }

    Route route(int place) {
        return feed.routes().get(place);
    }

    Optional<Integer> stopPlace(String id) {
        return Optional.ofNullable(stopPlaces.get(id));
    }

    Optional<Integer> routePlace(String id) {
        return Optional.ofNullable(routePlaces.get(id));
    }

    Optional<Ride> ride(String id) {
        return Optional.ofNullable(rides.get(id));
    }

    List<Call> calls(int stop) {
        return calls.get(stop);
    }

    /** The halts of a ride as the feed has them. */
    List<StopTime> halts(Ride ride) {
        return haltsOfTrips.getOrDefault(ride.trip().id(), List.of());
    }

    boolean runs(Ride ride, LocalDate day) {
        return days.runs(ride.trip().service(), day);
    }

    /** The points of a shape; empty when the trip names none. */
    List<Place> shape(String id) {
        return shapes.getOrDefault(id, List.of());
    }

    /** Every ride of a service day. */
    List<Ride> rides(LocalDate day) {
        if (ridesByDay.size() > DAYS_KEPT) {
            ridesByDay.clear();
        }
        return ridesByDay.computeIfAbsent(
                day,
                one -> rides.values().stream().filter(ride -> runs(ride, one)).toList());
    }

    Instant at(LocalDate serviceDay, int seconds) {
        return ServiceDays.instant(serviceDay, seconds, zone());
    }

    /** The service days on which something may be under way between two instants, earliest first. */
    List<LocalDate> serviceDays(Instant from, Instant until) {
        if (until.isBefore(from)) {
            return List.of();
        }
        LocalDate first = LocalDate.ofInstant(from, zone()).minusDays(lastSecond / DAY_SECONDS + 1L);
        LocalDate last = LocalDate.ofInstant(until, zone()).plusDays(1);
        return first.datesUntil(last.plusDays(1)).toList();
    }
}
