package shaopao.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Our side of a run that is compared: the decider without a database. */
final class OurRun {

    private static final By.Person APPLICANT = By.self(Flows.person("p0"));

    private final OracleFlows flow;
    private final List<String> done = new ArrayList<>();
    private CaseState state = CaseState.NEW;

    OurRun(OracleFlows flow) {
        this.flow = flow;
    }

    /** Something that is open, in the same words as {@link FlowablePeer.Open}. */
    record Open(FlowablePeer.Kind kind, String node, String person, String row, int number) {
        String words() {
            return kind + " " + node + " " + person + " " + row;
        }
    }

    List<String> done() {
        return done;
    }

    boolean over() {
        return state.status().over();
    }

    void submit() {
        decide(new Command.Submit(APPLICANT, flow.answers()));
    }

    /** All that is open; a step that anybody of several decides is one thing. */
    List<Open> open() {
        Map<String, Open> open = new LinkedHashMap<>();
        for (CaseState.Todo todo : state.todos()) {
            String node = state.visit(todo.visit()).orElseThrow().node();
            boolean anybody = flow.definition().node(node).orElseThrow() instanceof Node.Approve approve
                    && approve.voting().mode() == Node.Mode.ANY;
            Open one = new Open(
                    FlowablePeer.Kind.TASK, node, anybody ? "" : flow.nameOf(todo.person()), "", todo.number());
            open.putIfAbsent(anybody ? "visit " + todo.visit() : "todo " + todo.number(), one);
        }
        return List.copyOf(open.values());
    }

    void act(Open open) {
        CaseState.Todo todo = state.todo(open.number()).orElseThrow();
        decide(new Command.Approve(By.self(todo.person()), open.number(), ""));
    }

    void reject(Open open) {
        CaseState.Todo todo = state.todo(open.number()).orElseThrow();
        decide(new Command.Reject(By.self(todo.person()), open.number(), "no"));
    }

    void sendBackAndSubmit(Open open) {
        CaseState.Todo todo = state.todo(open.number()).orElseThrow();
        decide(new Command.Return(By.self(todo.person()), open.number(), "mend it"));
        submit();
    }

    private void decide(Command command) {
        done.add(command.toString());
        Facts facts = Flows.facts(Instant.EPOCH, flow.candidates(), OracleFlows::holds);
        Verdict verdict = Decider.decide(new Route(flow.definition()), state, command, facts);
        state = switch (verdict) {
            case Verdict.Decided decided -> decided.state();
            case Verdict.Refused refused -> throw new AssertionError(refused.problem() + " to " + command);
        };
    }
}
