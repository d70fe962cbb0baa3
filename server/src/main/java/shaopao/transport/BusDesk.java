package shaopao.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.transport.BusDutyStore.Duty;
import shaopao.transport.BusDutyStore.Vehicle;
import shaopao.transport.BusSeatStore.Standing;
import shaopao.transport.BusTrackStore.Told;
import shaopao.transport.BusViews.BusRouteCard;
import shaopao.transport.SeatRules.BusBooking;
import shaopao.transport.SeatRules.SeatRule;

/** What staff keep: which routes are booked, the vehicles, and runs that do not take place. */
@Component
class BusDesk {

    private static final Duration BOARD_BACK = Duration.ofHours(1);
    private static final Duration BOARD_AHEAD = Duration.ofHours(4);

    private final Networks networks;
    private final BusSeats seats;
    private final BusSeatStore seatStore;
    private final BusRunStore runs;
    private final BusDutyStore duties;
    private final BusDeskTrace trace;
    private final Clock clock;

    BusDesk(
            Networks networks,
            BusSeats seats,
            BusSeatStore seatStore,
            BusRunStore runs,
            BusDutyStore duties,
            BusDeskTrace trace,
            Clock clock) {
        this.networks = networks;
        this.seats = seats;
        this.seatStore = seatStore;
        this.runs = runs;
        this.duties = duties;
        this.trace = trace;
        this.clock = clock;
    }

    /** A line of the live board. */
    record BoardRun(
            LocalDate day,
            String ride,
            BusRouteCard route,
            String to,
            Instant leavesAt,
            Instant arrivesAt,
            Optional<String> driver,
            Optional<Integer> delaySeconds,
            Optional<Instant> seenAt,
            int aboard,
            int seats,
            int held,
            int waiting,
            Optional<String> cancelled) {}

    /** Every run of the last hour and the next four, with all that is known. */
    List<BoardRun> board(BusLive live) {
        Network network = networks.network();
        Instant now = clock.instant();
        List<BusRun> known = runs.between(now.minus(Duration.ofDays(1)), now.plus(BOARD_AHEAD));
        Map<UUID, Standing> standings =
                seatStore.standings(known.stream().map(BusRun::id).toList());
        List<Duty> open = duties.open();
        List<BoardRun> board = new ArrayList<>();
        for (LocalDate day : network.serviceDays(now.minus(BOARD_BACK), now.plus(BOARD_AHEAD))) {
            for (Ride ride : network.rides(day)) {
                boolean shown = network.at(day, ride.ends()).isAfter(now.minus(BOARD_BACK))
                        && network.at(day, ride.begins()).isBefore(now.plus(BOARD_AHEAD));
                if (shown) {
                    Optional<BusRun> run = known.stream()
                            .filter(one -> one.day().equals(day) && one.ride().equals(ride.id()))
                            .findFirst();
                    board.add(line(network, day, ride, run, open, standings, live));
                }
            }
        }
        board.sort(Comparator.comparing(BoardRun::leavesAt).thenComparing(BoardRun::ride));
        return board;
    }

    private BoardRun line(
            Network network,
            LocalDate day,
            Ride ride,
            Optional<BusRun> run,
            List<Duty> open,
            Map<UUID, Standing> standings,
            BusLive live) {
        Optional<Told> told = live.now().of(day, ride.id());
        Optional<Standing> standing = run.map(one -> standings.get(one.id()));
        return new BoardRun(
                day,
                ride.id(),
                BusViews.card(network.route(ride.route())),
                BusTimes.to(network, ride),
                network.at(day, ride.begins()),
                network.at(day, ride.ends()),
                run.flatMap(one -> open.stream()
                        .filter(duty -> duty.run().equals(one.id()))
                        .map(Duty::driverName)
                        .findFirst()),
                told.filter(one -> one.point().progress() >= 0)
                        .map(one -> one.point().delaySeconds()),
                told.map(one -> one.point().at()),
                run.map(one -> duties.count(one.id())).orElse(0),
                run.map(BusRun::seats).orElse(0),
                standing.map(one -> one.held() + one.boarded()).orElse(0),
                standing.map(Standing::waiting).orElse(0),
                run.flatMap(BusRun::cancelled));
    }

    /** A run does not take place; who booked it is told why. */
    @Transactional
    public void cancel(Actor actor, LocalDate day, String ride, String reason) {
        BusRun run = seats.ensure(day, ride);
        if (run.endsAt().isBefore(clock.instant())) {
            throw new ProblemException(TransportProblem.RUN_UNKNOWN);
        }
        runs.hold(run.id());
        runs.cancel(run.id(), Optional.of(reason));
        trace.cancelled(
                actor,
                run,
                reason,
                seatStore.ofRun(run.id()).stream().map(BusBooking::person).toList());
    }

    /** It does take place after all; bookings are as they were. */
    @Transactional
    public void restore(Actor actor, LocalDate day, String ride) {
        BusRun run = seats.ensure(day, ride);
        runs.hold(run.id());
        runs.cancel(run.id(), Optional.empty());
        seats.refill(run);
        trace.record(actor, "transport.run-restored", "run", run.id().toString());
    }

    List<SeatRule> rules() {
        return seatStore.rules();
    }

    @Transactional
    public void rule(Actor actor, SeatRule rule) {
        if (networks.network().routePlace(rule.route()).isEmpty()) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        seats.rule(rule, actor.name());
        trace.record(actor, "transport.seats-set", "route", rule.route());
    }

    /** Seats of the route are booked no more; seats that are held stay held. */
    @Transactional
    public void removeRule(Actor actor, String route) {
        seatStore.removeRule(route);
        trace.record(actor, "transport.seats-ended", "route", route);
    }

    List<Vehicle> vehicles() {
        return duties.vehicles();
    }

    @Transactional
    public Vehicle add(Actor actor, Vehicle vehicle) {
        return kept(actor, vehicle, () -> duties.add(vehicle));
    }

    @Transactional
    public Vehicle change(Actor actor, Vehicle vehicle) {
        return kept(actor, vehicle, () -> {
            if (!duties.change(vehicle)) {
                throw new ProblemException(KernelProblem.NOT_FOUND);
            }
        });
    }

    private Vehicle kept(Actor actor, Vehicle vehicle, Runnable keeping) {
        trace.requireReader(vehicle.device());
        try {
            keeping.run();
        } catch (DuplicateKeyException _) {
            throw new ProblemException(TransportProblem.VEHICLE_TAKEN);
        }
        trace.record(actor, "transport.vehicle-kept", "vehicle", vehicle.id().toString());
        return vehicle;
    }

    @Transactional
    public void retire(Actor actor, UUID id) {
        if (!duties.retire(id, clock.instant())) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        trace.record(actor, "transport.vehicle-retired", "vehicle", id.toString());
    }
}
