package shaopao.booking;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Gives free what nobody came for, lets offers lapse, ends what is over, draws when a window has closed. */
@Component
class BookingJobs {

    private static final int TOGETHER = 50;
    private static final int ROUNDS_MAX = 40;

    private final BookingSweeps sweeps;
    private final TransactionTemplate transaction;
    private final BookingMoveStore moves;
    private final SeatDraws draws;
    private final BookingSettings settings;
    private final Clock clock;

    BookingJobs(
            BookingSweeps sweeps,
            TransactionTemplate transaction,
            BookingMoveStore moves,
            SeatDraws draws,
            BookingSettings settings,
            Clock clock) {
        this.sweeps = sweeps;
        this.transaction = transaction;
        this.moves = moves;
        this.draws = draws;
        this.settings = settings;
        this.clock = clock;
    }

    /** Some together in each transaction, until nothing is due. */
    @Scheduled(initialDelayString = "PT30S", fixedDelayString = "PT20S")
    void release() {
        for (int round = 0; round < ROUNDS_MAX; round++) {
            Integer released = transaction.execute(_ -> sweeps.release(TOGETHER));
            if (released == null || released == 0) {
                break;
            }
        }
    }

    @Scheduled(initialDelayString = "PT35S", fixedDelayString = "PT20S")
    void close() {
        transaction.executeWithoutResult(_ -> sweeps.close());
    }

    @Scheduled(initialDelayString = "PT40S", fixedDelayString = "PT20S")
    void offer() {
        transaction.executeWithoutResult(_ -> sweeps.offer());
    }

    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT10S")
    void draw() {
        draws.due().forEach(draws::drawDue);
    }

    @Scheduled(cron = "0 20 4 * * *", zone = "Asia/Shanghai")
    void forget() {
        moves.forget(clock.instant().minus(Duration.ofDays(settings.keepDays())));
    }
}
