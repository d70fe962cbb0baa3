package shaopao.transport;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.db.Locks;

/** Forgets who got on which bus, and measurements that say nothing of today; work of one of many nodes. */
@Component
class BusForgetting {

    private final Locks locks;
    private final TransactionTemplate transaction;
    private final BusDutyStore duties;
    private final BusSeatStore seats;
    private final BusTrackStore tracks;
    private final Clock clock;

    BusForgetting(
            Locks locks,
            TransactionTemplate transaction,
            BusDutyStore duties,
            BusSeatStore seats,
            BusTrackStore tracks,
            Clock clock) {
        this.locks = locks;
        this.transaction = transaction;
        this.duties = duties;
        this.seats = seats;
        this.tracks = tracks;
        this.clock = clock;
    }

    /** Nothing happens when another node does it just now. */
    void oneNode(String name, Runnable work) {
        transaction.executeWithoutResult(_ -> {
            if (locks.tryHold(name)) {
                work.run();
            }
        });
    }

    void before(int boardingDays, Duration kept) {
        Instant now = clock.instant();
        duties.forgetBoardings(now.minus(Duration.ofDays(boardingDays)));
        seats.forget(now.minus(Duration.ofDays(boardingDays)));
        tracks.forget(now.minus(kept));
    }
}
