package shaopao.trials;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shaopao.workflow.SandboxMove;

/**
 * What one of the panel does in the sandbox.
 *
 * @param moves along the flow, after the form was handed in
 * @param activeSeconds time on task: only while the page was looked at
 */
record Run(
        Phase phase,
        Map<String, Object> answers,
        List<SandboxMove> moves,
        Instant startedAt,
        int activeSeconds,
        Optional<Instant> submittedAt,
        Optional<Outcome> outcome,
        Optional<Double> score) {

    /** Which part is open. */
    enum Phase {
        FORM,
        FLOW,
        QUESTIONS,
        DONE
    }

    /** How it went. */
    enum Outcome {
        SUCCESS,
        GAVE_UP
    }
}
