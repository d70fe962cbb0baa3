package shaopao.db;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.transaction.TransactionException;

/**
 * Group commit: gathers the commands of many threads for a moment, has them done together, in one transaction and one
 * set of statements, and gives each caller its own answer. What a commit costs is thus shared, and a row that
 * everybody wants is locked once for all of them.
 *
 * <p>Nobody waits for company that does not come: a lane that was alone the last time begins at once. While a batch is
 * written the next one gathers by itself.
 *
 * <p>Every command gets exactly one answer. When a batch fails, its halves are done again, each for itself, until the
 * command that is to blame stands alone and fails alone; so the work must leave nothing behind when it throws.
 *
 * @param <C> a command
 * @param <R> what a command that was done is answered
 */
public final class Gathering<C, R> implements AutoCloseable {

    private final Limits limits;
    private final Work<C, R> work;
    private final Predicate<RuntimeException> mayBeOnes;
    private final List<Thread> lanes = new ArrayList<>();

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition came = lock.newCondition();
    private final Condition enough = lock.newCondition();
    private final ArrayDeque<Waiting<C, R>> queue = new ArrayDeque<>();
    private int enoughAt = 1;
    private boolean closed;

    private Gathering(Limits limits, Work<C, R> work, Predicate<RuntimeException> mayBeOnes) {
        this.limits = limits;
        this.work = work;
        this.mayBeOnes = mayBeOnes;
    }

    /**
     * What a gathering may hold.
     *
     * @param waitingMax commands that may wait; the next one is refused
     * @param togetherMax commands in one batch
     * @param lanes batches that may be under way side by side
     * @param moment for how long a batch waits at most to become as large as the one before it
     */
    public record Limits(int waitingMax, int togetherMax, int lanes, Duration moment) {

        public Limits {
            if (waitingMax < 1 || togetherMax < 1 || lanes < 1 || moment.isNegative()) {
                throw new IllegalArgumentException("a gathering needs room, and a moment that is not negative");
            }
        }
    }

    /** Does commands together, all or none, and answers each in the order in which they were given. */
    @FunctionalInterface
    public interface Work<C, R> {

        List<R> doTogether(List<C> commands);
    }

    /** What a caller hears. */
    public sealed interface Answer<R> {

        /** It is done and durable. */
        record Done<R>(R result) implements Answer<R> {}

        /** The work threw. Whether it was done is unknown when the connection was lost while it was committed. */
        record Failed<R>(RuntimeException why) implements Answer<R> {}

        /** As many commands wait as may; nothing was done. */
        record Full<R>() implements Answer<R> {}

        /** The gathering stops or has stopped; nothing was done. */
        record Closed<R>() implements Answer<R> {}
    }

    private record Waiting<C, R>(C command, CompletableFuture<Answer<R>> answer) {}

    /** Whether one command may be to blame: not when the database is away. */
    public static boolean mayBeOnes(RuntimeException why) {
        return !(why instanceof DataAccessResourceFailureException
                || why instanceof RecoverableDataAccessException
                || why instanceof TransactionException);
    }

    /**
     * Starts the lanes; the caller closes the gathering.
     *
     * @param name of the threads
     * @param mayBeOnes whether a failure may be the doing of one command, so that the others are worth another try;
     *     when it says no (the database is away), all of the batch fail at once
     */
    public static <C, R> Gathering<C, R> start(
            String name, Limits limits, Predicate<RuntimeException> mayBeOnes, Work<C, R> work) {
        Gathering<C, R> gathering = new Gathering<>(limits, work, mayBeOnes);
        for (int lane = 1; lane <= limits.lanes(); lane++) {
            gathering.lanes.add(
                    Thread.ofPlatform().daemon().name(name + "-" + lane).start(gathering::serve));
        }
        return gathering;
    }

    /** Waits for the answer. */
    public Answer<R> ask(C command) {
        return send(command).join();
    }

    /** Answered at once when there is no room, else when the batch of the command is done. */
    public CompletableFuture<Answer<R>> send(C command) {
        lock.lock();
        try {
            if (closed) {
                return CompletableFuture.completedFuture(new Answer.Closed<>());
            }
            if (queue.size() >= limits.waitingMax()) {
                return CompletableFuture.completedFuture(new Answer.Full<>());
            }
            CompletableFuture<Answer<R>> answer = new CompletableFuture<>();
            queue.add(new Waiting<>(command, answer));
            if (queue.size() == 1) {
                came.signal();
            }
            if (queue.size() >= enoughAt) {
                enough.signal();
            }
            return answer;
        } finally {
            lock.unlock();
        }
    }

    /** Takes no more, does what waits, and returns when every caller has its answer. */
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            came.signalAll();
            enough.signalAll();
        } finally {
            lock.unlock();
        }
        boolean interrupted = false;
        for (Thread lane : lanes) {
            while (lane.isAlive()) {
                try {
                    lane.join();
                } catch (InterruptedException _) {
                    interrupted = true;
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        int expected = 1;
        for (List<Waiting<C, R>> batch = take(expected); !batch.isEmpty(); batch = take(expected)) {
            expected = batch.size();
            doTogether(batch);
        }
    }

    /** The next batch; empty when the gathering is closed and nothing waits any more. */
    private List<Waiting<C, R>> take(int expected) {
        lock.lock();
        try {
            do {
                while (queue.isEmpty() && !closed) {
                    came.awaitUninterruptibly();
                }
                awaitCompany(expected);
            } while (queue.isEmpty() && !closed);
            List<Waiting<C, R>> batch = new ArrayList<>(Math.min(queue.size(), limits.togetherMax()));
            while (!queue.isEmpty() && batch.size() < limits.togetherMax()) {
                batch.add(queue.remove());
            }
            if (!queue.isEmpty()) {
                came.signal();
            }
            return batch;
        } finally {
            lock.unlock();
        }
    }

    private void awaitCompany(int expected) {
        long left = limits.moment().toNanos();
        enoughAt = expected;
        try {
            while (!queue.isEmpty() && queue.size() < expected && left > 0 && !closed) {
                left = enough.awaitNanos(left);
            }
        } catch (InterruptedException _) {
            // Nobody interrupts a lane; should somebody, what waits is done at once
        }
    }

    private void doTogether(List<Waiting<C, R>> batch) {
        List<R> results;
        try {
            results = work.doTogether(batch.stream().map(Waiting::command).toList());
            if (results.size() != batch.size()) {
                throw new IllegalStateException(batch.size() + " commands got " + results.size() + " answers");
            }
        } catch (RuntimeException e) {
            failed(batch, e);
            return;
        } catch (Error e) {
            fail(batch, new IllegalStateException("the work of a gathering broke", e));
            return;
        }
        for (int i = 0; i < batch.size(); i++) {
            batch.get(i).answer().complete(new Answer.Done<>(results.get(i)));
        }
    }

    private void failed(List<Waiting<C, R>> batch, RuntimeException why) {
        if (batch.size() == 1 || !mayBeOnes.test(why)) {
            fail(batch, why);
            return;
        }
        int half = batch.size() / 2;
        doTogether(batch.subList(0, half));
        doTogether(batch.subList(half, batch.size()));
    }

    private static <C, R> void fail(List<Waiting<C, R>> batch, RuntimeException why) {
        batch.forEach(one -> one.answer().complete(new Answer.Failed<>(why)));
    }
}
