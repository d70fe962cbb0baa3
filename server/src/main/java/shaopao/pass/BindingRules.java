package shaopao.pass;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How often a holder may bind a phone: facts in, verdict out. */
final class BindingRules {

    private BindingRules() {}

    /**
     * What a holder may do now.
     *
     * @param left bindings that are left in the period
     * @param nextAt when the next one is possible; absent when it is now
     */
    record Room(int left, Optional<Instant> nextAt, Optional<PassProblem> refusal) {}

    /**
     * Judges from the bindings by the holder within the period, latest first.
     *
     * @param max bindings in the period
     */
    static Room room(List<Instant> bound, int max, Duration period, Duration coolDown, Instant now) {
        int left = Math.max(0, max - bound.size());
        if (left == 0) {
            Instant next = bound.get(max - 1).plus(period);
            return new Room(0, Optional.of(next), Optional.of(PassProblem.BINDINGS_USED_UP));
        }
        Optional<Instant> cool =
                bound.stream().findFirst().map(last -> last.plus(coolDown)).filter(now::isBefore);
        return new Room(left, cool, cool.map(_ -> PassProblem.BINDING_TOO_SOON));
    }
}
