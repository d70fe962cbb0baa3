package shaopao.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.transport.BusDutyStore.Duty;
import shaopao.transport.BusDutyStore.Vehicle;
import shaopao.transport.BusTrackStore.TrackSource;
import shaopao.transport.BusViews.BusRouteCard;

/** What drivers do: take a run, tell where they are, end it. Who gets on is decided in {@link Boardings}. */
@Component
class BusDuties {

    private static final Duration BEFORE = Duration.ofMinutes(30);
    private static final Duration AFTER = Duration.ofHours(3);
    private static final int RUNS_MAX = 200;

    private final Networks networks;
    private final BusSeats seats;
    private final BusRunStore runs;
    private final BusDutyStore store;
    private final BusLive live;
    private final Audit audit;
    private final Clock clock;

    BusDuties(
            Networks networks,
            BusSeats seats,
            BusRunStore runs,
            BusDutyStore store,
            BusLive live,
            Audit audit,
            Clock clock) {
        this.networks = networks;
        this.seats = seats;
        this.runs = runs;
        this.store = store;
        this.live = live;
        this.audit = audit;
        this.clock = clock;
    }

    /** A run that somebody may drive now. */
    record DriveRun(
            LocalDate day,
            String ride,
            BusRouteCard route,
            String from,
            String to,
            Instant leavesAt,
            Instant arrivesAt,
            Optional<String> driver,
            Optional<String> cancelled) {}

    /** What leaves from half an hour ago to three hours ahead. */
    List<DriveRun> drivable() {
        Network network = networks.network();
        Instant now = clock.instant();
        List<Duty> open = store.open();
        List<BusRun> known = runs.between(now.minus(Duration.ofDays(1)), now.plus(AFTER));
        List<DriveRun> list = new ArrayList<>();
        for (LocalDate day : network.serviceDays(now.minus(BEFORE), now.plus(AFTER))) {
            for (Ride ride : network.rides(day)) {
                Instant leaves = network.at(day, ride.begins());
                if (leaves.isAfter(now.minus(BEFORE)) && leaves.isBefore(now.plus(AFTER))) {
                    Optional<BusRun> run = known.stream()
                            .filter(one -> one.day().equals(day) && one.ride().equals(ride.id()))
                            .findFirst();
                    Optional<String> driver = run.flatMap(one -> open.stream()
                            .filter(duty -> duty.run().equals(one.id()))
                            .map(Duty::driverName)
                            .findFirst());
                    list.add(drive(network, day, ride, driver, run.flatMap(BusRun::cancelled)));
                }
            }
        }
        list.sort(Comparator.comparing(DriveRun::leavesAt).thenComparing(DriveRun::ride));
        return list.subList(0, Math.min(list.size(), RUNS_MAX));
    }

    static DriveRun drive(
            Network network, LocalDate day, Ride ride, Optional<String> driver, Optional<String> cancelled) {
        return new DriveRun(
                day,
                ride.id(),
                BusViews.card(network.route(ride.route())),
                network.stop(ride.halts().getFirst().stop()).name(),
                network.stop(ride.halts().getLast().stop()).name(),
                network.at(day, ride.begins()),
                network.at(day, ride.ends()),
                driver,
                cancelled);
    }

    List<Vehicle> vehicles() {
        return store.vehicles();
    }

    /** The driver takes a vehicle over a run; each of the three is in one duty at a time. */
    @Transactional
    public Duty start(Actor actor, LocalDate day, String ride, UUID vehicle) {
        if (store.vehicles().stream().noneMatch(one -> one.id().equals(vehicle))) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        BusRun run = seats.ensure(day, ride);
        Instant now = clock.instant();
        mayStart(run, now);
        Duty duty = new Duty(Ids.next(), run.id(), vehicle, actor.person().value(), actor.name(), now);
        try {
            store.start(duty);
        } catch (DuplicateKeyException _) {
            throw new ProblemException(TransportProblem.DUTY_TAKEN);
        }
        audit.record(actor, "transport.duty-started", "run", run.id().toString(), java.util.Map.of("ride", ride));
        return duty;
    }

    private static void mayStart(BusRun run, Instant now) {
        if (run.cancelled().isPresent()) {
            throw new ProblemException(TransportProblem.RUN_CANCELLED);
        }
        if (run.leavesAt().isBefore(now.minus(AFTER)) || run.leavesAt().isAfter(now.plus(AFTER))) {
            throw new ProblemException(TransportProblem.RUN_UNKNOWN);
        }
    }

    Optional<Duty> open(Actor actor) {
        return store.dutyOf(actor.person().value());
    }

    Duty mine(Actor actor) {
        return open(actor).orElseThrow(() -> new ProblemException(TransportProblem.NO_DUTY));
    }

    BusRun run(Duty duty) {
        return runs.run(duty.run()).orElseThrow();
    }

    /** Where the driver's phone is now. */
    void tell(Actor actor, Place place) {
        live.tell(run(mine(actor)), place, clock.instant(), TrackSource.DRIVER);
    }

    /** The run is over: who held a seat and did not come has missed it. */
    @Transactional
    public void end(Actor actor, Boardings boardings) {
        Duty duty = mine(actor);
        end(duty, boardings);
    }

    void end(Duty duty, Boardings boardings) {
        store.end(duty.id(), clock.instant());
        boardings.over(duty.run());
    }

    /** Duties whose run ended hours ago and that nobody ended. */
    List<Duty> forgotten() {
        Instant now = clock.instant();
        return store.open().stream()
                .filter(duty -> run(duty).endsAt().plus(AFTER).isBefore(now))
                .toList();
    }
}
