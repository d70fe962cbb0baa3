package shaopao.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.ToIntFunction;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.db.Locks;
import shaopao.notices.Notices.Desk;

/** Daily summaries, late receipts, and forgetting; of many nodes one does each. */
@Component
class NoticesJobs {

    private static final int PERSONS_MAX = 500;
    private static final int ROUNDS_MAX = 200;
    private static final int ROWS_MAX = 5_000;
    private static final Duration RECEIPT_AGE = Duration.ofDays(3);

    private final DeliveryStore deliveries;
    private final NoticesDeskStore store;
    private final Receipts receipts;
    private final Bell bell;
    private final Locks locks;
    private final TransactionTemplate transaction;
    private final Desk desk;

    NoticesJobs(
            DeliveryStore deliveries,
            NoticesDeskStore store,
            Receipts receipts,
            Bell bell,
            Locks locks,
            TransactionTemplate transaction,
            Desk desk) {
        this.deliveries = deliveries;
        this.store = store;
        this.receipts = receipts;
        this.bell = bell;
        this.locks = locks;
        this.transaction = transaction;
        this.desk = desk;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT30S")
    void summaries() {
        summariesAt(desk.clock().instant());
    }

    int summariesAt(Instant now) {
        int made = repeated(
                "notices.digest",
                _ -> deliveries.bundle(
                        PERSONS_MAX, now, now.plus(desk.settings().validity())));
        if (made > 0) {
            bell.ring();
        }
        return made;
    }

    @Scheduled(fixedDelayString = "PT1M", initialDelayString = "PT40S")
    void lateReceipts() {
        receipts.sweep(desk.clock().instant().minus(RECEIPT_AGE));
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT15M")
    void forget() {
        forgetAt(desk.clock().instant());
    }

    int forgetAt(Instant now) {
        UUID messages = firstOf(now.minus(desk.settings().keep()));
        UUID ways = firstOf(now.minus(desk.settings().keepDeliveries()));
        return repeated("notices.forget", _ -> store.forgetDeliveries(ways, ROWS_MAX))
                + repeated("notices.forget", _ -> store.forgetMessages(messages, ROWS_MAX))
                + repeated("notices.forget", _ -> store.forgetContents(messages, ROWS_MAX));
    }

    /** In short transactions, until nothing is left or another node is at it. */
    private int repeated(String name, ToIntFunction<Integer> act) {
        int all = 0;
        for (int round = 0; round < ROUNDS_MAX; round++) {
            int turn = round;
            Integer done = transaction.execute(_ -> locks.tryHold(name) ? act.applyAsInt(turn) : 0);
            if (done == null || done == 0) {
                return all;
            }
            all += done;
        }
        return all;
    }

    /** The smallest id of version 7 that a moment can have. */
    static UUID firstOf(Instant moment) {
        return new UUID(moment.toEpochMilli() << 16 | 0x7000L, 0x8000_0000_0000_0000L);
    }
}
