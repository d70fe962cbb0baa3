package shaopao.workflow;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseEvent.Closing;
import shaopao.workflow.CaseEvent.TodoKind;
import shaopao.workflow.CaseState.Timer;
import shaopao.workflow.CaseState.Turn;
import shaopao.workflow.CaseState.Visit;

/** What happens when a time has come. */
final class Times {

    private final Ledger ledger;
    private final Walk walk;
    private final Seating seating;
    private final Timers timers;

    Times(Ledger ledger, Walk walk, Seating seating, Timers timers) {
        this.ledger = ledger;
        this.walk = walk;
        this.seating = seating;
        this.timers = timers;
    }

    void fired(Command.TimerFired command) {
        Optional<Timer> due = ledger.now().timers().stream()
                .filter(timer -> timer.number() == command.timer())
                .filter(timer -> timer.dueAt()
                        .filter(at -> !at.isAfter(ledger.facts().now()))
                        .isPresent())
                .findFirst();
        if (due.isEmpty()) {
            ledger.refuse(WorkflowProblem.CASE_MOVED);
            return;
        }
        ledger.emit(new CaseEvent.TimerCleared(command.timer()));
        switch (due.get().kind()) {
            case REMIND -> remind(ledger.visit(due.get().visit()));
            case LIMIT -> limit(ledger.visit(due.get().visit()));
            case DELAY -> walk.leave(due.get().visit());
            case PROMISE -> ledger.emit(new CaseEvent.Overdue());
        }
    }

    private void remind(Visit visit) {
        List<PersonId> people = seating.asked(visit.number());
        if (!people.isEmpty()) {
            ledger.emit(new CaseEvent.Reminded(visit.number(), visit.node(), people));
        }
    }

    private void limit(Visit visit) {
        Node node = ledger.route().node(visit.node());
        Optional<Node.Limit> limit = node.timeLimit();
        if (limit.isEmpty()) {
            return; // the case has moved to a definition that sets none
        }
        Node.Then then = limit.get().then();
        if (node instanceof Node.Wait && then == Node.Then.REMIND) {
            then = Node.Then.PASS;
        }
        switch (then) {
            case REMIND -> remind(visit);
            case PASS -> {
                ledger.emit(new CaseEvent.TimeUp(visit.number(), visit.node(), then));
                ledger.closeOf(visit.number(), Closing.TIME_UP);
                walk.leave(visit.number());
            }
            case REJECT -> {
                ledger.emit(new CaseEvent.TimeUp(visit.number(), visit.node(), then));
                ledger.closeOf(visit.number(), Closing.TIME_UP);
                walk.end(Outcome.REJECTED);
            }
            case ESCALATE -> escalate(visit, node, limit.get());
        }
    }

    /** Those above take the places of all who have not decided; the next time, those who answer for the item. */
    private void escalate(Visit visit, Node node, Node.Limit limit) {
        Set<PersonId> people = new LinkedHashSet<>();
        if (visit.escalations() == 0) {
            people.addAll(
                    switch (node) {
                        case Node.Approve approve -> seating.above(approve.who(), visit);
                        case Node.Collect collect -> seating.above(collect.who(), visit);
                        default -> Set.<PersonId>of();
                    });
        }
        if (people.isEmpty() && visit.escalations() < 2) {
            people.addAll(seating.owners());
        }
        visit.seats().stream()
                .filter(seat -> !seat.isOpen())
                .flatMap(seat -> seat.signed().stream())
                .map(Turn::person)
                .forEach(people::remove);
        if (people.isEmpty() || new LinkedHashSet<>(seating.asked(visit.number())).equals(people)) {
            remind(visit);
            return;
        }
        ledger.emit(new CaseEvent.Escalated(visit.number(), visit.node(), new ArrayList<>(people)));
        ledger.closeOf(visit.number(), Closing.TIME_UP);
        timers.limit(limit, visit.number());
        switch (node) {
            case Node.Approve _ -> walk.settle(visit.number());
            case Node.Collect _ -> people.forEach(person -> ledger.open(visit.number(), 0, person, TodoKind.FILL));
            default -> people.forEach(person -> ledger.open(visit.number(), 0, person, TodoKind.RESCUE));
        }
    }
}
