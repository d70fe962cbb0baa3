package shaopao.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** So many threads that do the same again and again for so long. */
final class Storm {

    private Storm() {}

    /** One round of one thread. */
    interface Round {
        void run(int thread) throws Exception;
    }

    /** Rounds a second that were done; the first failure ends it. */
    static double perSecond(int threads, double seconds, Round round) {
        AtomicLong rounds = new AtomicLong();
        List<Exception> failures = new ArrayList<>();
        List<Thread> running = new ArrayList<>();
        long begun = System.nanoTime();
        long end = begun + (long) (seconds * 1e9);
        for (int i = 0; i < threads; i++) {
            int thread = i;
            running.add(Thread.ofPlatform().name("storm-" + i).start(() -> {
                try {
                    while (System.nanoTime() < end) {
                        round.run(thread);
                        rounds.incrementAndGet();
                    }
                } catch (Exception e) {
                    synchronized (failures) {
                        failures.add(e);
                    }
                }
            }));
        }
        for (Thread one : running) {
            join(one);
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("A round failed", failures.getFirst());
        }
        return rounds.get() / ((System.nanoTime() - begun) / 1e9);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
