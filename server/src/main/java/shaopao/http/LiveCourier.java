package shaopao.http;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import shaopao.http.LiveEvents.Message;

/**
 * Carries live events to the database, many in one statement. A notification within the transaction of an act would
 * make all acts commit one after the other, each waiting for the disk by itself: PostgreSQL holds one lock of the whole
 * database from there to the end of the commit (ADR 73). When more is waiting than the queue holds, every page is
 * told to look again instead.
 */
@Component
class LiveCourier implements SmartLifecycle, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveCourier.class);
    private static final int QUEUE_MAX = 20_000;
    private static final int BATCH_MAX = 500;
    private static final long GATHER_MILLIS = 5;
    private static final long PAUSE_MILLIS = 1_000;

    private final ArrayBlockingQueue<String> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final LiveEventsStore store;
    private volatile boolean running;
    private volatile boolean overflown;
    private volatile @Nullable Thread thread;

    LiveCourier(LiveEventsStore store) {
        this.store = store;
    }

    /** Takes messages whose act has been committed. Never waits. */
    void take(List<String> messages) {
        for (String message : messages) {
            if (!queue.offer(message)) {
                overflown = true;
            }
        }
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("live-courier").start(this);
    }

    @Override
    public void run() {
        try {
            while (running) {
                String first = queue.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    Thread.sleep(GATHER_MILLIS);
                    carry(first);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void carry(String first) throws InterruptedException {
        List<String> batch = new ArrayList<>();
        batch.add(first);
        queue.drainTo(batch, BATCH_MAX - 1);
        if (overflown) {
            overflown = false;
            batch.add(Message.lookAgain().text());
        }
        while (running && !sent(batch)) {
            Thread.sleep(PAUSE_MILLIS);
        }
    }

    private boolean sent(List<String> batch) {
        try {
            store.notify(batch);
            return true;
        } catch (DataAccessException e) {
            LOG.warn("{} live events wait: {}", batch.size(), e.getMessage());
            return false;
        }
    }

    /** What waits still leaves, once. */
    @Override
    public void stop() {
        running = false;
        Thread working = thread;
        if (working != null) {
            working.interrupt();
        }
        List<String> rest = new ArrayList<>();
        queue.drainTo(rest);
        if (!rest.isEmpty()) {
            sent(rest);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
