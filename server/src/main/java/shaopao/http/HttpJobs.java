package shaopao.http;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.db.Locks;

/** Forgets idempotency keys that are past their time; of many nodes one does it. */
@Component
class HttpJobs {

    private static final int ROWS_MAX = 5_000;

    /** A day of a busy hall holds millions of keys; what is left over goes with the next sweep. */
    private static final int BATCHES_MAX = 100;

    private final IdempotencyStore store;
    private final Locks locks;
    private final HttpSettings settings;
    private final Clock clock;

    HttpJobs(IdempotencyStore store, Locks locks, HttpSettings settings, Clock clock) {
        this.store = store;
        this.locks = locks;
        this.settings = settings;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT5M", initialDelayString = "PT3M")
    @Transactional
    public void forgetOldKeys() {
        if (locks.tryHold("http.idempotency-sweep")) {
            int batches = 0;
            while (store.forgetBefore(clock.instant().minus(settings.idempotencyAge()), ROWS_MAX) == ROWS_MAX) {
                if (++batches == BATCHES_MAX) {
                    return;
                }
            }
        }
    }
}
