package shaopao.trials;

import java.util.List;
import java.util.Optional;

/** How a trial stands to its gate. */
record GateState(boolean met, List<GateCheck> checks) {

    GateState {
        checks = List.copyOf(checks);
    }

    /** What is asked for. */
    enum Measure {
        COMPLETED,
        SUCCESS_PERCENT,
        SCORE,
        MEDIAN_SECONDS,
        OPEN_FINDINGS
    }

    /**
     * One thing that is asked for.
     *
     * @param wanted at least so much, for times and findings at most
     * @param actual absent while nobody has got there
     */
    record GateCheck(Measure measure, int wanted, Optional<Integer> actual, boolean met) {}
}
