package shaopao.http;

import java.time.Instant;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import shaopao.http.IdempotencyStore.Answer;

/**
 * One transaction around a controller method: the act, its key and its answer stand or fall together. Begun and ended
 * on the thread of the request.
 */
final class OnceInOneTransaction {

    private final PlatformTransactionManager transactions;
    private final IdempotencyStore store;
    private final TransactionStatus transaction;

    private OnceInOneTransaction(PlatformTransactionManager transactions, IdempotencyStore store) {
        this.transactions = transactions;
        this.store = store;
        this.transaction = transactions.getTransaction(new DefaultTransactionDefinition());
    }

    static OnceInOneTransaction begin(PlatformTransactionManager transactions, IdempotencyStore store) {
        return new OnceInOneTransaction(transactions, store);
    }

    /** The key under which a request came, of whom, where to, and the digest of its body. */
    record Key(String actor, String key, String route, String digest) {}

    /**
     * Commits the act with its answer.
     *
     * @return false when another request did it first under the same key, and then nothing of this one is left
     */
    boolean commit(Key key, Answer answer, Instant now) {
        try {
            if (transaction.isRollbackOnly()) {
                throw new IllegalStateException("Answered as done, and marked to be undone");
            }
            store.keep(key, answer, now);
            transactions.commit(transaction);
            return true;
        } catch (DuplicateKeyException e) {
            rollback();
            return false;
        } catch (RuntimeException e) {
            rollback();
            throw e;
        }
    }

    void rollback() {
        if (!transaction.isCompleted()) {
            transactions.rollback(transaction);
        }
    }
}
