package shaopao.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shaopao.kernel.PersonId;

/**
 * Decides what a command does to a case. Pure: the same arguments give the same verdict, and the verdict's state is by
 * construction the fold of its events.
 */
final class Decider {

    private final Route route;
    private final Definition definition;
    private final Instant now;
    private final Candidates candidates;
    private final Conditions conditions;
    private final List<CaseEvent> events = new ArrayList<>();
    private CaseState state;
    private Optional<WorkflowProblem> refusal = Optional.empty();

    private Decider(Definition definition, CaseState state, Instant now, Candidates candidates, Conditions conditions) {
        this.definition = definition;
        this.route = new Route(definition);
        this.state = state;
        this.now = now;
        this.candidates = candidates;
        this.conditions = conditions;
    }

    /** What the command does to a case that stands so. */
    static Verdict decide(
            Definition definition,
            CaseState state,
            Command command,
            Instant now,
            Candidates candidates,
            Conditions conditions) {
        Decider decider = new Decider(definition, state, now, candidates, conditions);
        decider.apply(command);
        return decider.refusal
                .<Verdict>map(Verdict.Refused::new)
                .orElseGet(() -> new Verdict.Decided(decider.events, decider.state));
    }

    private void apply(Command command) {
        if (state.status().over()) {
            refuse(WorkflowProblem.CASE_OVER);
            return;
        }
        switch (command) {
            case Command.Submit submit -> submit(submit);
            case Command.Approve approve ->
                ownTodo(approve.by(), approve.todo()).ifPresent(todo -> approve(approve, todo));
            case Command.Reject reject -> {
                if (worded(reject.opinion())) {
                    ownTodo(reject.by(), reject.todo()).ifPresent(todo -> reject(reject, todo));
                }
            }
            case Command.Return back -> {
                if (worded(back.opinion())) {
                    ownTodo(back.by(), back.todo()).ifPresent(todo -> sendBack(back, todo));
                }
            }
            case Command.Withdraw withdraw -> withdraw(withdraw);
            case Command.Comment comment -> comment(comment);
            default -> refuse(WorkflowProblem.ACT_NOT_ALLOWED);
        }
    }

    private void submit(Command.Submit command) {
        switch (state.status()) {
            case NEW -> {}
            case RETURNED -> {
                if (!byApplicant(command.by())) {
                    return;
                }
            }
            case RUNNING, SUSPENDED, APPROVED, REJECTED, WITHDRAWN, CANCELLED -> {
                refuse(WorkflowProblem.ALREADY_SUBMITTED);
                return;
            }
        }
        closeAll(CaseEvent.Closing.DONE);
        emit(new CaseEvent.Submitted(command.by(), command.answers(), command.chosen()));
        walk(route.first());
    }

    private void approve(Command.Approve command, CaseState.Todo todo) {
        CaseState.Visit visit = state.visit(todo.visit()).orElseThrow();
        emit(new CaseEvent.Approved(todo.number(), visit.node(), command.by(), command.opinion(), Optional.empty()));
        emit(new CaseEvent.TodoClosed(todo.number(), CaseEvent.Closing.DONE));
        Node.Approve node = (Node.Approve) route.node(visit.node());
        boolean agreed = switch (node.voting().mode()) {
            case ANY -> true;
            case ALL, RATIO -> state.todos().stream().noneMatch(open -> open.visit() == visit.number());
            case SEQUENCE -> visit.waiting().isEmpty();
        };
        if (!agreed) {
            if (node.voting().mode() == Node.Mode.SEQUENCE) {
                ask(visit.number(), visit.waiting().getFirst(), CaseEvent.TodoKind.DECIDE);
            }
            return;
        }
        closeOf(visit.number(), CaseEvent.Closing.OVERTAKEN);
        emit(new CaseEvent.Left(visit.number()));
        walk(route.after(node.key()));
    }

    private void reject(Command.Reject command, CaseState.Todo todo) {
        emit(new CaseEvent.Rejected(todo.number(), nodeOf(todo), command.by(), command.opinion(), Optional.empty()));
        emit(new CaseEvent.TodoClosed(todo.number(), CaseEvent.Closing.DONE));
        end(Outcome.REJECTED);
    }

    private void sendBack(Command.Return command, CaseState.Todo todo) {
        emit(new CaseEvent.Returned(
                todo.number(), nodeOf(todo), command.by(), command.opinion(), Optional.empty(), Command.Onward.AGAIN));
        emit(new CaseEvent.TodoClosed(todo.number(), CaseEvent.Closing.DONE));
        closeAll(CaseEvent.Closing.CANCELLED);
        ask(0, state.applicant().orElseThrow(), CaseEvent.TodoKind.CORRECT);
    }

    private void withdraw(Command.Withdraw command) {
        if (byApplicant(command.by())) {
            emit(new CaseEvent.Withdrawn(command.by(), command.opinion()));
            end(Outcome.WITHDRAWN);
        }
    }

    private void comment(Command.Comment command) {
        if (state.status() == CaseStatus.NEW) {
            refuse(WorkflowProblem.CASE_MOVED);
        } else if (worded(command.text())) {
            emit(new CaseEvent.Commented(command.by(), command.text(), command.mentioned()));
        }
    }

    /** Goes from node to node until the case waits for somebody, is over, or cannot go on. */
    private void walk(Node start) {
        Optional<Node> next = Optional.of(start);
        while (next.isPresent()) {
            next = enter(next.get());
        }
    }

    private Optional<Node> enter(Node node) {
        return switch (node) {
            case Node.Approve approve -> enter(approve);
            case Node.Inform inform -> {
                Set<PersonId> people = people(inform.who());
                if (!people.isEmpty()) {
                    emit(new CaseEvent.Informed(inform.key(), List.copyOf(people)));
                }
                yield Optional.of(route.after(inform.key()));
            }
            case Node.Branch branch -> Optional.of(enter(branch));
            case Node.End end -> {
                end(end.outcome());
                yield Optional.empty();
            }
            default -> throw new IllegalStateException("cannot run " + node.key());
        };
    }

    private Optional<Node> enter(Node.Approve node) {
        int visit = state.visitsMade() + 1;
        emit(new CaseEvent.Entered(visit, node.key(), 0, 0, Optional.empty()));
        Set<PersonId> people = people(node.who());
        CaseEvent.Because because = CaseEvent.Because.RULE;
        if (people.remove(state.applicant().orElseThrow()) && people.isEmpty()) {
            if (node.exceptions().whenApplicant() == Node.WhenApplicant.SKIP) {
                emit(new CaseEvent.Skipped(visit, node.key(), CaseEvent.Because.ONLY_THE_APPLICANT));
                return Optional.of(route.after(node.key()));
            }
            people = peopleAbove(node.who());
            because = CaseEvent.Because.ABOVE_THE_APPLICANT;
        }
        if (people.isEmpty()) {
            people = people(definition.owners());
            people.remove(state.applicant().orElseThrow());
            because = CaseEvent.Because.NOBODY_FOUND;
        }
        if (people.isEmpty()) {
            refuse(WorkflowProblem.NOBODY_DECIDES);
            return Optional.empty();
        }
        emit(new CaseEvent.Assigned(visit, List.copyOf(people), because));
        people.stream()
                .limit(node.voting().mode() == Node.Mode.SEQUENCE ? 1 : people.size())
                .forEach(person -> ask(visit, person, CaseEvent.TodoKind.DECIDE));
        return Optional.empty();
    }

    private Node enter(Node.Branch branch) {
        for (int lane = 0; lane < branch.lanes().size(); lane++) {
            Node.Lane way = branch.lanes().get(lane);
            if (way.when().isEmpty() || conditions.holds(way.when().get(), state.answers())) {
                emit(new CaseEvent.LaneTaken(branch.key(), lane));
                return route.into(branch, way);
            }
        }
        return route.after(branch.key());
    }

    private Set<PersonId> people(List<Who> rules) {
        PersonId applicant = state.applicant().orElseThrow();
        Set<PersonId> people = new LinkedHashSet<>();
        rules.forEach(who -> people.addAll(candidates.people(who, applicant, state.answers())));
        return people;
    }

    private Set<PersonId> peopleAbove(List<Who> rules) {
        PersonId applicant = state.applicant().orElseThrow();
        Set<PersonId> people = new LinkedHashSet<>();
        rules.forEach(who -> people.addAll(candidates.above(who, applicant, state.answers())));
        people.remove(applicant);
        return people;
    }

    private void ask(int visit, PersonId person, CaseEvent.TodoKind kind) {
        emit(new CaseEvent.TodoOpened(
                state.todosMade() + 1,
                visit,
                0,
                state.visit(visit).map(CaseState.Visit::node).orElse(""),
                person,
                Optional.empty(),
                kind,
                now));
    }

    private void end(Outcome outcome) {
        closeAll(CaseEvent.Closing.CANCELLED);
        emit(new CaseEvent.Ended(outcome));
    }

    private void closeAll(CaseEvent.Closing closing) {
        state.todos().forEach(todo -> emit(new CaseEvent.TodoClosed(todo.number(), closing)));
    }

    private void closeOf(int visit, CaseEvent.Closing closing) {
        state.todos().stream()
                .filter(todo -> todo.visit() == visit)
                .forEach(todo -> emit(new CaseEvent.TodoClosed(todo.number(), closing)));
    }

    /** The open to-do of this number if it is this person's to decide; refuses otherwise. */
    private Optional<CaseState.Todo> ownTodo(By.Person by, int number) {
        Optional<CaseState.Todo> todo = state.todo(number).filter(open -> open.kind() == CaseEvent.TodoKind.DECIDE);
        if (todo.isEmpty()) {
            refuse(WorkflowProblem.CASE_MOVED);
        } else if (!todo.get().person().equals(by.owner())) {
            refuse(WorkflowProblem.TODO_OF_ANOTHER);
            return Optional.empty();
        }
        return todo;
    }

    private boolean byApplicant(By.Person by) {
        boolean applicant = state.applicant().filter(by.owner()::equals).isPresent();
        if (!applicant) {
            refuse(WorkflowProblem.APPLICANT_ONLY);
        }
        return applicant;
    }

    private boolean worded(String text) {
        if (text.isBlank()) {
            refuse(WorkflowProblem.OPINION_MISSING);
        }
        return !text.isBlank();
    }

    private String nodeOf(CaseState.Todo todo) {
        return state.visit(todo.visit()).orElseThrow().node();
    }

    private void emit(CaseEvent event) {
        events.add(event);
        state = state.evolve(event);
    }

    private void refuse(WorkflowProblem problem) {
        refusal = Optional.of(problem);
    }
}
