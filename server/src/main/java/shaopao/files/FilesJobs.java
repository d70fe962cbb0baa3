package shaopao.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.db.Locks;

/** Removes contents that nothing refers to any more, and what crashed uploads have left. Of many nodes one does it. */
@Component
class FilesJobs {

    private static final int ORPHANS_MAX = 500;

    private final FilesStore store;
    private final FileStorage storage;
    private final Spools spools;
    private final TransactionTemplate transaction;
    private final Locks locks;
    private final Clock clock;
    private final FilesSettings settings;

    FilesJobs(
            FilesStore store,
            FileStorage storage,
            Spools spools,
            TransactionTemplate transaction,
            Locks locks,
            Clock clock,
            FilesSettings settings) {
        this.store = store;
        this.storage = storage;
        this.spools = spools;
        this.transaction = transaction;
        this.locks = locks;
        this.clock = clock;
        this.settings = settings;
    }

    @Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT10M")
    void sweep() throws IOException {
        Instant before = clock.instant().minus(settings.orphanAge());
        spools.sweep(before);
        store.forgetAllowancesBefore(LocalDate.ofInstant(before, ZoneOffset.UTC).minusDays(1));
        removeOrphans(before);
    }

    /** Each in a transaction of its own: the row is locked until the content is gone from the storage. */
    int removeOrphans(Instant before) {
        int removed = 0;
        while (removed < ORPHANS_MAX && Boolean.TRUE.equals(transaction.execute(_ -> removeOrphan(before)))) {
            removed++;
        }
        return removed;
    }

    private boolean removeOrphan(Instant before) {
        if (!locks.tryHold("files.sweep")) {
            return false;
        }
        return store.removeOrphan(before)
                .map(hash -> {
                    try {
                        storage.delete(hash);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                    return true;
                })
                .orElse(false);
    }
}
