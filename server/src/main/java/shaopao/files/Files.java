package shaopao.files;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileStore;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;

/**
 * Stores files and hands them out. Calls with an {@link Actor} reach what that one may see; those without are for
 * modules that have decided themselves who may.
 */
@Component
public class Files {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    private static final FilesStore.Reach ALL = new FilesStore.Reach(true, List.of());

    private final FilesStore store;
    private final FileStorage storage;
    private final Spools spools;
    private final FileLinks links;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final FilesSettings settings;

    Files(
            FilesStore store,
            FileStorage storage,
            Spools spools,
            FileLinks links,
            TransactionTemplate transaction,
            Clock clock,
            FilesSettings settings) {
        this.store = store;
        this.storage = storage;
        this.spools = spools;
        this.links = links;
        this.transaction = transaction;
        this.clock = clock;
        this.settings = settings;
    }

    /**
     * Stores a stream as a file of the actor. Call it outside a transaction: a stream may take minutes, and no
     * connection waits for it.
     *
     * @throws ProblemException when it is empty, too large, broken off, of a type not taken, or over the day's
     *     allowance
     */
    public StoredFile store(InputStream content, NewFile about, Actor owner) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("Files are stored outside transactions");
        }
        String name = FileNameRules.clean(about.name())
                .orElseThrow(() -> new ProblemException(FileProblem.FILE_NAME_MISSING));
        refuseEarly(about, owner);
        try {
            Spools.Spool spool = spools.write(content, settings.fileSizeMax().toBytes());
            try {
                return store(spool, name, about, owner);
            } finally {
                spool.discard();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Refuses what would be refused at its end for size, allowance or space. */
    void refuseEarly(NewFile about, Actor owner) {
        if (about.bytes().orElse(0L) > settings.fileSizeMax().toBytes()) {
            throw Spools.tooLarge(settings.fileSizeMax().toBytes());
        }
        boolean allowed = owner.id().isEmpty()
                || store.hasAllowance(
                        owner.id().get(), today(), settings.daySizeMax().toBytes(), settings.dayFilesMax());
        if (!allowed) {
            throw allowanceUsedUp();
        }
        if (freeBytes() < settings.freeSpaceMin().toBytes()) {
            throw new ProblemException(FileProblem.FILE_STORAGE_FULL);
        }
    }

    private StoredFile store(Spools.Spool spool, String name, NewFile about, Actor owner) throws IOException {
        String type = type(spool, name, about);
        Instant now = clock.instant();
        StoredFile file = new StoredFile(
                FileId.next(),
                owner.id(),
                name,
                type,
                spool.bytes(),
                about.purpose(),
                spool.hash().hex(),
                now,
                Optional.empty(),
                false);
        // committed before the content is there: the sweep finds whatever a crash leaves
        transaction.executeWithoutResult(_ -> {
            owner.id().ifPresent(id -> count(id, spool.bytes()));
            store.expect(spool.hash(), spool.bytes(), now);
        });
        storage.put(spool.hash(), spool.path());
        store.add(file);
        return file;
    }

    private void count(UUID owner, long bytes) {
        if (!store.allow(owner, today(), bytes, settings.daySizeMax().toBytes(), settings.dayFilesMax())) {
            throw allowanceUsedUp();
        }
    }

    private String type(Spools.Spool spool, String name, NewFile about) {
        return switch (FileTypes.judge(spool.prefix(), name, about.claimedType(), settings.refusedTypes())) {
            case FileTypes.Verdict.Taken(String type) -> type;
            case FileTypes.Verdict.Refused(String type) ->
                throw new ProblemException(FileProblem.FILE_TYPE_REFUSED, Map.of("mediaType", type));
            case FileTypes.Verdict.Mismatch(String claimed, String found) ->
                throw new ProblemException(FileProblem.FILE_TYPE_MISMATCH, Map.of("claimed", claimed, "found", found));
        };
    }

    /** The file, for a module that has decided who may see it. */
    public Optional<StoredFile> file(FileId id) {
        return store.file(id, ALL);
    }

    /** Many files at once, for a module that has decided who may see them; what is not there is absent. */
    public List<StoredFile> files(Set<FileId> ids) {
        return ids.isEmpty() ? List.of() : store.files(ids);
    }

    /** The file if the actor may see it: its own, or any with {@code files.manage} on its owner. */
    public Optional<StoredFile> file(FileId id, Actor actor) {
        return store.file(id, reach(actor));
    }

    /** The whole content; the caller closes it. Refuses what is under quarantine. */
    public InputStream open(StoredFile file) {
        return open(file, 0, file.bytes());
    }

    InputStream open(StoredFile file, long from, long length) {
        if (file.quarantined()) {
            throw new ProblemException(FileProblem.FILE_QUARANTINED);
        }
        try {
            return storage.open(file.hash(), from, length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * An address under which anybody may read the file for so long, at most the {@code linkTimeMax} of the settings.
     */
    public String link(FileId id, Duration time) {
        Duration kept = time.compareTo(settings.linkTimeMax()) > 0 ? settings.linkTimeMax() : time;
        return "/api/files/signed/" + links.token(id, clock.instant().plus(kept));
    }

    /** The file that a signed link names. */
    StoredFile linked(String token) {
        return switch (links.read(token, clock.instant())) {
            case FileLinks.Read.Good(FileId id) ->
                file(id).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
            case FileLinks.Read.Expired() -> throw new ProblemException(FileProblem.FILE_LINK_EXPIRED);
            case FileLinks.Read.Invalid() -> throw new ProblemException(FileProblem.FILE_LINK_INVALID);
        };
    }

    /** The actor's own files, the newest first. */
    public Page<StoredFile> filesOf(Actor actor, Optional<FileId> after, int limit) {
        List<StoredFile> rows = store.filesOf(actor.id().orElseThrow(), after.map(FileId::value), limit);
        return Page.of(rows, limit, file -> file.id().toString());
    }

    /** From now on the file cannot be deleted, because something relies on it ("application 2026-0131"). */
    public void keep(FileId id, String keptFor) {
        if (!store.keep(id, Optional.of(keptFor))) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
    }

    /** Nothing relies on the file any more. */
    public void release(FileId id) {
        store.keep(id, Optional.empty());
    }

    /** Deletes the file; its content goes when no other file has it. */
    public void delete(FileId id, Actor actor) {
        FilesStore.Reach reach = reach(actor);
        if (!store.remove(id, reach)) {
            throw new ProblemException(
                    store.file(id, reach).isPresent() ? FileProblem.FILE_KEPT : KernelProblem.NOT_FOUND);
        }
    }

    /** Stops every copy of the content from being handed out. */
    void quarantine(StoredFile file, String reason, Actor actor) {
        store.quarantine(file.hash(), actor.id(), reason, clock.instant());
    }

    void liftQuarantine(StoredFile file) {
        store.liftQuarantine(file.hash());
    }

    private static FilesStore.Reach reach(Actor actor) {
        Scope manages = actor.scope("files.manage");
        Set<UUID> owners = new HashSet<>(manages.self());
        actor.id().ifPresent(owners::add);
        return new FilesStore.Reach(manages.all(), List.copyOf(owners));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }

    private long freeBytes() {
        Path folder = settings.folder();
        try {
            java.nio.file.Files.createDirectories(folder);
            FileStore disk = java.nio.file.Files.getFileStore(folder);
            return disk.getUsableSpace();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ProblemException allowanceUsedUp() {
        return new ProblemException(FileProblem.FILE_ALLOWANCE_USED_UP);
    }
}
