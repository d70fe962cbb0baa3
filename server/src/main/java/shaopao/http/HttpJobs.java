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
            store.forgetBefore(clock.instant().minus(settings.idempotencyAge()), ROWS_MAX);
        }
    }
}
