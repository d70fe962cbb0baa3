package shaopao.workflow;

import java.util.Map;
import java.util.Optional;

/**
 * What somebody does in a sandbox, in the part of whoever would do it in earnest.
 *
 * @param node key of the step at which it is done; without meaning when the application is handed in again
 * @param answers of the fields that the step asks for, or of the whole application when it is handed in again
 */
public record SandboxMove(Optional<String> node, Act act, String opinion, Map<String, Object> answers) {

    public SandboxMove {
        answers = Map.copyOf(answers);
    }

    /** What can be done. */
    public enum Act {
        /** All who decide at the step agree. */
        APPROVE,
        REJECT,
        /** Back to the applicant. */
        RETURN,
        /** Fills in what the step collects. */
        FILL,
        /** The applicant hands it in again. */
        RESUBMIT,
        /** The time comes, or the other system answers. */
        GO_ON
    }
}
