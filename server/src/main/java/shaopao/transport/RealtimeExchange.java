package shaopao.transport;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.kernel.ProblemException;
import shaopao.transport.BusTrackStore.Told;
import shaopao.transport.BusTrackStore.TrackSource;
import shaopao.transport.RealtimeFormat.Realtime;
import shaopao.transport.RealtimeFormat.StopChange;
import shaopao.transport.RealtimeFormat.TripChange;
import shaopao.transport.RealtimeFormat.TripKey;
import shaopao.transport.RealtimeFormat.VehicleAt;
import shaopao.transport.TrackRules.Course;

/** GTFS-Realtime, both ways: positions of other systems come in, ours and our estimates go out. */
@Component
class RealtimeExchange {

    private static final Duration OLD = Duration.ofMinutes(10);
    private static final Duration AHEAD = Duration.ofMinutes(1);
    private static final Duration TOLD_AHEAD = Duration.ofDays(2);

    private final Networks networks;
    private final BusLive live;
    private final BusSeats seats;
    private final BusRunStore runs;
    private final Clock clock;

    RealtimeExchange(Networks networks, BusLive live, BusSeats seats, BusRunStore runs, Clock clock) {
        this.networks = networks;
        this.live = live;
        this.seats = seats;
        this.runs = runs;
        this.clock = clock;
    }

    /** What became of a feed: positions that were taken, and those of runs that we do not know or that are old. */
    record RealtimeTaken(int taken, int left) {}

    RealtimeTaken take(byte[] bytes) {
        Realtime feed = RealtimeReader.read(bytes)
                .orElseThrow(() -> new ProblemException(TransportProblem.REALTIME_UNREADABLE));
        int taken = 0;
        for (VehicleAt vehicle : feed.vehicles()) {
            taken += told(vehicle, feed) ? 1 : 0;
        }
        return new RealtimeTaken(taken, feed.vehicles().size() - taken);
    }

    private boolean told(VehicleAt vehicle, Realtime feed) {
        Instant now = clock.instant();
        Instant at = vehicle.at()
                .or(() -> Optional.of(feed.at()))
                .filter(one -> one.isAfter(Instant.EPOCH))
                .orElse(now);
        boolean timely = at.isAfter(now.minus(OLD)) && at.isBefore(now.plus(AHEAD));
        Optional<BusRun> run = timely ? run(vehicle.trip()) : Optional.empty();
        return run.isPresent() && live.tell(run.get(), vehicle.place(), at, TrackSource.FEED);
    }

    /** A trip without a day is that of today, or of yesterday when it is still under way. */
    private Optional<BusRun> run(TripKey key) {
        Network network = networks.network();
        String id = key.trip();
        if (!key.time().isEmpty() && network.ride(id).isEmpty()) {
            id = key.trip() + "@" + seconds(key.time());
        }
        Optional<Ride> ride = network.ride(id);
        Instant now = clock.instant();
        return ride.flatMap(one -> days(key, network).stream()
                .filter(day -> network.runs(one, day))
                .min(Comparator.comparing(day -> Duration.between(network.at(day, (one.begins() + one.ends()) / 2), now)
                        .abs()))
                .map(day -> seats.ensure(day, one.id())));
    }

    private List<LocalDate> days(TripKey key, Network network) {
        if (key.day().isEmpty()) {
            LocalDate today = LocalDate.ofInstant(clock.instant(), network.zone());
            return List.of(today.minusDays(1), today, today.plusDays(1));
        }
        try {
            return List.of(LocalDate.parse(key.day(), DateTimeFormatter.BASIC_ISO_DATE));
        } catch (DateTimeException _) {
            return List.of();
        }
    }

    private static int seconds(String time) {
        String[] parts = time.split(":", -1);
        try {
            return parts.length == 3
                    ? Integer.parseInt(parts[0]) * 3_600 + Integer.parseInt(parts[1]) * 60 + Integer.parseInt(parts[2])
                    : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    /** The positions that we know. */
    byte[] vehicles() {
        Network network = networks.network();
        List<VehicleAt> vehicles = new ArrayList<>();
        for (Told told : sorted()) {
            network.ride(told.ride())
                    .ifPresent(ride -> vehicles.add(new VehicleAt(
                            key(ride, told.day(), false),
                            told.place(),
                            Optional.of(told.point().at()))));
        }
        return RealtimeFormat.write(new Realtime(clock.instant(), vehicles, List.of()));
    }

    /** When those buses come to the stops ahead, and which runs do not take place. */
    byte[] tripUpdates() {
        Network network = networks.network();
        Instant now = clock.instant();
        List<TripChange> trips = new ArrayList<>();
        for (Told told : sorted()) {
            network.ride(told.ride()).ifPresent(ride -> trips.add(change(network, told, ride, now)));
        }
        runs.between(now.minus(Duration.ofDays(1)), now.plus(TOLD_AHEAD)).stream()
                .filter(run -> run.cancelled().isPresent())
                .forEach(run -> network.ride(run.ride())
                        .ifPresent(ride ->
                                trips.add(new TripChange(key(ride, run.day(), true), List.of(), Optional.of(now)))));
        return RealtimeFormat.write(new Realtime(now, List.of(), trips));
    }

    private List<Told> sorted() {
        return live.now().byRide().values().stream()
                .filter(told -> told.point().progress() >= 0)
                .sorted(Comparator.comparing(Told::day).thenComparing(Told::ride))
                .toList();
    }

    private TripChange change(Network network, Told told, Ride ride, Instant now) {
        Course course = new Course(network, ride, told.day());
        List<Feed.StopTime> halts = network.halts(ride);
        List<StopChange> stops = new ArrayList<>();
        for (int halt = (int) told.point().progress() + 1; halt <= course.last(); halt++) {
            Instant expected =
                    TrackRules.expected(course, told.point(), halt, now).orElse(now);
            stops.add(new StopChange(
                    halts.get(halt).sequence(),
                    halts.get(halt).stop(),
                    Optional.of(expected),
                    Optional.of((int)
                            Duration.between(course.planned(halt), expected).toSeconds()),
                    live.margin(network.route(ride.route()).id(), expected).orElse(0)));
        }
        return new TripChange(
                key(ride, told.day(), false), stops, Optional.of(told.point().at()));
    }

    private static TripKey key(Ride ride, LocalDate day, boolean cancelled) {
        boolean often = !ride.id().equals(ride.trip().id());
        return new TripKey(
                ride.trip().id(),
                day.format(DateTimeFormatter.BASIC_ISO_DATE),
                often ? FeedWriter.time(ride.begins()) : "",
                cancelled);
    }
}
