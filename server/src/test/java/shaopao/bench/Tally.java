package shaopao.bench;

import java.util.Arrays;
import java.util.Locale;

/** How long each of many calls took. Not shared: each thread has its own, merged afterwards. */
final class Tally {

    private long[] nanos = new long[1024];
    private int count;

    void add(long took) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, count * 2);
        }
        nanos[count++] = took;
    }

    void add(Tally other) {
        for (int i = 0; i < other.count; i++) {
            add(other.nanos[i]);
        }
    }

    int count() {
        return count;
    }

    /** The time within which this part of the calls was answered, in milliseconds. */
    double millis(double part) {
        if (count == 0) {
            return Double.NaN;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) (count * part))] / 1e6;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "%7d calls, p50 %6.2f ms, p99 %6.2f ms, max %6.1f ms",
                count,
                millis(0.5),
                millis(0.99),
                millis(1));
    }
}
