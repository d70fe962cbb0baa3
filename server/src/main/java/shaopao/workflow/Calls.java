package shaopao.workflow;

import java.util.Optional;
import java.util.function.Predicate;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseEvent.TodoKind;
import shaopao.workflow.CaseState.Visit;

/** What other systems, and modules above, answer to a case. */
final class Calls {

    private final Ledger ledger;
    private final Walk walk;
    private final Seating seating;

    Calls(Ledger ledger, Walk walk, Seating seating) {
        this.ledger = ledger;
        this.walk = walk;
        this.seating = seating;
    }

    /** A call was answered or an effect is there; that a system was told of a wait does not end the wait. */
    void done(Command.CallDone command) {
        waiting(command.visit(), node -> node instanceof Node.Call || node instanceof Node.Effect)
                .ifPresent(visit -> {
                    ledger.emit(new CaseEvent.CallAnswered(visit.number(), visit.node(), command.answer()));
                    walk.leave(visit.number());
                });
    }

    /** It was tried in vain as often as allowed: those who answer for the item say how it goes on. */
    void failed(Command.CallFailed command) {
        waiting(
                        command.visit(),
                        node -> node instanceof Node.Call || node instanceof Node.Effect || node instanceof Node.Wait)
                .ifPresent(visit -> {
                    ledger.emit(new CaseEvent.CallGivenUp(visit.number(), visit.node(), command.reason()));
                    for (PersonId owner : seating.owners()) {
                        if (!seating.asked(visit.number()).contains(owner)) {
                            ledger.open(visit.number(), 0, owner, TodoKind.RESCUE);
                        }
                    }
                });
    }

    void calledBack(Command.CalledBack command) {
        waiting(command.visit(), Node.Wait.class::isInstance).ifPresent(visit -> {
            ledger.emit(new CaseEvent.CalledBack(visit.number(), visit.node(), command.by(), command.answer()));
            walk.leave(visit.number());
        });
    }

    private Optional<Visit> waiting(int number, Predicate<Node> kind) {
        Optional<Visit> visit = ledger.now()
                .visit(number)
                .filter(open -> kind.test(ledger.route().node(open.node())));
        if (visit.isEmpty()) {
            ledger.refuse(WorkflowProblem.CASE_MOVED);
        }
        return visit;
    }
}
