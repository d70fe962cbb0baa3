package shaopao.workflow;

import java.util.List;

/** What the decider says to a command. */
sealed interface Verdict {

    /** It happens: these events, after which the case stands so. */
    record Decided(List<CaseEvent> events, CaseState state) implements Verdict {
        public Decided {
            events = List.copyOf(events);
        }
    }

    /** It does not happen, and nothing has changed. */
    record Refused(WorkflowProblem problem) implements Verdict {}
}
