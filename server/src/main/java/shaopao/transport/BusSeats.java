package shaopao.transport;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.db.Locks;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.transport.SeatRules.BookingState;
import shaopao.transport.SeatRules.BusBooking;
import shaopao.transport.SeatRules.SeatRule;

/** Seats of runs, for those who ride. One at a time changes the seats of a run, so the order of asking is kept. */
@Component
class BusSeats {

    private final Networks networks;
    private final BusRunStore runs;
    private final BusSeatStore store;
    private final BusWords words;
    private final Locks locks;
    private final TransportSettings settings;
    private final Clock clock;

    BusSeats(
            Networks networks,
            BusRunStore runs,
            BusSeatStore store,
            BusWords words,
            Locks locks,
            TransportSettings settings,
            Clock clock) {
        this.networks = networks;
        this.runs = runs;
        this.store = store;
        this.words = words;
        this.locks = locks;
        this.settings = settings;
        this.clock = clock;
    }

    /** A seat, or a place on the waiting list; asking again changes nothing. */
    @Transactional
    public BusBooking ask(Actor actor, LocalDate day, String rideId) {
        PersonId person = actor.person();
        // of two requests of one person the second sees what the first has booked
        locks.hold("transport.person." + person);
        Network network = networks.network();
        Ride ride = ride(network, day, rideId);
        Optional<SeatRule> rule = store.rule(network.route(ride.route()).id());
        int seats = rule.map(SeatRule::seats).orElse(0);
        BusRun run = runs.hold(runs.ensure(run(network, day, ride, seats)).id());
        Instant now = clock.instant();
        SeatRules.refusal(rule, run, store.ahead(person, run, now), settings.bookingsMax(), now)
                .ifPresent(problem -> {
                    throw new ProblemException(problem, Map.of("max", settings.bookingsMax()));
                });
        store.ask(Ids.next(), run.id(), person, now);
        List<PersonId> given = store.promote(run.id(), now);
        words.seatsGiven(run, given.stream().filter(one -> !one.equals(person)).toList());
        return store.open(run.id(), person).orElseThrow();
    }

    /** Gives a seat, or a place on the list, back; who waits longest gets it. */
    @Transactional
    public void giveBack(Actor actor, UUID id) {
        BusBooking booking =
                store.own(id, actor.person()).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        BusRun run = runs.hold(booking.run());
        Instant now = clock.instant();
        if (!now.isBefore(run.leavesAt())) {
            throw new ProblemException(TransportProblem.BOOKING_CLOSED);
        }
        if (store.end(id, BookingState.CANCELLED, now)) {
            words.seatsGiven(run, store.promote(run.id(), now));
        }
    }

    /** Sets which seats of a route are booked; runs that are ahead follow, and nobody loses a seat. */
    @Transactional
    public void rule(SeatRule rule, String by) {
        Instant now = clock.instant();
        store.put(rule, by, now);
        for (BusRun run : runs.later(rule.route(), now)) {
            runs.hold(run.id());
            runs.resize(run.id(), rule.seats());
            words.seatsGiven(run, store.promote(run.id(), now));
        }
    }

    /** Free seats go to those who wait, as when a run is to go after all; the run is held. */
    void refill(BusRun run) {
        words.seatsGiven(run, store.promote(run.id(), clock.instant()));
    }

    /** The run of a ride on a day; refuses what does not run. */
    BusRun ensure(LocalDate day, String rideId) {
        Network network = networks.network();
        Ride ride = ride(network, day, rideId);
        int seats = store.rule(network.route(ride.route()).id())
                .map(SeatRule::seats)
                .orElse(0);
        return runs.ensure(run(network, day, ride, seats));
    }

    private static Ride ride(Network network, LocalDate day, String id) {
        return network.ride(id)
                .filter(one -> network.runs(one, day))
                .orElseThrow(() -> new ProblemException(TransportProblem.RUN_UNKNOWN));
    }

    static BusRun run(Network network, LocalDate day, Ride ride, int seats) {
        return new BusRun(
                Ids.next(),
                day,
                ride.id(),
                network.route(ride.route()).id(),
                network.at(day, ride.begins()),
                network.at(day, ride.ends()),
                seats,
                Optional.empty());
    }
}
