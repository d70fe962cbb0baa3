package shaopao.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.db.Locks;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;

/** Starts imports, one of a kind at a time, and tells how they stand. */
@Component
class Imports {

    private final ImportStore store;
    private final ImportRun run;
    private final Locks locks;
    private final TransactionTemplate transaction;
    private final PeopleSettings settings;
    private final Clock clock;

    Imports(
            ImportStore store,
            ImportRun run,
            Locks locks,
            TransactionTemplate transaction,
            PeopleSettings settings,
            Clock clock) {
        this.store = store;
        this.run = run;
        this.locks = locks;
        this.transaction = transaction;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Takes the file and begins; the import goes on after this returns. Refuses while another of the kind is at work.
     */
    ImportStatus start(Actor actor, ImportKind kind, boolean dryRun, String fileName, InputStream body) {
        Path file = spool(kind, body);
        try {
            UUID id = enter(actor, kind, dryRun, fileName);
            Thread.ofVirtual().name("import-" + id).start(() -> {
                try {
                    run.run(new ImportRun.Order(actor, id, kind, dryRun, fileName, file, _ -> {}));
                } finally {
                    delete(file);
                }
            });
            return status(id);
        } catch (RuntimeException e) {
            delete(file);
            throw e;
        }
    }

    /**
     * The same, but comes back when it is over.
     *
     * @param rows hears how many rows are read
     */
    ImportStatus bringIn(Actor actor, ImportKind kind, boolean dryRun, Path file, LongConsumer rows) {
        String fileName = file.getFileName().toString();
        UUID id = enter(actor, kind, dryRun, fileName);
        run.run(new ImportRun.Order(actor, id, kind, dryRun, fileName, file, rows));
        return status(id);
    }

    private UUID enter(Actor actor, ImportKind kind, boolean dryRun, String fileName) {
        UUID id = Ids.next();
        String clean = fileName.replaceAll("[\\p{Cntrl}\\p{Cs}]", "");
        String name = clean.length() > 120 ? clean.substring(0, 120) : clean;
        transaction.executeWithoutResult(_ -> {
            locks.hold("people.import-start");
            if (store.running(kind)) {
                throw new ProblemException(PeopleProblem.IMPORT_RUNNING);
            }
            store.add(id, kind, name, dryRun, actor, clock.instant());
        });
        return id;
    }

    private Path spool(ImportKind kind, InputStream body) {
        int mib = kind == ImportKind.PHOTOS ? settings.photosMibMax() : settings.importMibMax();
        long most = (long) mib << 20;
        try {
            Files.createDirectories(settings.folder());
            Path file = Files.createTempFile(settings.folder(), "import", ".table");
            try (OutputStream out = Files.newOutputStream(file)) {
                long taken = body.transferTo(new LimitedStream(out, most));
                if (taken == 0) {
                    throw new ProblemException(PeopleProblem.IMPORT_UNREADABLE);
                }
                return file;
            } catch (IOException | RuntimeException e) {
                delete(file);
                throw e;
            }
        } catch (LimitedStream.FullException _) {
            throw new ProblemException(PeopleProblem.IMPORT_TOO_LARGE, ImportRun.limits(settings, kind));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    ImportStatus status(UUID id) {
        return store.status(id).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    List<BadCell> bad(UUID id) {
        status(id);
        return store.bad(id);
    }

    Page<ImportStatus> imports(Optional<UUID> after, int limit) {
        int size = Page.limit(limit);
        return Page.of(store.imports(after, size + 1), size, found -> found.id().toString());
    }

    /** Asks a running import to stop; nothing of it will stay. */
    void cancel(UUID id) {
        status(id);
        if (!store.cancel(id)) {
            throw new ProblemException(PeopleProblem.IMPORT_OVER, Map.of());
        }
    }
}
