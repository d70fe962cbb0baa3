package shaopao.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import shaopao.kernel.PersonId;

/**
 * All that the decider must know of a case: the fold of its events, nothing else.
 *
 * @param answers those last handed in
 * @param visits the stays at nodes that are not over
 * @param todos the open ones
 * @param visitsMade how many visits there ever were
 * @param todosMade how many to-dos there ever were
 */
record CaseState(
        CaseStatus status,
        Optional<PersonId> applicant,
        Map<String, Object> answers,
        List<Visit> visits,
        List<Todo> todos,
        int visitsMade,
        int todosMade) {

    static final CaseState NEW = new CaseState(CaseStatus.NEW, Optional.empty(), Map.of(), List.of(), List.of(), 0, 0);

    CaseState {
        visits = List.copyOf(visits);
        todos = List.copyOf(todos);
    }

    /**
     * One stay at a node.
     *
     * @param waiting those who are asked later, one after the other
     */
    record Visit(int number, String node, List<PersonId> waiting) {
        Visit {
            waiting = List.copyOf(waiting);
        }
    }

    record Todo(int number, int visit, PersonId person, CaseEvent.TodoKind kind, Instant since) {}

    static CaseState fold(List<CaseEvent> events) {
        CaseState state = NEW;
        for (CaseEvent event : events) {
            state = state.evolve(event);
        }
        return state;
    }

    /** The state after one more event. */
    CaseState evolve(CaseEvent event) {
        return switch (event) {
            case CaseEvent.Submitted submitted -> submitted(submitted);
            case CaseEvent.Entered entered ->
                with(
                        plus(visits, new Visit(entered.visit(), entered.node(), List.of())),
                        todos,
                        entered.visit(),
                        todosMade);
            case CaseEvent.Assigned given ->
                withVisit(given.visit(), old -> new Visit(old.number(), old.node(), given.people()));
            case CaseEvent.TodoOpened opened -> opened(opened);
            case CaseEvent.TodoClosed closed -> withTodos(minus(todos, open -> open.number() == closed.todo()));
            case CaseEvent.Returned _ -> at(CaseStatus.RETURNED, List.of());
            case CaseEvent.Left(int visit) -> at(status, minus(visits, open -> open.number() == visit));
            case CaseEvent.Skipped skipped -> at(status, minus(visits, open -> open.number() == skipped.visit()));
            case CaseEvent.Ended(Outcome outcome) -> at(CaseStatus.of(outcome), List.of());
            default -> this;
        };
    }

    Optional<Todo> todo(int number) {
        return todos.stream().filter(todo -> todo.number() == number).findFirst();
    }

    Optional<Visit> visit(int number) {
        return visits.stream().filter(visit -> visit.number() == number).findFirst();
    }

    private CaseState submitted(CaseEvent.Submitted event) {
        return new CaseState(
                CaseStatus.RUNNING,
                Optional.of(event.by().owner()),
                event.answers(),
                visits,
                todos,
                visitsMade,
                todosMade);
    }

    private CaseState opened(CaseEvent.TodoOpened event) {
        Todo todo = new Todo(event.todo(), event.visit(), event.person(), event.kind(), event.at());
        return with(visits, plus(todos, todo), visitsMade, event.todo())
                .withVisit(
                        event.visit(),
                        old -> new Visit(
                                old.number(),
                                old.node(),
                                minus(old.waiting(), person -> person.equals(event.person()))));
    }

    private CaseState withVisit(int number, UnaryOperator<Visit> change) {
        return at(
                status,
                visits.stream()
                        .map(visit -> visit.number() == number ? change.apply(visit) : visit)
                        .toList());
    }

    private CaseState withTodos(List<Todo> now) {
        return with(visits, now, visitsMade, todosMade);
    }

    private CaseState at(CaseStatus now, List<Visit> stays) {
        return new CaseState(now, applicant, answers, stays, todos, visitsMade, todosMade);
    }

    private CaseState with(List<Visit> stays, List<Todo> open, int visitCount, int todoCount) {
        return new CaseState(status, applicant, answers, stays, open, visitCount, todoCount);
    }

    private static <T> List<T> plus(List<T> list, T one) {
        return Stream.concat(list.stream(), Stream.of(one)).toList();
    }

    private static <T> List<T> minus(List<T> list, Predicate<T> gone) {
        List<T> kept = new ArrayList<>(list);
        kept.removeIf(gone);
        return kept;
    }
}
