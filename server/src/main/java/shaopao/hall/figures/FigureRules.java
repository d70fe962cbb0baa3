package shaopao.hall.figures;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** From sums and histograms to the lines that people read. */
final class FigureRules {

    private static final double MEDIAN = 0.5;
    private static final double NINETIETH = 0.9;

    private FigureRules() {}

    static Figures.FigureLine line(Collection<Tally.Day> days, Map<Integer, Long> times) {
        Tally.Day sum = days.stream().reduce(Tally.Day.NONE, Tally.Day::plus);
        return new Figures.FigureLine(
                sum.opened(),
                sum.approved(),
                sum.rejected(),
                sum.withdrawn(),
                sum.returned(),
                sum.overdue(),
                median(times),
                ninetieth(times),
                sum.rated(),
                sum.rated() == 0
                        ? Optional.empty()
                        : Optional.of(Math.round(100.0 * sum.stars() / sum.rated()) / 100.0),
                sum.typed(),
                sum.prefilled());
    }

    static Optional<Long> median(Map<Integer, Long> times) {
        return boxed(TimeBuckets.percentile(times, MEDIAN));
    }

    static Optional<Long> ninetieth(Map<Integer, Long> times) {
        return boxed(TimeBuckets.percentile(times, NINETIETH));
    }

    /** One histogram of several. */
    static Map<Integer, Long> together(Collection<Map<Integer, Long>> histograms) {
        Map<Integer, Long> sum = new HashMap<>();
        histograms.forEach(one -> one.forEach((bucket, cases) -> sum.merge(bucket, cases, Long::sum)));
        return sum;
    }

    private static Optional<Long> boxed(OptionalLong value) {
        return value.isPresent() ? Optional.of(value.getAsLong()) : Optional.empty();
    }
}
