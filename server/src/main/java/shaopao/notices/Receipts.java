package shaopao.notices;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.notices.ReceiptRules.Said;

/** What providers say later about messages that they took. */
@Component
class Receipts {

    private final ReceiptStore store;
    private final Clock clock;

    Receipts(ReceiptStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** Keeps the receipt, and books it when its part is known; once this returns it cannot be lost. */
    @Transactional
    public void heard(String provider, Said said) {
        Instant now = clock.instant();
        store.keep(provider, said, now);
        store.book(now);
    }

    /** Books receipts that overtook their part; forgets those that never found one. */
    @Transactional
    public void sweep(Instant forgottenBefore) {
        store.book(clock.instant());
        store.forget(forgottenBefore);
    }
}
