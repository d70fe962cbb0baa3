package shaopao.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.ModuleTest;
import shaopao.db.Locks;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.ProblemException;

@ModuleTest
class ImportRaceTests {

    private static final Actor PROGRAM = Actor.system("test");

    @Autowired
    Imports imports;

    @Autowired
    ImportStore store;

    @Autowired
    PeopleJobs jobs;

    @Autowired
    Locks locks;

    @Autowired
    TransactionTemplate transaction;

    @Test
    void ofManyImportsOfOneKindOneBeginsAndOthersAreTold() throws Exception {
        List<Callable<Boolean>> tries = new ArrayList<>();
        for (int number = 0; number < 8; number++) {
            tries.add(() -> {
                try {
                    imports.start(PROGRAM, ImportKind.POSTS, true, "race.csv", posts(2_000));
                    return true;
                } catch (ProblemException refused) {
                    assertThat(refused.problem()).isEqualTo(PeopleProblem.IMPORT_RUNNING);
                    return false;
                }
            });
        }
        int begun = 0;
        // The one that begins cannot end: its kind's lock is held here.
        var hold = new java.util.concurrent.CountDownLatch(1);
        var held = new java.util.concurrent.CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> transaction.executeWithoutResult(_ -> {
                locks.hold(ImportRun.lock(ImportKind.POSTS));
                held.countDown();
                await(hold);
            }));
            held.await();
            for (Future<Boolean> outcome : threads.invokeAll(tries)) {
                begun += outcome.get() ? 1 : 0;
            }
            hold.countDown();
        }
        assertThat(begun).isEqualTo(1);
        awaitEnd(ImportKind.POSTS);
    }

    @Test
    void importWhoseProgramDiedIsMarkedBroken() {
        UUID dead = Ids.next();
        store.add(
                dead,
                ImportKind.UNITS,
                "dead.csv",
                false,
                PROGRAM,
                Instant.now().minusSeconds(60));
        jobs.markBrokenImports();
        assertThat(imports.status(dead).phase()).isEqualTo(ImportPhase.BROKEN);
    }

    @Test
    void cancelledImportLeavesNothing() throws Exception {
        var hold = new java.util.concurrent.CountDownLatch(1);
        var held = new java.util.concurrent.CountDownLatch(1);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            threads.execute(() -> transaction.executeWithoutResult(_ -> {
                locks.hold(ImportRun.lock(ImportKind.CLASSES));
                held.countDown();
                await(hold);
            }));
            held.await();
            ImportStatus begun = imports.start(PROGRAM, ImportKind.CLASSES, false, "c.csv", posts(10));
            imports.cancel(begun.id());
            hold.countDown();
            awaitEnd(ImportKind.CLASSES);
            assertThat(imports.status(begun.id()).phase()).isEqualTo(ImportPhase.CANCELLED);
            org.assertj.core.api.Assertions.assertThatThrownBy(() -> imports.cancel(begun.id()))
                    .isInstanceOf(ProblemException.class);
        }
    }

    private void awaitEnd(ImportKind kind) throws InterruptedException {
        for (int round = 0; round < 600 && store.running(kind); round++) {
            Thread.sleep(50);
        }
        assertThat(store.running(kind)).isFalse();
    }

    private static void await(java.util.concurrent.CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static InputStream posts(int rows) {
        String text = "unit,number,kind,title,from\n"
                + IntStream.range(0, rows)
                        .mapToObj(row -> "u" + row + ",n" + row + ",正职,主任,2020-01-01")
                        .collect(Collectors.joining("\n"));
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
