package shaopao.workflow;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseState.Todo;
import shaopao.workflow.CaseState.Visit;

/** One command on its way: the events that it has brought about so far, and the case as it stands after them. */
final class Ledger {

    private final Facts facts;
    private final CaseFold fold;
    private final List<CaseEvent> events = new ArrayList<>();
    private Route route;
    private Optional<WorkflowProblem> refusal = Optional.empty();
    private Optional<String> chooser = Optional.empty();

    Ledger(Route route, CaseState state, Facts facts) {
        this.route = route;
        this.fold = new CaseFold(state);
        this.facts = facts;
    }

    Facts facts() {
        return facts;
    }

    /** The case as it stands. */
    CaseFold now() {
        return fold;
    }

    Route route() {
        return route;
    }

    /** From now on the case goes this way. */
    void follow(Route other) {
        route = other;
    }

    /** Whose command it is, as the rule {@code chosen} names those who may choose people with it. */
    void chooses(String who) {
        chooser = Optional.of(who);
    }

    Optional<String> chooser() {
        return chooser;
    }

    void emit(CaseEvent event) {
        events.add(event);
        fold.apply(event);
    }

    void refuse(WorkflowProblem problem) {
        if (refusal.isEmpty()) {
            refusal = Optional.of(problem);
        }
    }

    /** Whether the case can go on: nothing was refused and it is not over. */
    boolean live() {
        return refusal.isEmpty() && !fold.status().over();
    }

    Verdict verdict() {
        return refusal.<Verdict>map(Verdict.Refused::new).orElseGet(() -> new Verdict.Decided(events, fold.state()));
    }

    PersonId applicant() {
        return fold.applicant().orElseThrow();
    }

    Visit visit(int number) {
        return fold.visit(number).orElseThrow();
    }

    Optional<Node> nodeOf(Todo todo) {
        return fold.visit(todo.visit()).map(visit -> route.node(visit.node()));
    }

    String nodeKey(Todo todo) {
        return fold.visit(todo.visit()).map(Visit::node).orElse("");
    }

    /** The answers as they are seen in a lane: with the row for which it is walked. */
    Map<String, Object> answersIn(int parent, int lane) {
        if (parent == 0) {
            return fold.answers();
        }
        Visit block = visit(parent);
        Map<String, Object> outer = answersIn(block.parent(), block.lane());
        if (!(route.node(block.node()) instanceof Node.Each each)
                || lane >= block.rows().size()) {
            return outer;
        }
        Map<String, Object> all = new HashMap<>(outer);
        all.put(each.as(), block.rows().get(lane));
        return all;
    }

    /** Asks one person. */
    void open(int visit, int seat, PersonId person, CaseEvent.TodoKind kind) {
        Optional<PersonId> deputy = kind == CaseEvent.TodoKind.CORRECT || kind == CaseEvent.TodoKind.SUPPLEMENT
                ? Optional.empty()
                : facts.candidates().deputy(person).filter(other -> !other.equals(applicant()));
        String node = fold.visit(visit).map(Visit::node).orElse("");
        emit(new CaseEvent.TodoOpened(fold.made().todos() + 1, visit, seat, node, person, deputy, kind, facts.now()));
    }

    void close(Todo todo, CaseEvent.Closing closing) {
        emit(new CaseEvent.TodoClosed(todo.number(), closing));
    }

    List<Todo> todosOf(int visit) {
        return fold.todos().stream().filter(todo -> todo.visit() == visit).toList();
    }

    void closeOf(int visit, CaseEvent.Closing closing) {
        todosOf(visit).forEach(todo -> close(todo, closing));
    }

    void closeAll(CaseEvent.Closing closing) {
        List.copyOf(fold.todos()).forEach(todo -> close(todo, closing));
    }
}
