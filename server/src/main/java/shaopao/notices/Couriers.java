package shaopao.notices;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import shaopao.notices.Delivering.Ready;
import shaopao.notices.spi.Channel;

/**
 * The workers of this node: for each channel one that takes from the queue, no more than the channel carries at once,
 * and has each message carried by a thread of its own.
 */
@Component
class Couriers implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Couriers.class);
    private static final int BATCH_MAX = 50;
    private static final long TROUBLE_MILLIS = 2_000;
    private static final long STOP_SECONDS = 10;

    private final Channels channels;
    private final Delivering delivering;
    private final NoticesSettings settings;
    private final Bell bell;
    private final Clock clock;
    private volatile List<Worker> workers = List.of();

    Couriers(Channels channels, Delivering delivering, NoticesSettings settings, Bell bell, Clock clock) {
        this.channels = channels;
        this.delivering = delivering;
        this.settings = settings;
        this.bell = bell;
        this.clock = clock;
    }

    @Override
    public void start() {
        if (settings.work()) {
            workers = channels.ready().stream().map(Worker::new).toList();
            workers.forEach(worker -> worker.thread.start());
        }
    }

    /** Takes no more, and waits for what is being carried; what is not done by then falls due at another node. */
    @Override
    public void stop() {
        List<Worker> ending = workers;
        workers = List.of();
        ending.forEach(worker -> worker.running = false);
        bell.ring();
        ending.forEach(Worker::end);
    }

    @Override
    public boolean isRunning() {
        return !workers.isEmpty();
    }

    /** Carries what is due now, one after the other, until nothing is left; how many. */
    int carryDue(Channel channel) {
        int carried = 0;
        List<Ready> ready = delivering.take(channel, BATCH_MAX);
        while (!ready.isEmpty()) {
            ready.forEach(one -> delivering.carry(channel, one));
            carried += ready.size();
            ready = delivering.take(channel, BATCH_MAX);
        }
        return carried;
    }

    private final class Worker implements Runnable {

        private final Channel channel;
        private final Semaphore free;
        private final Thread thread;
        private volatile boolean running = true;

        Worker(Channel channel) {
            this.channel = channel;
            this.free = new Semaphore(channel.atOnce());
            this.thread = Thread.ofVirtual().name("courier-" + channel.code()).unstarted(this);
        }

        @Override
        public void run() {
            while (running) {
                long heard = bell.heard();
                try {
                    free.acquire();
                    int taken = round(1 + free.drainPermits());
                    if (taken == 0) {
                        bell.await(heard, settings.poll().toMillis());
                    }
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }

        /** Takes as many as there are permits, gives back the permits that are left; how many were taken. */
        private int round(int permits) throws InterruptedException {
            List<Ready> ready = List.of();
            try {
                if (channel.open(clock.instant())) {
                    ready = delivering.take(channel, Math.min(permits, BATCH_MAX));
                }
            } catch (DataAccessException | TransactionException e) {
                LOG.warn("The queue of {} cannot be read: {}", channel.code(), e.getMessage());
                Thread.sleep(TROUBLE_MILLIS);
            } finally {
                free.release(permits - ready.size());
            }
            for (Ready one : ready) {
                Thread.ofVirtual().name("carry-" + channel.code()).start(() -> {
                    try {
                        delivering.carry(channel, one);
                    } finally {
                        free.release();
                    }
                });
            }
            return ready.size();
        }

        void end() {
            try {
                if (free.tryAcquire(channel.atOnce(), STOP_SECONDS, TimeUnit.SECONDS)) {
                    return;
                }
                LOG.warn("Some messages of {} were still on their way", channel.code());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
