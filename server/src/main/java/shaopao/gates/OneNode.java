package shaopao.gates;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.db.Locks;

/** Work that one of many nodes does, in a transaction of its own. */
@Component
class OneNode {

    private final Locks locks;
    private final TransactionTemplate transaction;
    private final Clock clock;

    OneNode(Locks locks, TransactionTemplate transaction, Clock clock) {
        this.locks = locks;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Nothing happens when another node does it just now. */
    void does(String name, Runnable work) {
        transaction.executeWithoutResult(_ -> {
            if (locks.tryHold(name)) {
                work.run();
            }
        });
    }

    Instant now() {
        return clock.instant();
    }
}
