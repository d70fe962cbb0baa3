package shaopao.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseEvent.TodoKind;

/** Replays what people did on a case along another definition, at the times at which they did it. */
final class RehearsalRules {

    private static final int TIMERS_MAX = 100;

    private final Route route;
    private final Function<Instant, Facts> world;
    private final List<CaseEvent> events = new ArrayList<>();
    private final List<String> unasked = new ArrayList<>();
    private CaseState state = CaseState.NEW;
    private Facts facts;

    private RehearsalRules(Route route, Function<Instant, Facts> world) {
        this.route = route;
        this.world = world;
        this.facts = world.apply(Instant.EPOCH);
    }

    /** What would have become of the case. */
    static Rehearsal rehearse(CaseSummary of, List<CaseStep> steps, Route route, Function<Instant, Facts> world) {
        RehearsalRules rules = new RehearsalRules(route, world);
        steps.forEach(rules::again);
        return new Rehearsal(
                of.id(),
                of.number(),
                nodes(steps.stream().map(CaseStep::event).toList()),
                nodes(rules.events),
                of.status(),
                rules.state.standing(),
                rules.unasked);
    }

    private static List<String> nodes(List<CaseEvent> events) {
        List<String> nodes = new ArrayList<>();
        for (CaseEvent event : events) {
            switch (event) {
                case CaseEvent.Entered entered -> nodes.add(entered.node());
                // Nobody stays at a step that only tells people, so it is not entered.
                case CaseEvent.Informed informed -> nodes.add(informed.node());
                default -> {}
            }
        }
        return nodes;
    }

    private void again(CaseStep step) {
        facts = world.apply(step.at());
        fireTimers();
        switch (step.event()) {
            case CaseEvent.Submitted e -> act(new Command.Submit(e.by(), e.answers(), e.chosen()), "", "submit");
            case CaseEvent.Approved e ->
                byTodo(
                        e.node(),
                        e.by(),
                        "approve",
                        (by, todo) -> new Command.Approve(
                                by, todo, e.opinion(), new Command.Enclosed(e.signature(), Map.of(), Map.of())));
            case CaseEvent.Rejected e ->
                byTodo(
                        e.node(),
                        e.by(),
                        "reject",
                        (by, todo) -> new Command.Reject(by, todo, e.opinion(), e.signature()));
            case CaseEvent.Returned e ->
                byTodo(
                        e.node(),
                        e.by(),
                        "return",
                        (by, todo) -> new Command.Return(by, todo, e.opinion(), e.to(), e.onward()));
            case CaseEvent.Filled e ->
                byTodo(e.node(), e.by(), "fill", (by, todo) -> new Command.Fill(by, todo, e.answers()));
            case CaseEvent.Claimed e -> byTodo(e.node(), e.by(), "claim", Command.Claim::new);
            case CaseEvent.Transferred e ->
                byTodo(e.node(), e.by(), "transfer", (by, todo) -> new Command.Transfer(by, todo, e.to(), e.reason()));
            case CaseEvent.SignersAdded e ->
                byTodo(
                        e.node(),
                        e.by(),
                        "add signers",
                        (by, todo) -> new Command.AddSigner(by, todo, e.people(), e.position(), e.reason()));
            case CaseEvent.CallAnswered e ->
                atVisit(e.node(), visit -> new Command.CallDone(new By.Program(), visit, e.answer()));
            case CaseEvent.CalledBack e ->
                atVisit(e.node(), visit -> new Command.CalledBack(e.by(), visit, e.answer()));
            case CaseEvent.Withdrawn e -> act(new Command.Withdraw(e.by(), e.opinion()), "", "withdraw");
            case CaseEvent.Cancelled(By.Person by, String reason) -> act(new Command.Cancel(by, reason), "", "cancel");
            default -> {}
        }
    }

    private interface ByTodo {
        Command command(By.Person by, int todo);
    }

    /** The same person's to-do at the node; somebody else's when people have changed since. */
    private void byTodo(String node, By.Person by, String name, ByTodo make) {
        List<CaseState.Todo> there = state.todos().stream()
                .filter(todo -> todo.kind() != TodoKind.SUPPLEMENT && node.equals(nodeOf(todo)))
                .toList();
        Optional<CaseState.Todo> own = there.stream()
                .filter(todo -> todo.person().equals(by.owner()))
                .findFirst()
                .or(() -> there.stream().findFirst());
        if (own.isEmpty()) {
            unasked.add(node + ": " + name);
            return;
        }
        PersonId person = own.get().person();
        By.Person hand = person.equals(by.owner()) ? by : By.self(person);
        act(make.command(hand, own.get().number()), node, name);
    }

    private String nodeOf(CaseState.Todo todo) {
        return state.visit(todo.visit()).map(CaseState.Visit::node).orElse("");
    }

    private void atVisit(String node, Function<Integer, Command> make) {
        state.visits().stream()
                .filter(visit -> visit.node().equals(node))
                .findFirst()
                .ifPresent(visit -> act(make.apply(visit.number()), node, "answer"));
    }

    private void act(Command command, String node, String name) {
        if (decided(command).isEmpty()) {
            unasked.add(node + ": " + name);
        }
    }

    private Optional<Verdict.Decided> decided(Command command) {
        if (Decider.decide(route, state, command, facts) instanceof Verdict.Decided decided) {
            events.addAll(decided.events());
            state = decided.state();
            return Optional.of(decided);
        }
        return Optional.empty();
    }

    private void fireTimers() {
        Set<Integer> fired = new java.util.HashSet<>();
        for (int i = 0; i < TIMERS_MAX; i++) {
            Optional<CaseState.Timer> due = state.timers().stream()
                    .filter(timer -> !fired.contains(timer.number()))
                    .filter(timer ->
                            timer.dueAt().filter(at -> !at.isAfter(facts.now())).isPresent())
                    .findFirst();
            if (due.isEmpty()) {
                return;
            }
            fired.add(due.get().number());
            decided(new Command.TimerFired(due.get().number()));
        }
    }
}
