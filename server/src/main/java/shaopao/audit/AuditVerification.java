package shaopao.audit;

import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.audit.Audit.Verdict;
import shaopao.audit.AuditChain.Anchor;
import shaopao.audit.AuditStore.Sealed;

/** Computes the chain anew from its beginning, in one snapshot, and compares its end with both anchors. */
@Component
class AuditVerification {

    private static final int ROWS = 2_000;

    private final AuditStore store;
    private final AuditChain chain;
    private final AuditAnchors anchors;
    private final TransactionTemplate snapshot;

    AuditVerification(
            AuditStore store, AuditChain chain, AuditAnchors anchors, PlatformTransactionManager transactions) {
        this.store = store;
        this.chain = chain;
        this.anchors = anchors;
        this.snapshot = new TransactionTemplate(transactions);
        this.snapshot.setReadOnly(true);
        this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
    }

    Verdict verify() {
        Optional<Anchor> seen = anchors.seen();
        Verdict verdict = snapshot.execute(_ -> new Walk(seen).verdict());
        if (verdict == null) {
            throw new IllegalStateException("A verification without a verdict");
        }
        return verdict;
    }

    /** One way along the chain. */
    private final class Walk {

        private final Optional<Anchor> seen;
        private long position;
        private String hash = AuditChain.START;
        private Optional<Verdict> broken = Optional.empty();

        Walk(Optional<Anchor> seen) {
            this.seen = seen;
        }

        Verdict verdict() {
            List<Sealed> rows = store.sealedAfter(0, ROWS);
            while (!rows.isEmpty() && broken.isEmpty()) {
                for (Sealed row : rows) {
                    step(row);
                    if (broken.isPresent()) {
                        return broken.get();
                    }
                }
                rows = store.sealedAfter(position, ROWS);
            }
            return end();
        }

        private void step(Sealed row) {
            long expected = position + 1;
            if (row.position() != expected) {
                broken = fault(expected, row.position() > expected ? "entry " + expected + " is missing" : "doubled");
            } else if (!AuditChain.hash(hash, expected, row.entry()).equals(row.hash())) {
                broken = fault(expected, "entry " + row.entry().id() + " is not what was sealed");
            } else {
                position = expected;
                hash = row.hash();
                if (seen.isPresent()
                        && seen.get().position() == position
                        && !seen.get().hash().equals(hash)) {
                    broken = fault(position, "the chain is another one than this node has seen");
                }
            }
        }

        private Verdict end() {
            Anchor anchor = store.anchor().orElseGet(() -> chain.anchor(0, AuditChain.START));
            if (!chain.genuine(anchor)) {
                return fault(position, "the anchor was not written by this installation")
                        .orElseThrow();
            }
            if (anchor.position() != position || !anchor.hash().equals(hash)) {
                return fault(
                                position + 1,
                                "the chain ends at " + position + " but was sealed up to " + anchor.position())
                        .orElseThrow();
            }
            if (seen.isPresent() && seen.get().position() > position) {
                return fault(
                                position + 1,
                                "the chain ends at " + position + " but this node has seen it up to "
                                        + seen.get().position() + ": its tail was cut, or an older backup was restored")
                        .orElseThrow();
            }
            long repeated = store.doubled();
            return repeated > 0
                    ? fault(repeated, "position " + repeated + " is taken twice")
                            .orElseThrow()
                    : new Verdict(true, position, store.waitingCount(), Optional.empty(), "");
        }

        private Optional<Verdict> fault(long at, String reason) {
            return Optional.of(new Verdict(false, position, store.waitingCount(), Optional.of(at), reason));
        }
    }
}
