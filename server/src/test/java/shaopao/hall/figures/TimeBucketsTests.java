package shaopao.hall.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class TimeBucketsTests {

    @Test
    void percentilesAreExactWithinFivePerCent() {
        Random random = new Random(7);
        for (int round = 0; round < 50; round++) {
            List<Long> times = new ArrayList<>();
            Map<Integer, Long> counts = new HashMap<>();
            for (int i = 0; i < 2_001; i++) {
                long minutes = Math.round(Math.exp(random.nextGaussian() * 1.5 + 4 + round % 5));
                times.add(minutes);
                counts.merge(TimeBuckets.of(minutes), 1L, Long::sum);
            }
            Collections.sort(times);
            for (double part : new double[] {0.5, 0.9}) {
                long exact = times.get((int) (part * 2_000));
                if (exact > 30) {
                    assertThat(TimeBuckets.percentile(counts, part).getAsLong())
                            .isCloseTo(exact, Percentage.withPercentage(5));
                }
            }
        }
    }

    @Test
    void nothingHasNoPercentileAndBucketsGrow() {
        assertThat(TimeBuckets.percentile(Map.of(), 0.5)).isEmpty();
        assertThat(TimeBuckets.of(-5)).isZero();
        for (long minutes = 1; minutes < 200_000; minutes = minutes * 2 + 1) {
            assertThat(TimeBuckets.of(minutes)).isGreaterThan(TimeBuckets.of(minutes / 2));
        }
    }
}
