package shaopao.pass;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Which visits a host may announce: facts in, verdict out. */
final class VisitRules {

    /** What a visitor's pass is for. */
    static final int PURPOSES = Purpose.ENTER.bit() | Purpose.LEAVE.bit() | Purpose.CHECK_IN.bit();

    private VisitRules() {}

    static Optional<PassProblem> refusal(Instant from, Instant until, int ahead, PassSettings settings, Instant now) {
        Duration longest = Duration.ofDays(settings.visitDaysMax());
        if (!from.isBefore(until)
                || !until.isAfter(now)
                || Duration.between(from, until).compareTo(longest) > 0) {
            return Optional.of(PassProblem.VISIT_PERIOD_INVALID);
        }
        return ahead >= settings.visitsMax() ? Optional.of(PassProblem.VISITS_TOO_MANY) : Optional.empty();
    }
}
