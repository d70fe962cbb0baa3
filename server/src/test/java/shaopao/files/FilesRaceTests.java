package shaopao.files;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.ModuleTest;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;

@ModuleTest
class FilesRaceTests {

    @Autowired
    Files files;

    @Autowired
    FilesStore store;

    @Autowired
    FilesJobs jobs;

    @Test
    void sameContentFromManyAtOnceIsStoredOnceAndReadableByAll() throws Exception {
        byte[] content = ("race " + UUID.randomUUID()).repeat(20_000).getBytes(UTF_8);
        List<StoredFile> stored = atOnce(
                16,
                () -> files.store(
                        new ByteArrayInputStream(content), NewFile.named("a.txt", "race"), FilesTests.student()));
        for (StoredFile file : stored) {
            try (InputStream in = files.open(file)) {
                assertThat(in.readAllBytes()).isEqualTo(content);
            }
        }
        assertThat(stored)
                .extracting(StoredFile::sha256)
                .containsOnly(stored.getFirst().sha256());
    }

    @Test
    void allowanceIsNeverOverdrawn() throws Exception {
        UUID owner = Ids.next();
        LocalDate day = LocalDate.parse("2026-09-01");
        List<Boolean> granted = atOnce(40, () -> store.allow(owner, day, 10, 100, 1_000));
        assertThat(granted.stream().filter(one -> one)).hasSize(10);
        UUID other = Ids.next();
        List<Boolean> counted = atOnce(40, () -> store.allow(other, day, 1, 1_000, 7));
        assertThat(counted.stream().filter(one -> one)).hasSize(7);
    }

    @Test
    void sweepNeverTakesAContentThatIsBeingUploadedAgain() throws Exception {
        Actor owner = FilesTests.student();
        for (int round = 0; round < 20; round++) {
            byte[] content = ("swept " + UUID.randomUUID()).getBytes(UTF_8);
            StoredFile first = files.store(new ByteArrayInputStream(content), NewFile.named("a.txt", "race"), owner);
            files.delete(first.id(), owner);
            Instant before = Instant.now();
            List<StoredFile> again = atOnce(4, () -> {
                jobs.removeOrphans(before);
                return files.store(new ByteArrayInputStream(content), NewFile.named("a.txt", "race"), owner);
            });
            for (StoredFile file : again) {
                try (InputStream in = files.open(file)) {
                    assertThat(in.readAllBytes()).isEqualTo(content);
                }
            }
        }
    }

    private static <T> List<T> atOnce(int times, Callable<T> act) throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(act));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> one : running) {
                results.add(one.get());
            }
            return results;
        }
    }
}
