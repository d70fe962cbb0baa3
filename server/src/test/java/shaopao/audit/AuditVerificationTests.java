package shaopao.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.ModuleTest;
import shaopao.audit.Audit.Verdict;
import shaopao.audit.AuditChain.Anchor;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;

/**
 * Tampers as the owner of the database would, triggers off, and asks for the verdict. Each attempt is rolled back, so
 * that the chain that all tests of a run share stays whole.
 */
@ModuleTest
class AuditVerificationTests {

    @Autowired
    Audit audit;

    @Autowired
    AuditJobs jobs;

    @Autowired
    AuditStore store;

    @Autowired
    AuditChain chain;

    @Autowired
    AuditAnchors anchors;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TransactionTemplate transaction;

    private long last;

    @BeforeEach
    void someEntriesAreSealed() {
        for (int i = 0; i < 6; i++) {
            audit.record(Actor.system("tests"), "tests.ran", "test", Ids.next().toString(), Map.of("i", i));
        }
        seal();
        last = store.anchor().map(Anchor::position).orElseThrow();
    }

    @Test
    void anUntouchedChainIsWhole() {
        Verdict verdict = audit.verify();
        assertThat(verdict.reason()).isEmpty();
        assertThat(verdict.whole()).isTrue();
        assertThat(verdict.checked()).isGreaterThanOrEqualTo(6);
    }

    @Test
    void aChangedFieldIsFoundAtItsEntry() {
        for (String change : List.of(
                "act = 'nothing.happened'",
                "actor_name = 'somebody else'",
                "at = at + interval '1 microsecond'",
                "facts = '{\"i\": 9}'",
                "subject = subject || ' '",
                "acting_for = id",
                "address = '198.51.100.1'")) {
            Verdict verdict = after("update audit.entry set " + change + " where position = " + (last - 2));
            assertBrokenAt(verdict, last - 2);
        }
    }

    @Test
    void aRemovedEntryIsMissed() {
        assertBrokenAt(after("delete from audit.entry where position = " + (last - 3)), last - 3);
    }

    @Test
    void twoEntriesThatChangedPlacesAreFound() {
        Verdict verdict = after("update audit.entry set position = %d - position where position in (%d, %d)"
                .formatted(2 * last - 3, last - 1, last - 2));
        assertBrokenAt(verdict, last - 2);
    }

    @Test
    void aCutTailIsMissed() {
        assertBrokenAt(after("delete from audit.entry where position > " + (last - 2)), last - 1);
    }

    @Test
    void aCutTailIsMissedEvenWhenAForgedAnchorHidesIt() {
        Verdict verdict = after(
                "delete from audit.entry where position > " + (last - 2),
                "update audit.anchor set (position, hash) = "
                        + "(select position, hash from audit.entry where position = " + (last - 2) + ")");
        assertThat(verdict.whole()).isFalse();
        assertThat(verdict.reason()).contains("not written by this installation");
    }

    @Test
    void aCutTailIsMissedEvenWhenAnOldAnchorIsPutBack() {
        anchors.remember(store.anchor().orElseThrow());
        String hash = jdbc.sql("select hash from audit.entry where position = " + (last - 2))
                .query(String.class)
                .single();
        Anchor old = chain.anchor(last - 2, hash);
        Verdict verdict = after(
                "delete from audit.entry where position > " + old.position(),
                "update audit.anchor set position = %d, hash = '%s', mark = '%s'"
                        .formatted(old.position(), old.hash(), old.mark()));
        assertBrokenAt(verdict, last - 1);
        assertThat(verdict.reason()).contains("this node has seen");
    }

    @Test
    void anEntryPutInBetweenIsFound() {
        assertThat(after("""
                        insert into audit.entry
                        select gen_random_uuid(), at, node, address, actor_kind, actor_id, actor_name,
                            acting_for, act, subject_kind, subject, facts, position, hash
                        from audit.entry where position = %d
                        """.formatted(last - 1)).whole()).isFalse();
    }

    @Test
    void theAnchorGoesOnWhereItWasAfterACutSoThatTheGapStays() {
        Verdict verdict = afterAll(() -> {
            tamper("delete from audit.entry where position > " + (last - 2));
            audit.record(Actor.system("tests"), "tests.ran", "test", "later", Map.of());
            jobs.sealOnce();
            return audit.verify();
        });
        assertBrokenAt(verdict, last - 1);
    }

    @Test
    void manyWritersAndSealersMakeOneWholeChain() throws Exception {
        List<Future<?>> all = new ArrayList<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int writer = 0; writer < 8; writer++) {
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 25; i++) {
                        audit.record(Actor.system("race"), "tests.raced", "test", "race", Map.of("i", i));
                    }
                }));
            }
            for (int sealer = 0; sealer < 3; sealer++) {
                all.add(threads.submit(() -> {
                    for (int i = 0; i < 10; i++) {
                        jobs.seal();
                    }
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
        seal();
        Verdict verdict = audit.verify();
        assertThat(verdict.reason()).isEmpty();
        assertThat(verdict.checked()).isGreaterThanOrEqualTo(last + 200);
    }

    private void seal() {
        for (int i = 0; i < 50 && store.somethingWaits(); i++) {
            jobs.seal();
        }
    }

    private void assertBrokenAt(Verdict verdict, long position) {
        assertThat(verdict.whole()).isFalse();
        assertThat(verdict.brokenAt()).as(verdict.reason()).isEqualTo(Optional.of(position));
    }

    private Verdict after(String... statements) {
        return afterAll(() -> {
            for (String statement : statements) {
                tamper(statement);
            }
            return audit.verify();
        });
    }

    private void tamper(String statement) {
        jdbc.sql("set local session_replication_role = replica").update();
        jdbc.sql(statement).update();
        jdbc.sql("set local session_replication_role = origin").update();
    }

    private Verdict afterAll(Supplier<Verdict> attempt) {
        TransactionTemplate snapshot = new TransactionTemplate(
                java.util.Objects.requireNonNull(transaction.getTransactionManager(), "a transaction manager"));
        snapshot.setIsolationLevel(TransactionTemplate.ISOLATION_REPEATABLE_READ);
        Verdict verdict = snapshot.execute(status -> {
            status.setRollbackOnly();
            return attempt.get();
        });
        return java.util.Objects.requireNonNull(verdict, "a verdict");
    }
}
