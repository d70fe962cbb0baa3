package shaopao.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.ModuleTest;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.Problem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;

@ModuleTest
class FilesTests {

    @Autowired
    Files files;

    @Autowired
    FilesJobs jobs;

    @Autowired
    FileStorage storage;

    @Autowired
    FilesStore store;

    @Autowired
    FilesSettings settings;

    @Test
    void contentIsStoredOnceHoweverOftenItIsUploaded() throws Exception {
        byte[] content = ("content " + UUID.randomUUID()).getBytes(UTF_8);
        StoredFile one = upload(content, "a.txt", student());
        StoredFile two = upload(content, "b.txt", student());
        assertThat(two.sha256()).isEqualTo(one.sha256());
        assertThat(two.id()).isNotEqualTo(one.id());
        assertThat(one.type()).isEqualTo("text/plain");
        assertThat(one.bytes()).isEqualTo(content.length);
        assertThat(storage.exists(one.hash())).isTrue();
        try (InputStream in = files.open(two)) {
            assertThat(in.readAllBytes()).isEqualTo(content);
        }
        try (InputStream in = files.open(two, 3, 4)) {
            assertThat(in.readAllBytes()).isEqualTo("tent".getBytes(UTF_8));
        }
        assertThat(spools()).isEmpty();
    }

    @Test
    void strangerSeesNothingAndTheKeeperOfFilesEverything() {
        Actor owner = student();
        StoredFile file = upload("secret " + UUID.randomUUID(), owner);
        assertThat(files.file(file.id(), owner)).isPresent();
        assertThat(files.file(file.id(), student())).isEmpty();
        assertThat(files.file(file.id(), keeper())).isPresent();
        assertThat(files.file(file.id(), Actor.nobody("127.0.0.1"))).isEmpty();
        refused(shaopao.kernel.KernelProblem.NOT_FOUND, () -> files.delete(file.id(), student()));
    }

    @Test
    void ownFilesComeInPagesTheNewestFirst() {
        Actor owner = student();
        for (int i = 0; i < 5; i++) {
            upload("page " + i, owner);
        }
        var first = files.filesOf(owner, Optional.empty(), 3);
        var second = files.filesOf(owner, first.next().map(FileId::of), 3);
        assertThat(first.items()).hasSize(3);
        assertThat(second.items()).hasSize(2);
        assertThat(second.next()).isEmpty();
        assertThat(first.items().getFirst().uploadedAt())
                .isAfterOrEqualTo(second.items().getLast().uploadedAt());
    }

    @Test
    void emptyNamelessAndOversizedUploadsAreRefusedAndLeaveNothing() throws Exception {
        refused(FileProblem.FILE_EMPTY, () -> upload(new byte[0], "a.txt", student()));
        refused(FileProblem.FILE_NAME_MISSING, () -> upload(new byte[] {1}, "../..", student()));
        refused(FileProblem.FILE_TYPE_REFUSED, () -> upload(FileTypesTests.EXE, "a.exe", student()));
        refused(FileProblem.FILE_TYPE_MISMATCH, () -> upload(FileTypesTests.HTML, "a.png", student()));
        refused(
                FileProblem.FILE_TOO_LARGE,
                () -> files.store(new Endless(), NewFile.named("a.bin", "test"), student()));
        refused(
                FileProblem.FILE_TOO_LARGE,
                () -> files.store(
                        InputStream.nullInputStream(),
                        new NewFile("a", Optional.empty(), "test", Optional.of(Long.MAX_VALUE)),
                        student()));
        refused(
                FileProblem.UPLOAD_BROKEN_OFF,
                () -> files.store(
                        new SequenceInputStream(new ByteArrayInputStream(new byte[100_000]), new Broken()),
                        NewFile.named("a.bin", "test"),
                        student()));
        assertThat(spools()).isEmpty();
    }

    @Test
    void quarantineCoversEveryCopyOfTheContent() {
        Actor owner = student();
        String content = "bad " + UUID.randomUUID();
        StoredFile one = upload(content, owner);
        files.quarantine(one, "virus", keeper());
        StoredFile later = upload(content, student());
        refused(
                FileProblem.FILE_QUARANTINED,
                () -> files.open(files.file(one.id()).orElseThrow()));
        refused(
                FileProblem.FILE_QUARANTINED,
                () -> files.open(files.file(later.id()).orElseThrow()));
        files.liftQuarantine(one);
        assertThat(files.file(later.id()).orElseThrow().quarantined()).isFalse();
    }

    @Test
    void keptFileCannotBeDeletedUntilItIsReleased() {
        Actor owner = student();
        StoredFile file = upload("kept " + UUID.randomUUID(), owner);
        files.keep(file.id(), "application 7");
        refused(FileProblem.FILE_KEPT, () -> files.delete(file.id(), owner));
        files.release(file.id());
        files.delete(file.id(), owner);
        assertThat(files.file(file.id())).isEmpty();
    }

    @Test
    void sweepRemovesContentsThatNothingRefersTo() throws Exception {
        Actor owner = student();
        String content = "orphan " + UUID.randomUUID();
        StoredFile gone = upload(content, owner);
        StoredFile stays = upload("stays " + UUID.randomUUID(), owner);
        files.delete(gone.id(), owner);
        jobs.removeOrphans(Instant.now().minus(Duration.ofHours(1)));
        assertThat(storage.exists(gone.hash())).isTrue();
        jobs.removeOrphans(Instant.now().plusSeconds(5));
        assertThat(storage.exists(gone.hash())).isFalse();
        assertThat(storage.exists(stays.hash())).isTrue();
        StoredFile again = upload(content, owner);
        try (InputStream in = files.open(again)) {
            assertThat(in.readAllBytes()).isEqualTo(content.getBytes(UTF_8));
        }
        jobs.sweep();
    }

    @Test
    void dayAllowanceCountsDeletedFilesToo() {
        UUID owner = Ids.next();
        var day = java.time.LocalDate.parse("2026-09-01");
        assertThat(store.allow(owner, day, 60, 100, 3)).isTrue();
        assertThat(store.allow(owner, day, 60, 100, 3)).isFalse();
        assertThat(store.allow(owner, day, 40, 100, 3)).isTrue();
        assertThat(store.hasAllowance(owner, day, 100, 3)).isFalse();
        assertThat(store.allow(owner, day.plusDays(1), 101, 100, 3)).isFalse();
        assertThat(store.allow(owner, day.plusDays(1), 100, 100, 3)).isTrue();
    }

    @Test
    void signedLinkNamesItsFileUntilItExpires() {
        StoredFile file = upload("linked " + UUID.randomUUID(), student());
        String token = files.link(file.id(), Duration.ofMinutes(5)).substring("/api/files/signed/".length());
        assertThat(files.linked(token).id()).isEqualTo(file.id());
        String old = files.link(file.id(), Duration.ofSeconds(-1)).substring("/api/files/signed/".length());
        refused(FileProblem.FILE_LINK_EXPIRED, () -> files.linked(old));
        Random random = new Random(7);
        for (int round = 0; round < 500; round++) {
            char[] forged = token.toCharArray();
            // the last character of 57 bytes carries all its bits
            int place = random.nextInt(forged.length);
            forged[place] = forged[place] == 'A' ? 'B' : 'A';
            refused(FileProblem.FILE_LINK_INVALID, () -> files.linked(new String(forged)));
        }
        for (String nonsense : new String[] {"", "x", "%%%", token + "A", token.substring(1)}) {
            refused(FileProblem.FILE_LINK_INVALID, () -> files.linked(nonsense));
        }
    }

    private StoredFile upload(String content, Actor owner) {
        return upload(content.getBytes(UTF_8), "file.txt", owner);
    }

    private StoredFile upload(byte[] content, String name, Actor owner) {
        return files.store(new ByteArrayInputStream(content), NewFile.named(name, "test"), owner);
    }

    static Actor student() {
        return actor(Map.of());
    }

    static Actor keeper() {
        return actor(Map.of("files.manage", Scope.ALL));
    }

    private static Actor actor(Map<String, Scope> grants) {
        return new Actor(Actor.Kind.PERSON, Optional.of(Ids.next()), "测试", "127.0.0.1", grants, Optional.empty());
    }

    private static void refused(Problem problem, Runnable act) {
        assertThatThrownBy(act::run)
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        e -> assertThat(e.problem().name()).isEqualTo(problem.name()));
    }

    private java.util.List<Path> spools() throws IOException {
        try (var list = java.nio.file.Files.list(settings.folder().resolve("arriving"))) {
            return list.toList();
        }
    }

    private static final class Endless extends InputStream {
        @Override
        public int read() {
            return 7;
        }

        @Override
        public int read(byte[] into, int at, int length) {
            return length;
        }
    }

    private static final class Broken extends InputStream {
        @Override
        public int read() throws IOException {
            throw new IOException("connection reset");
        }

        @Override
        public int read(byte[] into, int at, int length) throws IOException {
            throw new IOException("connection reset");
        }
    }
}
