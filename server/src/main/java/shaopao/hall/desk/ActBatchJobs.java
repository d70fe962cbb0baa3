package shaopao.hall.desk;

import java.time.Clock;
import java.time.Duration;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Goes on with batches whose program died, and forgets those that ended long ago. */
@Component
class ActBatchJobs {

    private static final Duration KEPT = Duration.ofDays(30);

    private final ActBatches batches;
    private final ActBatchStore store;
    private final Clock clock;

    ActBatchJobs(ActBatches batches, ActBatchStore store, Clock clock) {
        this.batches = batches;
        this.store = store;
        this.clock = clock;
    }

    @Scheduled(initialDelayString = "PT10S", fixedDelayString = "PT10S")
    void goOn() {
        batches.workAll();
    }

    @Scheduled(cron = "0 40 3 * * *", zone = "Asia/Shanghai")
    void forget() {
        store.forget(clock.instant().minus(KEPT));
    }
}
