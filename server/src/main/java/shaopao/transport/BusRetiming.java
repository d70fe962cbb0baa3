package shaopao.transport;

import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.PersonId;
import shaopao.transport.SeatRules.BusBooking;

/**
 * Runs that are known follow the timetable in force: their times and seats do, and riders are told. Bookings of a run
 * that it has no more stay with the run, so that going back to the version before gives them back.
 */
@Component
class BusRetiming {

    private final BusRunStore runs;
    private final BusSeatStore seats;
    private final BusWords words;
    private final Clock clock;

    BusRetiming(BusRunStore runs, BusSeatStore seats, BusWords words, Clock clock) {
        this.runs = runs;
        this.seats = seats;
        this.words = words;
        this.clock = clock;
    }

    /** Once more changes nothing. */
    @Transactional
    public void follow(Network network) {
        for (BusRun run : runs.holdAhead(clock.instant())) {
            BusRun now = run.following(network);
            if (!now.equals(run)) {
                follow(run, now, network);
            }
        }
    }

    private void follow(BusRun run, BusRun now, Network network) {
        runs.change(now);
        List<PersonId> people =
                seats.ofRun(run.id()).stream().map(BusBooking::person).toList();
        boolean other = !now.leavesAt().equals(run.leavesAt());
        if (now.gone()) {
            words.gone(run, people);
        } else if (now.cancelled().isEmpty() && (other || run.gone())) {
            words.retimed(run, now, network, people);
        }
        if (run.gone()) {
            words.seatsGiven(now, seats.promote(run.id(), clock.instant()));
        }
    }
}
