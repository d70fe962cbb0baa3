package shaopao.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import shaopao.queue.WaitRules.Forecast;

/**
 * Widens or narrows intervals by what came of the latest ones, so that nine in ten hold: split conformal prediction
 * (Vovk et al.), with the half width of each interval as its scale.
 */
final class CalibrationRules {

    /** So many of the latest forecasts count. */
    static final int SCORES_MAX = 400;

    /** With fewer nothing is changed. */
    static final int SCORES_MIN = 30;

    /** A little more than is promised, since days differ from the days before. */
    static final double COVERED = 0.92;

    private static final double HALF_MIN_SECONDS = 60;
    private static final double WIDEST = 6;
    private static final double NARROWEST = 0.5;

    private CalibrationRules() {}

    /** How far a call lay from the middle, in half widths; below zero when it came earlier. */
    static double score(Forecast raw, Instant calledAt) {
        return seconds(raw.middle(), calledAt) / half(raw);
    }

    /** By how much intervals are stretched so that nine in ten of the given scores lie within. */
    static double stretch(List<Double> scores) {
        if (scores.size() < SCORES_MIN) {
            return 1;
        }
        double[] sizes =
                scores.stream().mapToDouble(score -> Math.abs(score)).sorted().toArray();
        int rank = (int) Math.min(sizes.length, Math.ceil((sizes.length + 1) * COVERED));
        return Math.clamp(sizes[rank - 1], NARROWEST, WIDEST);
    }

    /** The interval that is told; nobody is told to be called before now. */
    static Forecast told(Forecast raw, double stretch, Instant now) {
        Duration half = Duration.ofMillis(Math.round(half(raw) * stretch * 1000));
        Instant low = raw.middle().minus(half);
        return new Forecast(
                low.isBefore(now) ? now : low, raw.middle(), raw.middle().plus(half));
    }

    private static double half(Forecast raw) {
        return Math.max(HALF_MIN_SECONDS, seconds(raw.low(), raw.high()) / 2);
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }
}
