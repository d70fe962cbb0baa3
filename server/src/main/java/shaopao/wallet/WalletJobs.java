package shaopao.wallet;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Gives free what was set aside for too long, asks payment services, and checks the books each night. */
@Component
class WalletJobs {

    private static final Logger LOG = LoggerFactory.getLogger(WalletJobs.class);
    private static final int TOGETHER_MAX = 1_000;

    private final LedgerStore store;
    private final Ledger ledger;
    private final Months months;
    private final TopUps topUps;
    private final Clock clock;

    WalletJobs(LedgerStore store, Ledger ledger, Months months, TopUps topUps, Clock clock) {
        this.store = store;
        this.ledger = ledger;
        this.months = months;
        this.topUps = topUps;
        this.clock = clock;
    }

    /** Under an id that follows from the pending transfer's, so that two nodes void it once. */
    @Scheduled(initialDelayString = "PT20S", fixedDelayString = "PT20S")
    void expire() {
        List<TransferId> expired = store.expired(clock.instant(), TOGETHER_MAX);
        for (TransferId pending : expired) {
            UUID id = UUID.nameUUIDFromBytes(("expired/" + pending).getBytes(StandardCharsets.UTF_8));
            ledger.transfer(List.of(new NewTransfer.VoidPending(new TransferId(id), pending)));
        }
    }

    /** What a payment service did not tell us, or told while we were away. */
    @Scheduled(initialDelayString = "PT25S", fixedDelayString = "PT20S")
    void askPaymentServices() {
        topUps.askUnheard();
    }

    @Scheduled(cron = "0 20 4 * * *", zone = "Asia/Shanghai")
    void check() {
        long astray = months.astray();
        if (astray > 0) {
            LOG.error("The books are not even: {} accounts do not follow from their transfers", astray);
        }
    }
}
