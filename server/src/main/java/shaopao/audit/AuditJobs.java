package shaopao.audit;

import java.util.ArrayList;
import java.util.List;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.audit.AuditChain.Anchor;
import shaopao.audit.AuditStore.Seal;
import shaopao.db.Locks;

/** Seals what waits, a bounded number at a time; of many nodes one does it. */
@Component
class AuditJobs {

    private final AuditStore store;
    private final AuditChain chain;
    private final AuditAnchors anchors;
    private final AuditSettings settings;
    private final Locks locks;
    private final TransactionTemplate transaction;

    AuditJobs(
            AuditStore store,
            AuditChain chain,
            AuditAnchors anchors,
            AuditSettings settings,
            Locks locks,
            TransactionTemplate transaction) {
        this.store = store;
        this.chain = chain;
        this.anchors = anchors;
        this.settings = settings;
        this.locks = locks;
        this.transaction = transaction;
    }

    @Scheduled(fixedDelayString = "PT1S", initialDelayString = "PT5S")
    void seal() {
        int sealed = store.somethingWaits() ? sealOnce() : 0;
        while (sealed == settings.sealedMax()) {
            sealed = sealOnce();
        }
        store.anchor().filter(chain::genuine).ifPresent(anchors::remember);
    }

    /** Goes on from the anchor, never from the last row: entries that were cut leave a gap for ever. */
    int sealOnce() {
        Integer sealed = transaction.execute(_ -> {
            if (!locks.tryHold("audit.chain")) {
                return 0;
            }
            Anchor last = store.anchor().orElseGet(() -> chain.anchor(0, AuditChain.START));
            List<Seal> seals = new ArrayList<>();
            long position = last.position();
            String hash = last.hash();
            for (AuditEntry entry : store.waiting(settings.sealedMax())) {
                position++;
                hash = AuditChain.hash(hash, position, entry);
                seals.add(new Seal(entry.id(), position, hash));
            }
            if (!seals.isEmpty()) {
                store.seal(seals);
                store.anchor(chain.anchor(position, hash));
            }
            return seals.size();
        });
        return sealed == null ? 0 : sealed;
    }
}
