package shaopao.transport;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How far ahead an arrival was told; the error is measured for each of these by itself. */
final class EstimateRules {

    /** Minutes. */
    static final List<Integer> HORIZONS = List.of(2, 5, 10, 15, 20);
    /** With fewer arrivals nothing is said about the error. */
    static final int ARRIVALS_MIN = 20;

    private EstimateRules() {}

    /** The horizon in which an arrival lies; empty when it is too far away, or gone by. */
    static Optional<Integer> horizon(Instant now, Instant expected) {
        long seconds = Duration.between(now, expected).toSeconds();
        return seconds <= 0
                ? Optional.empty()
                : HORIZONS.stream().filter(minutes -> seconds <= minutes * 60L).findFirst();
    }

    /**
     * The measured error of what was told so far ahead, beside that of the bare timetable.
     *
     * @param biasSeconds mean of came minus told; above zero: the bus came later than we said
     * @param ninetySeconds nine of ten were not more wrong
     * @param minuteShare how many were at most a minute wrong, 0 to 1
     */
    record EstimateError(
            int horizonMinutes,
            int arrivals,
            int biasSeconds,
            int medianSeconds,
            int ninetySeconds,
            double minuteShare,
            int plannedMedianSeconds,
            int plannedNinetySeconds) {}

    /** What is said beside an estimate: that nine of ten came so near. */
    static Optional<Integer> margin(List<EstimateError> errors, Instant now, Instant expected) {
        return horizon(now, expected)
                .flatMap(minutes -> errors.stream()
                        .filter(error -> error.horizonMinutes() == minutes && error.arrivals() >= ARRIVALS_MIN)
                        .findFirst())
                .map(EstimateError::ninetySeconds);
    }
}
