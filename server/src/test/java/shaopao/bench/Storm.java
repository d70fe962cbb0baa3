package shaopao.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/** So many threads that do the same again and again for so long. */
final class Storm {

    private static final int WARM_MAX = 15;

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

    /** A storm of so many seconds; how many rounds a second it came to. */
    interface Measured {
        double perSecond() throws Exception;
    }

    /**
     * Warms up: the compiler works for minutes on a program of this size, and takes half of two cores meanwhile. Ends
     * when two storms on end were not a twentieth better than the best before them, or after {@value #WARM_MAX}.
     */
    static void warm(Measured storm) throws Exception {
        double best = 0;
        int level = 0;
        for (int i = 0; i < WARM_MAX && level < 2; i++) {
            double now = storm.perSecond();
            System.out.printf(Locale.ROOT, "warming: %.0f a second%n", now);
            level = now < best * 1.05 ? level + 1 : 0;
            best = Math.max(best, now);
        }
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
