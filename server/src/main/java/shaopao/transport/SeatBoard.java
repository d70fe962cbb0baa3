package shaopao.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.transport.BusSeatStore.Standing;
import shaopao.transport.BusViews.BusRouteCard;
import shaopao.transport.SeatRules.BusBooking;
import shaopao.transport.SeatRules.SeatRule;

/** What riders see of seats: runs that they can book, and their own. */
@Component
class SeatBoard {

    private static final int MINE_MAX = 50;
    private static final Duration MINE_SINCE = Duration.ofDays(7);

    private final Networks networks;
    private final BusRunStore runs;
    private final BusSeatStore store;
    private final Clock clock;

    SeatBoard(Networks networks, BusRunStore runs, BusSeatStore store, Clock clock) {
        this.networks = networks;
        this.runs = runs;
        this.store = store;
        this.clock = clock;
    }

    /**
     * A run whose seats are booked.
     *
     * @param day of service; what leaves after midnight belongs to the day before
     * @param from empty, as {@code to} is, when the timetable has the run no more
     * @param gone whether it has not
     * @param mine the caller's own booking on it
     */
    record SeatRun(
            LocalDate day,
            String ride,
            BusRouteCard route,
            String from,
            String to,
            Instant leavesAt,
            Instant arrivesAt,
            int seats,
            int free,
            int waiting,
            Instant opensAt,
            Instant closesAt,
            Optional<String> cancelled,
            boolean gone,
            Optional<BusBooking> mine) {}

    /** What is known of some runs, asked together: their seats, the rules, and the caller's bookings on them. */
    private record Known(
            Network network, Map<UUID, Standing> standings, Map<String, SeatRule> rules, Map<UUID, BusBooking> mine) {}

    /** What leaves on a day and can be booked, as the caller sees it. */
    List<SeatRun> bookable(Actor actor, LocalDate day) {
        Network network = networks.network();
        Instant now = clock.instant();
        Instant from = day.atStartOfDay(network.zone()).toInstant();
        Instant until = day.plusDays(1).atStartOfDay(network.zone()).toInstant();
        Map<String, SeatRule> rules = rules();
        Map<String, BusRun> kept = runs.between(from, until).stream()
                .collect(Collectors.toMap(run -> run.day() + " " + run.ride(), run -> run));
        List<BusRun> leaving = leaving(network, rules, kept, later(from, now), until);
        List<UUID> ids = leaving.stream().map(BusRun::id).toList();
        Known known = new Known(network, store.standings(ids), rules, store.open(ids, actor.person()));
        return leaving.stream()
                .sorted(Comparator.comparing(BusRun::leavesAt).thenComparing(BusRun::ride))
                .map(run -> shown(known, run))
                .toList();
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }

    /** Runs of these routes that leave in a stretch of time, as they are kept or would be. */
    private static List<BusRun> leaving(
            Network network, Map<String, SeatRule> rules, Map<String, BusRun> kept, Instant from, Instant until) {
        List<BusRun> leaving = new ArrayList<>();
        for (LocalDate day : network.serviceDays(from, until)) {
            for (Ride ride : network.rides(day)) {
                Instant leaves = network.at(day, ride.begins());
                SeatRule rule = rules.get(network.route(ride.route()).id());
                if (rule != null && !leaves.isBefore(from) && leaves.isBefore(until)) {
                    BusRun run = kept.get(day + " " + ride.id());
                    leaving.add(run == null ? BusSeats.run(network, day, ride, rule.seats()) : run);
                }
            }
        }
        return leaving;
    }

    private Map<String, SeatRule> rules() {
        return store.rules().stream().collect(Collectors.toMap(SeatRule::route, rule -> rule));
    }

    /** The caller's own seats, those of the last days among them. */
    List<SeatRun> mine(Actor actor) {
        List<BusBooking> bookings = store.mine(actor.person(), clock.instant().minus(MINE_SINCE), MINE_MAX);
        Set<UUID> ids = bookings.stream().map(BusBooking::run).collect(Collectors.toSet());
        Map<UUID, BusRun> known = runs.runs(ids);
        Network network = networks.network();
        Map<UUID, Standing> standings = store.standings(ids);
        Map<String, SeatRule> rules = rules();
        return bookings.stream()
                .map(one -> shown(
                        new Known(network, standings, rules, Map.of(one.run(), one)),
                        Objects.requireNonNull(known.get(one.run()))))
                .toList();
    }

    private static SeatRun shown(Known known, BusRun run) {
        Network network = known.network();
        Optional<Ride> ride = network.ride(run.ride());
        Standing standing = known.standings().getOrDefault(run.id(), new Standing(run.id(), 0, 0, 0));
        Optional<SeatRule> rule = Optional.ofNullable(known.rules().get(run.route()));
        return new SeatRun(
                run.day(),
                run.ride(),
                BusViews.card(network, run.route()),
                stop(network, ride.map(one -> one.halts().getFirst())),
                stop(network, ride.map(one -> one.halts().getLast())),
                run.leavesAt(),
                run.endsAt(),
                run.seats(),
                Math.max(0, run.seats() - standing.held() - standing.boarded()),
                standing.waiting(),
                rule.map(one -> one.opensAt(run.leavesAt())).orElse(run.leavesAt()),
                rule.map(one -> one.closesAt(run.leavesAt())).orElse(run.leavesAt()),
                run.cancelled(),
                run.gone(),
                Optional.ofNullable(known.mine().get(run.id())));
    }

    private static String stop(Network network, Optional<Ride.Halt> halt) {
        return halt.map(one -> network.stop(one.stop()).name()).orElse("");
    }
}
