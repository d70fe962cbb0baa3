package shaopao.workflow;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shaopao.workflow.CaseEvent.Closing;
import shaopao.workflow.CaseEvent.TodoKind;
import shaopao.workflow.CaseState.Todo;
import shaopao.workflow.CaseState.Visit;
import shaopao.workflow.Node.RefusableAct;

/** What those who are asked decide or fill in, and what the applicant sets right on the way. */
final class Decisions {

    private final Ledger ledger;
    private final Walk walk;
    private final Rights rights;

    Decisions(Ledger ledger, Walk walk, Rights rights) {
        this.ledger = ledger;
        this.walk = walk;
        this.rights = rights;
    }

    void approve(Command.Approve command) {
        Optional<Rights.Own> own =
                rights.own(command.by(), command.todo(), Set.of(TodoKind.DECIDE, TodoKind.ADVISE, TodoKind.RESCUE));
        if (own.isEmpty()) {
            return;
        }
        Todo todo = own.get().todo();
        By.Person by = own.get().by();
        if (todo.kind() == TodoKind.ADVISE) {
            advise(todo, by, true, command.opinion());
            return;
        }
        if (!rights.worded(todo, false, command.opinion())
                || !rights.signed(todo, command.enclosed().signature())
                || !enclosed(command.enclosed(), todo, by)) {
            return;
        }
        ledger.chooses(ledger.nodeKey(todo));
        ledger.emit(new CaseEvent.Approved(
                todo.number(),
                ledger.nodeKey(todo),
                by,
                command.opinion(),
                command.enclosed().signature()));
        ledger.close(todo, Closing.DONE);
        if (todo.kind() == TodoKind.RESCUE) {
            walk.leave(todo.visit());
        } else {
            walk.settle(todo.visit());
        }
    }

    /** Changed answers and chosen people, if the step lets this one change and choose them. */
    private boolean enclosed(Command.Enclosed enclosed, Todo todo, By.Person by) {
        if (!enclosed.answers().isEmpty()) {
            boolean may = rights.among(
                    ledger.nodeOf(todo)
                            .map(node ->
                                    node instanceof Node.Approve approve ? approve.fields() : Node.FieldRights.READ)
                            .orElse(Node.FieldRights.READ)
                            .edit(),
                    enclosed.answers());
            if (!may) {
                return false;
            }
            ledger.emit(new CaseEvent.Edited(todo.number(), ledger.nodeKey(todo), by, enclosed.answers()));
        }
        if (!enclosed.chosen().isEmpty()) {
            String here = ledger.nodeKey(todo);
            if (!enclosed.chosen().keySet().stream()
                    .allMatch(key ->
                            ledger.route().chooser(key).filter(here::equals).isPresent())) {
                ledger.refuse(WorkflowProblem.ACT_NOT_ALLOWED);
                return false;
            }
            ledger.emit(new CaseEvent.PeopleChosen(todo.number(), by, enclosed.chosen()));
        }
        return true;
    }

    void reject(Command.Reject command) {
        Optional<Rights.Own> own =
                rights.own(command.by(), command.todo(), Set.of(TodoKind.DECIDE, TodoKind.ADVISE, TodoKind.RESCUE));
        if (own.isEmpty()) {
            return;
        }
        Todo todo = own.get().todo();
        By.Person by = own.get().by();
        if (todo.kind() == TodoKind.ADVISE) {
            advise(todo, by, false, command.opinion());
            return;
        }
        if (!rights.allows(todo, RefusableAct.REJECT)
                || !rights.worded(todo, true, command.opinion())
                || !rights.signed(todo, command.signature())) {
            return;
        }
        Node.Mode mode = ledger.nodeOf(todo)
                .map(node ->
                        node instanceof Node.Approve approve ? approve.voting().mode() : Node.Mode.ANY)
                .orElse(Node.Mode.ANY);
        ledger.emit(new CaseEvent.Rejected(
                todo.number(), ledger.nodeKey(todo), by, command.opinion(), command.signature()));
        ledger.close(todo, Closing.DONE);
        if (mode == Node.Mode.RATIO) {
            walk.settle(todo.visit());
        } else {
            walk.end(Outcome.REJECTED);
        }
    }

    private void advise(Todo todo, By.Person by, boolean agrees, String opinion) {
        if (!agrees && !rights.worded(opinion)) {
            return;
        }
        ledger.emit(new CaseEvent.Advised(todo.number(), ledger.nodeKey(todo), by, agrees, opinion));
        ledger.close(todo, Closing.DONE);
        walk.settle(todo.visit());
    }

    void claim(Command.Claim command) {
        rights.own(command.by(), command.todo(), Set.of(TodoKind.CLAIM)).ifPresent(own -> {
            Todo todo = own.todo();
            ledger.emit(new CaseEvent.Claimed(todo.number(), ledger.nodeKey(todo), own.by()));
            ledger.close(todo, Closing.DONE);
            walk.settle(todo.visit());
        });
    }

    void unclaim(Command.Unclaim command) {
        rights.own(command.by(), command.todo(), Set.of(TodoKind.DECIDE)).ifPresent(own -> {
            Todo todo = own.todo();
            Visit visit = ledger.visit(todo.visit());
            if (visit.pool().isEmpty() || visit.seats().size() != 1) {
                ledger.refuse(WorkflowProblem.ACT_NOT_ALLOWED);
                return;
            }
            ledger.emit(new CaseEvent.Unclaimed(todo.number(), visit.node(), own.by()));
            ledger.close(todo, Closing.DONE);
            walk.settle(todo.visit());
        });
    }

    void fill(Command.Fill command) {
        rights.own(command.by(), command.todo(), Set.of(TodoKind.FILL)).ifPresent(own -> {
            Todo todo = own.todo();
            Node.Collect node = (Node.Collect)
                    ledger.route().node(ledger.visit(todo.visit()).node());
            if (rights.among(node.fields().edit(), command.answers())) {
                ledger.emit(new CaseEvent.Filled(todo.number(), node.key(), own.by(), command.answers()));
                ledger.close(todo, Closing.DONE);
                walk.leave(todo.visit());
            }
        });
    }

    void askCorrection(Command.AskCorrection command) {
        rights.deciding(command.by(), command.todo(), RefusableAct.ASK_CORRECTION)
                .filter(_ -> rights.worded(command.opinion()))
                .ifPresent(own -> {
                    Todo todo = own.todo();
                    boolean asked = ledger.todosOf(todo.visit()).stream()
                            .anyMatch(other -> other.kind() == TodoKind.SUPPLEMENT);
                    if (asked) {
                        ledger.refuse(WorkflowProblem.CORRECTION_ASKED_ALREADY);
                        return;
                    }
                    ledger.emit(new CaseEvent.CorrectionAsked(
                            todo.number(),
                            ledger.nodeKey(todo),
                            own.by(),
                            command.fault(),
                            command.fields(),
                            command.opinion()));
                    ledger.open(todo.visit(), 0, ledger.applicant(), TodoKind.SUPPLEMENT);
                });
    }

    /** The hall has made sure that the answers are of the fields that were asked for. */
    void correct(Command.Correct command) {
        rights.own(command.by(), command.todo(), Set.of(TodoKind.SUPPLEMENT)).ifPresent(own -> {
            ledger.emit(new CaseEvent.Corrected(own.todo().number(), own.by(), Map.copyOf(command.answers())));
            ledger.close(own.todo(), Closing.DONE);
        });
    }
}
