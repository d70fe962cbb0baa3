package shaopao.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.files.Upload.UploadId;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;

/**
 * Files that arrive in parts. How much is here is the length of what lies on the disk and nothing else, so a crash
 * loses at most the part that nobody was told of. What is not finished within the {@code orphanAge} of the settings is
 * swept away.
 */
@Component
class Uploads {

    /** A part is held in memory until the upload is locked: a slow sender must not hold the lock. */
    static final int PART_BYTES_MAX = 4 * 1024 * 1024;

    private static final int OPEN_MAX = 20;

    private final UploadStore store;
    private final Files files;
    private final Spools spools;
    private final TransactionTemplate transaction;
    private final Clock clock;

    Uploads(UploadStore store, Files files, Spools spools, TransactionTemplate transaction, Clock clock) {
        this.store = store;
        this.files = files;
        this.spools = spools;
        this.transaction = transaction;
        this.clock = clock;
    }

    /** Begins an upload of so many bytes; refuses at once what would be refused at its end for size or allowance. */
    Upload begin(Actor actor, NewFile about) {
        files.refuseEarly(about, actor);
        UploadId id = UploadId.next();
        long bytes = about.bytes().orElseThrow();
        if (!store.begin(id, owner(actor), about, bytes, OPEN_MAX, clock.instant())) {
            throw new ProblemException(FileProblem.FILE_ALLOWANCE_USED_UP);
        }
        return new Upload(id, about.name(), bytes, 0, PART_BYTES_MAX, Optional.empty());
    }

    Upload upload(Actor actor, UploadId id) {
        return shown(actor, begun(actor, id, false));
    }

    /**
     * Adds a part; with the last one the file is stored.
     *
     * @param from how many bytes the sender believes to be here; refused with the true number when there are others
     */
    Upload add(Actor actor, UploadId id, long from, byte[] part) {
        UploadStore.Begun begun = Objects.requireNonNull(transaction.execute(_ -> {
            UploadStore.Begun locked = begun(actor, id, true);
            if (locked.file().isEmpty()) {
                append(locked, from, part);
            }
            return locked;
        }));
        return begun.file().isEmpty() && arrived(id) == begun.bytes() ? finish(actor, begun) : shown(actor, begun);
    }

    void giveUp(Actor actor, UploadId id) {
        begun(actor, id, false);
        store.remove(id);
        spools.discard(id.toString());
    }

    private void append(UploadStore.Begun begun, long from, byte[] part) {
        long arrived = arrived(begun.id());
        if (from != arrived) {
            throw new ProblemException(FileProblem.UPLOAD_ELSEWHERE, Map.of("arrived", arrived));
        }
        if (part.length > begun.bytes() - arrived) {
            throw new ProblemException(FileProblem.UPLOAD_TOO_LONG, Map.of("bytes", begun.bytes()));
        }
        try {
            spools.append(begun.id().toString(), part);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Upload finish(Actor actor, UploadStore.Begun begun) {
        StoredFile file;
        try {
            var about = new NewFile(begun.name(), begun.claimedType(), begun.purpose(), Optional.of(begun.bytes()));
            file = files.store(spools.whole(begun.id().toString()), about, actor);
        } catch (ProblemException e) {
            // refused for its content: another try would be refused as well
            store.remove(begun.id());
            spools.discard(begun.id().toString());
            throw e;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!store.done(begun.id(), file.id())) {
            files.delete(file.id(), actor);
            return upload(actor, begun.id());
        }
        spools.discard(begun.id().toString());
        return new Upload(begun.id(), begun.name(), begun.bytes(), begun.bytes(), PART_BYTES_MAX, Optional.of(file));
    }

    private Upload shown(Actor actor, UploadStore.Begun begun) {
        Optional<StoredFile> file = begun.file().flatMap(done -> files.file(done, actor));
        long arrived = begun.file().isPresent() ? begun.bytes() : arrived(begun.id());
        return new Upload(begun.id(), begun.name(), begun.bytes(), arrived, PART_BYTES_MAX, file);
    }

    private long arrived(UploadId id) {
        return spools.length(id.toString());
    }

    private UploadStore.Begun begun(Actor actor, UploadId id, boolean locked) {
        return store.upload(id, owner(actor), locked).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    private static UUID owner(Actor actor) {
        return actor.id().orElseThrow(() -> new ProblemException(KernelProblem.SIGN_IN_REQUIRED));
    }
}
