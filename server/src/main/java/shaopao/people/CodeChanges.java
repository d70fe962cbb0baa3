package shaopao.people;

import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.audit.Audit;
import shaopao.db.Locks;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;

/**
 * Changes of tables of codes: one after the other, for all nodes. Whoever has not seen the last one of a table is
 * refused, so that nobody undoes what another has just done. Each is recorded.
 */
@Component
class CodeChanges {

    private final Codes codes;
    private final CodeChoiceStore store;
    private final Locks locks;
    private final TransactionTemplate transaction;
    private final Audit audit;

    CodeChanges(Codes codes, CodeChoiceStore store, Locks locks, TransactionTemplate transaction, Audit audit) {
        this.codes = codes;
        this.store = store;
        this.locks = locks;
        this.transaction = transaction;
        this.audit = audit;
    }

    /** Makes a change and gives the table as it is then. */
    CodeTable made(Actor actor, String name, String act, Map<String, Object> facts, Runnable change) {
        make(actor, name, act, facts, change);
        return codes.fresh(name).orElseThrow(() -> new ProblemException(PeopleProblem.UNKNOWN_CODE_TABLE));
    }

    /** Makes a change. */
    void make(Actor actor, String name, String act, Map<String, Object> facts, Runnable change) {
        held(() -> {
            change.run();
            noted(actor, name, act, facts);
            return name;
        });
    }

    /** Works while nobody else changes a table, and commits. */
    <T> T held(Supplier<T> work) {
        T result = Objects.requireNonNull(transaction.execute(_ -> {
            locks.hold("people.codes");
            return work.get();
        }));
        codes.forget();
        return result;
    }

    /** That a table was changed, for the other nodes and for the record. */
    void noted(Actor actor, String name, String act, Map<String, Object> facts) {
        store.changed(name);
        audit.record(actor, act, "code-table", name, facts);
    }

    /** Refuses whoever has not seen the last change of the table. */
    void seen(String name, long seen) {
        if (store.revisions().getOrDefault(name, 0L) != seen) {
            throw new ProblemException(PeopleProblem.CODE_TABLE_CHANGED);
        }
    }
}
