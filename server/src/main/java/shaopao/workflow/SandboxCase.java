package shaopao.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;

/**
 * An application as it stands in a sandbox.
 *
 * @param passed what has happened, in this order
 * @param waiting where it waits; nowhere when it is over
 * @param refused why the last move was not possible; nothing has changed by it
 */
public record SandboxCase(
        CaseStatus status,
        List<Passed> passed,
        List<Waiting> waiting,
        Map<String, Object> answers,
        Optional<WorkflowProblem> refused) {

    public SandboxCase {
        passed = List.copyOf(passed);
        waiting = List.copyOf(waiting);
        answers = Map.copyOf(answers);
    }

    /** What happens in a sandbox. */
    public enum What {
        SUBMITTED,
        APPROVED,
        REJECTED,
        RETURNED,
        FILLED,
        SKIPPED,
        INFORMED,
        WENT_ON,
        TIME_UP,
        ENDED
    }

    /** Something that happened at a step. */
    public record Passed(What what, Optional<Words> step) {}

    /**
     * A step at which it waits.
     *
     * @param people who would be asked in earnest; nobody where it waits for a time or for another system
     * @param open keys of the fields that can be filled in here
     */
    public record Waiting(
            String node, Words step, List<PersonId> people, List<SandboxMove.Act> possible, List<String> open) {
        public Waiting {
            people = List.copyOf(people);
            possible = List.copyOf(possible);
            open = List.copyOf(open);
        }
    }
}
