package shaopao.queue;

import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How long a service takes: what its office says until there is something to go by, then more and more what it took.
 *
 * @param usualSeconds what the office says
 * @param taken the latest times, in seconds
 */
record ServiceTime(double usualSeconds, List<Integer> taken) {

    /** So many of the latest times count. */
    static final int TAKEN_MAX = 60;

    static final ServiceTime UNKNOWN = new ServiceTime(360, List.of());

    /** What the office says weighs as much as so many visits. */
    private static final double WORD = 6;

    /** How times lie around their middle where nothing is known: a log-normal distribution. */
    private static final double SPREAD = 0.6;

    ServiceTime {
        taken = List.copyOf(taken);
    }

    double draw(RandomGenerator random) {
        if (random.nextDouble() * (taken.size() + WORD) < taken.size()) {
            return taken.get(random.nextInt(taken.size()));
        }
        return usualSeconds * Math.exp(SPREAD * random.nextGaussian() - SPREAD * SPREAD / 2);
    }
}
