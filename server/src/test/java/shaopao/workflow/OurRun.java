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
    private Instant now = Instant.EPOCH;

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

    /** All that is open; a step that anybody of several does is one thing. */
    List<Open> open() {
        Map<String, Open> open = new LinkedHashMap<>();
        for (CaseState.Todo todo : state.todos()) {
            CaseState.Visit visit = state.visit(todo.visit()).orElseThrow();
            boolean anybody = !(flow.definition().node(visit.node()).orElseThrow() instanceof Node.Approve approve)
                    || approve.voting().mode() == Node.Mode.ANY;
            open.putIfAbsent(
                    anybody ? "visit " + todo.visit() : "todo " + todo.number(),
                    new Open(
                            FlowablePeer.Kind.TASK,
                            visit.node(),
                            anybody ? "" : flow.nameOf(todo.person()),
                            row(visit),
                            todo.number()));
        }
        for (CaseState.Visit visit : state.visits()) {
            if (flow.signals().contains(visit.node())) {
                open.put(
                        "signal " + visit.number(),
                        new Open(FlowablePeer.Kind.SIGNAL, visit.node(), "", row(visit), visit.number()));
            }
        }
        for (CaseState.Timer timer : state.timers()) {
            CaseState.Visit visit = state.visit(timer.visit()).orElseThrow();
            open.put(
                    "timer " + timer.number(),
                    new Open(FlowablePeer.Kind.TIMER, visit.node(), "", row(visit), timer.number()));
        }
        return List.copyOf(open.values());
    }

    /** The row in which a stay is; empty outside of any. */
    private String row(CaseState.Visit visit) {
        if (visit.parent() == 0) {
            return "";
        }
        CaseState.Visit block = state.visit(visit.parent()).orElseThrow();
        return flow.definition().node(block.node()).orElseThrow() instanceof Node.Each
                ? String.valueOf(block.rows().get(visit.lane()))
                : row(block);
    }

    /** Whether somebody decides there alone, so that a refusal ends the case in both. */
    boolean decides(Open open) {
        return open.kind() == FlowablePeer.Kind.TASK
                && flow.definition().node(open.node()).orElseThrow() instanceof Node.Approve approve
                && approve.voting().mode() != Node.Mode.RATIO;
    }

    void act(Open open) {
        switch (open.kind()) {
            case TASK -> {
                CaseState.Todo todo = state.todo(open.number()).orElseThrow();
                By.Person by = By.self(todo.person());
                decide(
                        todo.kind() == CaseEvent.TodoKind.FILL
                                ? new Command.Fill(by, open.number(), Map.of())
                                : new Command.Approve(by, open.number(), ""));
            }
            case SIGNAL -> {
                By.Service other = new By.Service("other");
                decide(
                        flow.definition().node(open.node()).orElseThrow() instanceof Node.Wait
                                ? new Command.CalledBack(other, open.number(), Map.of())
                                : new Command.CallDone(other, open.number(), Map.of()));
            }
            case TIMER -> {
                now = state.timers().stream()
                        .filter(timer -> timer.number() == open.number())
                        .flatMap(timer -> timer.dueAt().stream())
                        .filter(now::isBefore)
                        .findFirst()
                        .orElse(now);
                decide(new Command.TimerFired(open.number()));
            }
        }
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
        Facts facts = Flows.facts(now, flow.candidates(), OracleFlows::holds);
        Verdict verdict = Decider.decide(new Route(flow.definition()), state, command, facts);
        state = switch (verdict) {
            case Verdict.Decided decided -> decided.state();
            case Verdict.Refused refused -> throw new AssertionError(refused.problem() + " to " + command);
        };
    }
}
