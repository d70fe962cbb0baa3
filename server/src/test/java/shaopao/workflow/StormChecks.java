package shaopao.workflow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import shaopao.kernel.PersonId;

/** What must hold after every command; counts on its own from the events, beside the engine. */
final class StormChecks {

    private final String seed;
    private final BitSet opened = new BitSet();
    private final BitSet closed = new BitSet();
    private final BitSet decided = new BitSet();
    private final Map<Integer, Integer> visitOfTodo = new HashMap<>();
    private final Map<Integer, Tally> tallies = new HashMap<>();
    private long secondsUsed;

    StormChecks(String seed) {
        this.seed = seed;
    }

    /** The votes of one visit, counted from the events alone. */
    private static final class Tally {
        private int asked;
        private int agreed;
        private boolean changed;
    }

    void check(Route route, List<CaseEvent> events, CaseState state) {
        boolean byTime = events.stream().anyMatch(CaseEvent.TimeUp.class::isInstance);
        events.forEach(event -> count(route, event, byTime));
        require(closed.cardinality() <= opened.cardinality(), "more closed than opened");
        require(opened.cardinality() - closed.cardinality() == state.todos().size(), "lost to-dos");
        if (state.status().over()) {
            require(
                    state.todos().isEmpty()
                            && state.visits().isEmpty()
                            && state.timers().isEmpty(),
                    "over, but something is open");
            return;
        }
        waits(route, state);
        joins(route, state);
        times(state);
    }

    private void count(Route route, CaseEvent event, boolean byTime) {
        switch (event) {
            case CaseEvent.TodoOpened todo -> {
                require(!opened.get(todo.todo()), "to-do twice " + todo.todo());
                opened.set(todo.todo());
                visitOfTodo.put(todo.todo(), todo.visit());
            }
            case CaseEvent.TodoClosed todo -> {
                require(opened.get(todo.todo()) && !closed.get(todo.todo()), "closed twice " + todo.todo());
                closed.set(todo.todo());
            }
            case CaseEvent.Assigned assigned ->
                tally(assigned.visit()).asked = assigned.people().size();
            case CaseEvent.Approved approved -> {
                once(approved.todo());
                applicantNeverDecides(route, approved.node(), approved.by());
                tally(visitOfTodo.getOrDefault(approved.todo(), 0)).agreed++;
            }
            case CaseEvent.Repeated repeated -> tally(repeated.visit()).agreed++;
            case CaseEvent.Recalled recalled -> {
                require(decided.get(recalled.todo()), "recalled what was not decided");
                tally(recalled.visit()).agreed--;
            }
            case CaseEvent.Rejected rejected -> once(rejected.todo());
            case CaseEvent.Returned returned -> once(returned.todo());
            case CaseEvent.Advised advised -> once(advised.todo());
            case CaseEvent.Filled filled -> once(filled.todo());
            case CaseEvent.Escalated escalated -> tally(escalated.visit()).changed = true;
            case CaseEvent.SignersAdded added -> tally(visitOfTodo.getOrDefault(added.todo(), 0)).changed = true;
            case CaseEvent.Left(int visit) -> {
                Tally tally = tallies.get(visit);
                if (tally != null && tally.asked > 0 && !tally.changed && !byTime) {
                    require(tally.agreed > 0, "left without an agreement " + visit);
                }
            }
            default -> {}
        }
    }

    private Tally tally(int visit) {
        return tallies.computeIfAbsent(visit, _ -> new Tally());
    }

    private void once(int todo) {
        require(!decided.get(todo), "decided twice " + todo);
        decided.set(todo);
    }

    private void applicantNeverDecides(Route route, String key, By.Person by) {
        boolean self = route.place(key)
                .map(Route.Place::node)
                .filter(node -> node instanceof Node.Approve approve
                        && approve.exceptions().whenApplicant() == Node.WhenApplicant.SELF)
                .isPresent();
        require(self || !by.person().equals(Flows.PEOPLE[0]), "the applicant decided");
    }

    /** Nobody is stuck: each stay waits for somebody or something, and asks exactly whose turn it is. */
    private void waits(Route route, CaseState state) {
        if (state.status() == CaseStatus.RETURNED) {
            require(state.visits().isEmpty() && state.todos().size() == 1, "returned, but something is open");
            return;
        }
        Map<Integer, List<CaseState.Todo>> todos = new HashMap<>();
        state.todos()
                .forEach(todo -> todos.computeIfAbsent(todo.visit(), _ -> new ArrayList<>())
                        .add(todo));
        int places = 0;
        for (CaseState.Visit visit : state.visits()) {
            List<CaseState.Todo> asked = todos.getOrDefault(visit.number(), List.of());
            places += asked.size();
            switch (route.node(visit.node())) {
                case Node.Approve _ -> {
                    require(asked.stream().anyMatch(todo -> todo.kind() != CaseEvent.TodoKind.SUPPLEMENT), "stuck");
                    asked.forEach(todo -> sits(visit, todo));
                }
                case Node.Collect _ -> require(!asked.isEmpty(), "nobody fills in");
                case Node.Delay _ ->
                    require(
                            state.timers().stream().anyMatch(timer -> timer.visit() == visit.number()),
                            "delayed for ever");
                default -> {}
            }
        }
        require(places == state.todos().size(), "a to-do without a visit");
    }

    private void sits(CaseState.Visit visit, CaseState.Todo todo) {
        if (todo.kind() == CaseEvent.TodoKind.DECIDE || todo.kind() == CaseEvent.TodoKind.ADVISE) {
            PersonId first = visit.seats().stream()
                    .filter(seat -> seat.number() == todo.seat() && seat.isOpen())
                    .map(seat -> seat.turns().getFirst().person())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(seed + ": asked without a seat"));
            require(todo.person().equals(first), "asked out of turn");
        }
    }

    /** Every open lane of a block has one open stay, every other none; outside of blocks there is one. */
    private void joins(Route route, CaseState state) {
        Map<Integer, Set<Integer>> lanes = new HashMap<>();
        for (CaseState.Visit visit : state.visits()) {
            require(
                    lanes.computeIfAbsent(visit.parent(), _ -> new HashSet<>()).add(visit.lane()),
                    "two stays in one lane");
        }
        require(
                state.status() != CaseStatus.RUNNING
                        || lanes.getOrDefault(0, Set.of()).equals(Set.of(0)),
                "running nowhere");
        for (CaseState.Visit visit : state.visits()) {
            boolean forks = Route.forks(route.node(visit.node()));
            require(forks != visit.lanes().isEmpty(), "a block without lanes, or lanes without a block");
            require(
                    new HashSet<>(visit.lanes()).equals(lanes.getOrDefault(visit.number(), Set.of())),
                    "open lanes are not walked");
        }
    }

    /** Time runs when it may and stands still when it must; what was used is never given back. */
    private void times(CaseState state) {
        boolean applicantMustAct = state.todos().stream()
                .anyMatch(todo -> todo.kind() == CaseEvent.TodoKind.CORRECT
                        || todo.kind() == CaseEvent.TodoKind.SUPPLEMENT
                        || (todo.kind() == CaseEvent.TodoKind.FILL
                                && todo.person().equals(Flows.PEOPLE[0])));
        boolean still = state.suspended() || applicantMustAct;
        CaseState.Clock clock = state.clock();
        require(!clock.started() || clock.runningSince().isEmpty() == still, "the clock runs wrongly");
        require(clock.secondsUsed() >= secondsUsed, "the clock ran back");
        secondsUsed = clock.secondsUsed();
        for (CaseState.Timer timer : state.timers()) {
            require(timer.visit() == 0 || state.visit(timer.visit()).isPresent(), "a timer of a stay that is over");
            require(!state.suspended() || timer.dueAt().isEmpty(), "a time runs while the case is suspended");
        }
    }

    private void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(seed + ": " + what);
        }
    }
}
