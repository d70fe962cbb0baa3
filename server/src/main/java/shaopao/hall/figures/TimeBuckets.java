package shaopao.hall.figures;

import java.util.Map;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Durations in buckets that grow by an eighth of an octave, so that every percentile is known within five per cent
 * from some hundred numbers, however many durations there were.
 */
final class TimeBuckets {

    private static final int PER_DOUBLING = 8;
    private static final int BUCKET_MAX = 200;

    private TimeBuckets() {}

    /** The bucket of a duration in minutes; below zero counts as zero. */
    static int of(long minutes) {
        double steps = PER_DOUBLING * Math.log(Math.max(0, minutes) + 1.0) / Math.log(2);
        return Math.min(BUCKET_MAX, (int) Math.floor(steps + 1e-9));
    }

    /** The first duration of a bucket, in minutes. */
    private static double start(int bucket) {
        return Math.pow(2, (double) bucket / PER_DOUBLING) - 1;
    }

    /** The duration that so large a part of all does not exceed; none when there are none. */
    static OptionalLong percentile(Map<Integer, Long> counts, double part) {
        SortedMap<Integer, Long> sorted = new TreeMap<>(counts);
        long total = sorted.values().stream().mapToLong(Long::longValue).sum();
        double wanted = part * total;
        double before = 0;
        for (Map.Entry<Integer, Long> one : sorted.entrySet()) {
            if (before + one.getValue() >= wanted && one.getValue() > 0) {
                double within = (wanted - before) / one.getValue();
                double from = start(one.getKey());
                return OptionalLong.of(Math.round(from + (start(one.getKey() + 1) - from) * within));
            }
            before += one.getValue();
        }
        return OptionalLong.empty();
    }
}
