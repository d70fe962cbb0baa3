package shaopao.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.workflow.CaseEvent.TodoKind;
import shaopao.workflow.CaseState.Todo;
import shaopao.workflow.CaseState.Visit;
import shaopao.workflow.SandboxCase.Passed;
import shaopao.workflow.SandboxCase.Waiting;
import shaopao.workflow.SandboxCase.What;
import shaopao.workflow.SandboxMove.Act;

/** Plays an application through: one person acts in the parts of all. */
final class SandboxRules {

    private static final int SIGNATURES_MAX = 100;

    /** Whoever would have been chosen. */
    private static final PersonId SOMEBODY = new PersonId(new UUID(0, 0));

    private final Route route;
    private final PersonId applicant;
    private final Function<Instant, Facts> world;
    private final List<CaseEvent> events = new ArrayList<>();
    private CaseState state = CaseState.NEW;
    private Instant now;
    private Optional<WorkflowProblem> refused = Optional.empty();

    SandboxRules(Route route, PersonId applicant, Instant at, Function<Instant, Facts> world) {
        this.route = route;
        this.applicant = applicant;
        this.now = at;
        this.world = world;
    }

    SandboxCase walk(Map<String, Object> answers, List<SandboxMove> moves) {
        submit(answers);
        moves.forEach(this::move);
        return new SandboxCase(state.standing(), passed(), waiting(), state.answers(), refused);
    }

    private void submit(Map<String, Object> answers) {
        act(new Command.Submit(By.self(applicant), answers, chosenBy(Route.APPLICANT)));
    }

    /** Somebody for every step whose people are chosen there. */
    private Map<String, List<PersonId>> chosenBy(String chooser) {
        Map<String, List<PersonId>> chosen = new HashMap<>();
        route.definition()
                .nodes()
                .filter(node ->
                        route.chooser(node.key()).filter(chooser::equals).isPresent())
                .forEach(node -> chosen.put(node.key(), List.of(SOMEBODY)));
        return chosen;
    }

    private void move(SandboxMove move) {
        refused = Optional.empty();
        String node = move.node().orElse("");
        switch (move.act()) {
            case RESUBMIT -> submit(move.answers());
            case APPROVE -> approveAll(node, move);
            case REJECT ->
                byTodo(node, todo -> new Command.Reject(by(todo), todo.number(), move.opinion(), signature()));
            case RETURN -> byTodo(node, todo -> new Command.Return(by(todo), todo.number(), move.opinion()));
            case FILL -> byTodo(node, todo -> new Command.Fill(by(todo), todo.number(), move.answers()));
            case GO_ON -> goOn(node);
        }
    }

    private static By.Person by(Todo todo) {
        return By.self(todo.person());
    }

    private static Optional<String> signature() {
        return Optional.of("sandbox");
    }

    /** Of the visit at hand; a step over rows may be open several times, and the first comes first. */
    private void approveAll(String node, SandboxMove move) {
        Optional<Visit> visit = visitAt(node);
        Map<String, Object> answers = move.answers();
        for (int i = 0; i < SIGNATURES_MAX && refused.isEmpty(); i++) {
            Optional<Todo> todo = visit.flatMap(at -> todoOf(at.number()));
            if (todo.isEmpty()) {
                break;
            }
            Command.Enclosed enclosed = new Command.Enclosed(signature(), answers, chosenBy(node));
            act(new Command.Approve(by(todo.get()), todo.get().number(), move.opinion(), enclosed));
            answers = Map.of();
        }
        if (visit.isEmpty()) {
            refused = Optional.of(WorkflowProblem.CASE_MOVED);
        }
    }

    private void byTodo(String node, Function<Todo, Command> make) {
        visitAt(node)
                .flatMap(visit -> todoOf(visit.number()))
                .ifPresentOrElse(
                        todo -> act(make.apply(todo)), () -> refused = Optional.of(WorkflowProblem.CASE_MOVED));
    }

    private Optional<Visit> visitAt(String node) {
        return state.visits().stream()
                .filter(visit -> visit.node().equals(node))
                .findFirst();
    }

    /** An open to-do of a visit; what is only offered is claimed first. */
    private Optional<Todo> todoOf(int visit) {
        Optional<Todo> todo = open(visit);
        if (todo.filter(one -> one.kind() == TodoKind.CLAIM).isPresent()) {
            act(new Command.Claim(by(todo.get()), todo.get().number()));
            return open(visit);
        }
        return todo;
    }

    private Optional<Todo> open(int visit) {
        return state.todos().stream()
                .filter(todo -> todo.visit() == visit && todo.kind() != TodoKind.SUPPLEMENT)
                .findFirst();
    }

    private void goOn(String node) {
        Optional<Visit> visit = visitAt(node);
        if (visit.isEmpty()) {
            refused = Optional.of(WorkflowProblem.CASE_MOVED);
            return;
        }
        int number = visit.get().number();
        switch (route.node(node)) {
            case Node.Call _, Node.Effect _ -> act(new Command.CallDone(new By.Program(), number, Map.of()));
            case Node.Wait _ -> act(new Command.CalledBack(new By.Service("sandbox"), number, Map.of()));
            default -> timeComes(number);
        }
    }

    private void timeComes(int visit) {
        Optional<CaseState.Timer> timer = state.timers().stream()
                .filter(one -> one.visit() == visit && one.dueAt().isPresent())
                .min(Comparator.comparing(one -> one.dueAt().orElseThrow()));
        if (timer.isEmpty()) {
            refused = Optional.of(WorkflowProblem.CASE_MOVED);
            return;
        }
        Instant due = timer.get().dueAt().orElseThrow();
        now = due.isAfter(now) ? due : now;
        act(new Command.TimerFired(timer.get().number()));
    }

    private void act(Command command) {
        switch (Decider.decide(route, state, command, world.apply(now))) {
            case Verdict.Decided decided -> {
                events.addAll(decided.events());
                state = decided.state();
            }
            case Verdict.Refused(WorkflowProblem problem) -> refused = Optional.of(problem);
        }
    }

    private List<Waiting> waiting() {
        List<Waiting> waiting = new ArrayList<>(state.visits().stream()
                .filter(visit -> !Route.forks(route.node(visit.node())))
                .map(this::waiting)
                .toList());
        if (state.status() == CaseStatus.RETURNED) {
            waiting.add(new Waiting("", APPLICANT, List.of(applicant), List.of(Act.RESUBMIT), List.of()));
        }
        return waiting;
    }

    private static final Words APPLICANT = new Words("申请人修改", "Applicant corrects");

    private Waiting waiting(Visit visit) {
        Node node = route.node(visit.node());
        List<PersonId> people = state.todos().stream()
                .filter(todo -> todo.visit() == visit.number())
                .map(Todo::person)
                .distinct()
                .toList();
        return switch (node) {
            case Node.Approve approve ->
                new Waiting(
                        node.key(),
                        node.name(),
                        people,
                        Stream.of(Act.APPROVE, Act.RETURN, Act.REJECT)
                                .filter(act -> !refuses(approve, act))
                                .toList(),
                        approve.fields().edit());
            case Node.Collect collect ->
                new Waiting(
                        node.key(),
                        node.name(),
                        people,
                        List.of(Act.FILL),
                        collect.fields().edit());
            default -> new Waiting(node.key(), node.name(), people, List.of(Act.GO_ON), List.of());
        };
    }

    private static boolean refuses(Node.Approve node, Act act) {
        return node.manner().refused().stream()
                .anyMatch(refused -> refused.name().equals(act.name()));
    }

    private List<Passed> passed() {
        return events.stream().flatMap(event -> told(event).stream()).toList();
    }

    private Optional<Passed> told(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Submitted _ -> Optional.of(new Passed(What.SUBMITTED, Optional.empty()));
            case CaseEvent.Approved e -> at(What.APPROVED, e.node());
            case CaseEvent.Rejected e -> at(What.REJECTED, e.node());
            case CaseEvent.Returned e -> at(What.RETURNED, e.node());
            case CaseEvent.Filled e -> at(What.FILLED, e.node());
            case CaseEvent.Skipped e -> at(What.SKIPPED, e.node());
            case CaseEvent.Informed e -> at(What.INFORMED, e.node());
            case CaseEvent.CallAnswered e -> at(What.WENT_ON, e.node());
            case CaseEvent.CalledBack e -> at(What.WENT_ON, e.node());
            case CaseEvent.TimeUp e -> at(What.TIME_UP, e.node());
            case CaseEvent.Ended _ -> Optional.of(new Passed(What.ENDED, Optional.empty()));
            default -> Optional.empty();
        };
    }

    private Optional<Passed> at(What what, String node) {
        return Optional.of(
                new Passed(what, route.place(node).map(place -> place.node().name())));
    }
}
