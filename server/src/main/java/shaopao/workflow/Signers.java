package shaopao.workflow;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseEvent.Closing;
import shaopao.workflow.CaseEvent.TodoKind;
import shaopao.workflow.CaseState.Seat;
import shaopao.workflow.CaseState.Todo;
import shaopao.workflow.CaseState.Turn;
import shaopao.workflow.CaseState.TurnKind;
import shaopao.workflow.CaseState.Visit;
import shaopao.workflow.Node.RefusableAct;

/** Changes who signs at a step: handed on, advised, more, fewer, taken back. */
final class Signers {

    private static final Set<TodoKind> HANDED_ON =
            Set.of(TodoKind.DECIDE, TodoKind.ADVISE, TodoKind.FILL, TodoKind.RESCUE);

    private final Ledger ledger;
    private final Walk walk;
    private final Rights rights;

    Signers(Ledger ledger, Walk walk, Rights rights) {
        this.ledger = ledger;
        this.walk = walk;
        this.rights = rights;
    }

    void transfer(Command.Transfer command) {
        rights.own(command.by(), command.todo(), HANDED_ON)
                .filter(own -> rights.allows(own.todo(), RefusableAct.TRANSFER))
                .filter(own -> rights.maySign(ledger.visit(own.todo().visit()), List.of(command.to())))
                .ifPresent(own -> {
                    Todo todo = own.todo();
                    ledger.emit(new CaseEvent.Transferred(
                            todo.number(), ledger.nodeKey(todo), own.by(), command.to(), command.reason()));
                    handOn(todo, command.to());
                });
    }

    void reassign(Command.Reassign command) {
        Optional<Todo> found = ledger.now().todo(command.todo()).filter(todo -> HANDED_ON.contains(todo.kind()));
        if (found.isEmpty()) {
            ledger.refuse(WorkflowProblem.CASE_MOVED);
            return;
        }
        Todo todo = found.get();
        if (rights.maySign(ledger.visit(todo.visit()), List.of(command.to()))) {
            ledger.emit(new CaseEvent.Reassigned(
                    todo.number(), ledger.nodeKey(todo), command.by(), command.to(), command.reason()));
            handOn(todo, command.to());
        }
    }

    private void handOn(Todo todo, PersonId to) {
        ledger.close(todo, Closing.HANDED_ON);
        if (todo.seat() == 0) {
            ledger.open(todo.visit(), 0, to, todo.kind());
        } else {
            walk.settle(todo.visit());
        }
    }

    void delegate(Command.Delegate command) {
        rights.deciding(command.by(), command.todo(), RefusableAct.DELEGATE)
                .filter(own -> rights.maySign(ledger.visit(own.todo().visit()), List.of(command.to())))
                .ifPresent(own -> {
                    Todo todo = own.todo();
                    ledger.emit(new CaseEvent.Delegated(
                            todo.number(), ledger.nodeKey(todo), own.by(), command.to(), command.reason()));
                    ledger.close(todo, Closing.HANDED_ON);
                    walk.settle(todo.visit());
                });
    }

    void add(Command.AddSigner command) {
        rights.deciding(command.by(), command.todo(), RefusableAct.ADD_SIGNER)
                .filter(own -> rights.maySign(ledger.visit(own.todo().visit()), command.people()))
                .ifPresent(own -> {
                    Todo todo = own.todo();
                    ledger.emit(new CaseEvent.SignersAdded(
                            todo.number(),
                            ledger.nodeKey(todo),
                            own.by(),
                            command.people(),
                            command.position(),
                            command.reason()));
                    walk.settle(todo.visit());
                });
    }

    /** Who sits or has signed at the step may take off an added signer who has not signed. */
    void remove(Command.RemoveSigner command) {
        Optional<Visit> found =
                ledger.now().todo(command.todo()).flatMap(todo -> ledger.now().visit(todo.visit()));
        if (found.isEmpty()) {
            ledger.refuse(WorkflowProblem.CASE_MOVED);
            return;
        }
        Visit visit = found.get();
        PersonId owner = command.by().owner();
        if (!visit.seats(owner)
                || command.person().equals(owner)
                || command.by().person().equals(ledger.applicant())) {
            ledger.refuse(WorkflowProblem.TODO_OF_ANOTHER);
            return;
        }
        if (!rights.allows(visit, RefusableAct.REMOVE_SIGNER)) {
            return;
        }
        Turn added = new Turn(command.person(), TurnKind.ADDED);
        Optional<Seat> seat = visit.seats().stream()
                .filter(one -> one.isOpen() && one.turns().contains(added))
                .findFirst();
        if (seat.isEmpty()) {
            ledger.refuse(WorkflowProblem.NO_ADDED_SIGNER);
            return;
        }
        ledger.emit(new CaseEvent.SignerRemoved(
                visit.number(), seat.get().number(), visit.node(), command.by(), command.person(), command.reason()));
        walk.settle(visit.number());
    }

    /** Takes an agreement back, if nobody has acted on it. */
    void recall(Command.Recall command) {
        Optional<Visit> found = signed(ledger.now().visits(), command)
                .or(() -> signed(ledger.now().passed(), command));
        if (found.isEmpty() || ledger.now().status() != CaseStatus.RUNNING) {
            ledger.refuse(WorkflowProblem.CASE_MOVED);
            return;
        }
        Visit visit = found.get();
        Seat seat = visit.seats().stream()
                .filter(one -> one.todo() == command.todo())
                .findFirst()
                .orElseThrow();
        if (seat.lastSigned().filter(command.by().owner()::equals).isEmpty()
                || command.by().person().equals(ledger.applicant())) {
            ledger.refuse(WorkflowProblem.TODO_OF_ANOTHER);
            return;
        }
        if (!rights.allows(visit, RefusableAct.RECALL)) {
            return;
        }
        if (actedAfter(visit, seat)) {
            ledger.refuse(WorkflowProblem.CASE_MOVED);
            return;
        }
        if (ledger.now().visit(visit.number()).isEmpty()) {
            walk.abandonLane(visit.parent(), visit.lane());
        }
        ledger.emit(
                new CaseEvent.Recalled(command.todo(), visit.number(), visit.node(), command.by(), command.opinion()));
        walk.settle(visit.number());
    }

    private static Optional<Visit> signed(List<Visit> visits, Command.Recall command) {
        return visits.stream()
                .filter(visit -> visit.seats().stream()
                        .anyMatch(seat -> seat.todo() == command.todo()
                                && seat.todo() > 0
                                && seat.vote() != CaseState.Vote.AGAINST))
                .findFirst();
    }

    /** Whether somebody has acted who was asked because of this agreement. */
    private boolean actedAfter(Visit visit, Seat seat) {
        boolean open = ledger.now().visit(visit.number()).isPresent();
        if (open) {
            boolean sequence = ledger.route().node(visit.node()) instanceof Node.Approve approve
                    && approve.voting().mode() == Node.Mode.SEQUENCE;
            return sequence
                    && visit.seats().stream()
                            .anyMatch(other -> other.number() > seat.number()
                                    && !other.added()
                                    && (!other.isOpen() || !other.signed().isEmpty()));
        }
        return ledger.now().passed().stream().anyMatch(later -> later.number() > visit.number() && within(later, visit))
                || ledger.now().visits().stream().anyMatch(later -> within(later, visit) && later.touched());
    }

    /** Whether a visit stands in the same lane as another, or in a block that stands there. */
    private boolean within(Visit visit, Visit other) {
        if (visit.parent() == other.parent()) {
            return visit.lane() == other.lane();
        }
        return visit.parent() != 0 && within(ledger.visit(visit.parent()), other);
    }
}
