package shaopao.trials;

import java.util.List;
import java.util.Optional;
import shaopao.kernel.Words;
import shaopao.workflow.CaseStatus;
import shaopao.workflow.SandboxCase;
import shaopao.workflow.SandboxMove;

/**
 * How the application of a trial stands.
 *
 * @param passed what happened so far
 * @param waiting where it waits, and for whom it would
 */
record TrialStand(CaseStatus status, List<StandPassed> passed, List<StandStep> waiting) {

    /** Something that happened. */
    record StandPassed(SandboxCase.What what, Optional<Words> step) {}

    /**
     * A step at which it waits.
     *
     * @param people names of those who would be asked in earnest, the first few
     * @param peopleCount how many they are
     * @param open keys of the fields that are filled in here
     */
    record StandStep(
            String node,
            Words step,
            List<String> people,
            int peopleCount,
            List<SandboxMove.Act> possible,
            List<String> open) {}
}
