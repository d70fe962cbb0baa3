package shaopao.devices;

import java.time.Clock;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.db.Locks;

/** Forgets nonces that no signature can use any more; of many nodes one does it. */
@Component
class DeviceJobs {

    private static final int ROWS_MAX = 50_000;

    private final DeviceStore store;
    private final Locks locks;
    private final Clock clock;

    DeviceJobs(DeviceStore store, Locks locks, Clock clock) {
        this.store = store;
        this.locks = locks;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT1M")
    @Transactional
    public void forgetNonces() {
        if (locks.tryHold("devices.nonces")) {
            store.forgetNonces(clock.instant().minus(SignatureRules.WINDOW.multipliedBy(3)), ROWS_MAX);
        }
    }
}
