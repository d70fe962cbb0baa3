package shaopao.workflow;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import shaopao.workflow.CaseEvent.Closing;
import shaopao.workflow.CaseEvent.TodoKind;
import shaopao.workflow.CaseState.Todo;
import shaopao.workflow.CaseState.Visit;
import shaopao.workflow.Node.RefusableAct;

/** Hands in, sends back, takes back. */
final class Returns {

    private final Ledger ledger;
    private final Walk walk;
    private final Timers timers;
    private final Rights rights;

    Returns(Ledger ledger, Walk walk, Timers timers, Rights rights) {
        this.ledger = ledger;
        this.walk = walk;
        this.timers = timers;
        this.rights = rights;
    }

    void submit(Command.Submit command) {
        boolean first = ledger.now().status() == CaseStatus.NEW;
        if (!first && ledger.now().status() != CaseStatus.RETURNED) {
            ledger.refuse(WorkflowProblem.ALREADY_SUBMITTED);
            return;
        }
        if (!first && !rights.byApplicant(command.by())) {
            return;
        }
        Optional<Node> resume =
                ledger.now().resumeAt().flatMap(ledger.route()::place).map(Route.Place::node);
        ledger.chooses(Route.APPLICANT);
        ledger.closeAll(Closing.DONE);
        ledger.emit(new CaseEvent.Submitted(command.by(), command.answers(), command.chosen()));
        if (first) {
            timers.startClock();
        }
        walk.go(resume.or(ledger.route()::first), 0, 0);
    }

    void withdraw(Command.Withdraw command) {
        if (rights.byApplicant(command.by())) {
            ledger.emit(new CaseEvent.Withdrawn(command.by(), command.opinion()));
            walk.end(Outcome.WITHDRAWN);
        }
    }

    void sendBack(Command.Return command) {
        rights.deciding(command.by(), command.todo(), RefusableAct.RETURN)
                .filter(own -> rights.worded(own.todo(), true, command.opinion()))
                .ifPresent(own -> {
                    if (command.to().isEmpty()) {
                        toApplicant(command, own);
                    } else {
                        toNode(command, own, command.to().get());
                    }
                });
    }

    private void toApplicant(Command.Return command, Rights.Own own) {
        told(command, own);
        walk.abandonLane(0, 0);
        if (command.onward() == Command.Onward.AGAIN) {
            walk.forget(0, 0, 0);
        }
        ledger.open(0, 0, ledger.applicant(), TodoKind.CORRECT);
    }

    private void toNode(Command.Return command, Rights.Own own, String to) {
        Optional<Back> back = returnable(
                        ledger.now(), ledger.route(), ledger.visit(own.todo().visit()))
                .stream()
                .filter(way -> way.to().node().equals(to))
                .findFirst();
        if (back.isEmpty()) {
            ledger.refuse(WorkflowProblem.NODE_NOT_PASSED);
            return;
        }
        Visit from = back.get().from();
        Visit target = back.get().to();
        told(command, own);
        walk.abandon(from.number());
        boolean again = command.onward() == Command.Onward.AGAIN;
        if (again) {
            walk.forget(target.parent(), target.lane(), target.number());
        } else {
            ledger.emit(new CaseEvent.Abandoned(target.number()));
        }
        walk.enter(
                ledger.route().node(to),
                target.parent(),
                target.lane(),
                again ? Optional.empty() : Optional.of(from.node()));
    }

    private void told(Command.Return command, Rights.Own own) {
        Todo todo = own.todo();
        ledger.emit(new CaseEvent.Returned(
                todo.number(), ledger.nodeKey(todo), own.by(), command.opinion(), command.to(), command.onward()));
        ledger.close(todo, Closing.DONE);
    }

    /**
     * A way back.
     *
     * @param from the open stay that is given up: that of the to-do, or of a block around it
     * @param to the stay that ended and is taken up anew
     */
    record Back(Visit from, Visit to) {}

    /** The stays to which a case can go back from an open one; the nearest first. */
    static List<Back> returnable(CaseFold now, Route route, Visit visit) {
        List<Back> ways = new java.util.ArrayList<>();
        Optional<Visit> from = Optional.of(visit);
        while (from.isPresent()) {
            Visit here = from.get();
            now.passed().stream()
                    .filter(passed -> passed.parent() == here.parent() && passed.lane() == here.lane())
                    .filter(passed -> !passed.node().equals(here.node()))
                    .filter(passed -> returnable(route.node(passed.node())))
                    .sorted(Comparator.comparingInt(Visit::number).reversed())
                    .forEach(passed -> ways.add(new Back(here, passed)));
            from = now.visit(here.parent());
        }
        return ways;
    }

    private static boolean returnable(Node node) {
        return node instanceof Node.Approve || node instanceof Node.Collect || Route.forks(node);
    }
}
