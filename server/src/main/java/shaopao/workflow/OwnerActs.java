package shaopao.workflow;

import java.util.List;
import java.util.Optional;
import shaopao.workflow.CaseEvent.Closing;
import shaopao.workflow.CaseState.Visit;

/** Acts of those who answer for the item; whoever hands them in has made sure that they are. */
final class OwnerActs {

    private final Ledger ledger;
    private final Walk walk;
    private final Rights rights;

    OwnerActs(Ledger ledger, Walk walk, Rights rights) {
        this.ledger = ledger;
        this.walk = walk;
        this.rights = rights;
    }

    void suspend(Command.Suspend command) {
        if (ledger.now().suspended()) {
            ledger.refuse(WorkflowProblem.CASE_SUSPENDED);
        } else if (rights.worded(command.reason())) {
            ledger.emit(new CaseEvent.Suspended(command.by(), command.reason()));
        }
    }

    void resume(Command.Resume command) {
        if (ledger.now().suspended()) {
            ledger.emit(new CaseEvent.Resumed(command.by(), command.reason()));
        } else {
            ledger.refuse(WorkflowProblem.CASE_MOVED);
        }
    }

    void cancel(By by, String reason) {
        if (rights.worded(reason)) {
            ledger.emit(new CaseEvent.Cancelled(by, reason));
            walk.end(Outcome.CANCELLED);
        }
    }

    /** Sets the case to a node; of a block whose lanes run at the same time, only that lane is given up for it. */
    void jump(Command.Jump command) {
        Optional<Route.Place> place = ledger.route().place(command.to());
        Optional<Lane> lane = place.flatMap(found -> lane(found.frames()));
        if (place.isEmpty() || lane.isEmpty()) {
            ledger.refuse(WorkflowProblem.NODE_NOT_REACHABLE);
            return;
        }
        if (!rights.worded(command.reason())) {
            return;
        }
        int parent = lane.get().parent();
        int number = lane.get().number();
        ledger.closeOf(0, Closing.CANCELLED);
        walk.abandonLane(parent, number);
        ledger.now().passed().stream()
                .filter(passed -> passed.parent() == parent && passed.lane() == number)
                .filter(passed -> passed.node().equals(command.to()))
                .findFirst()
                .ifPresent(passed -> walk.forget(parent, number, passed.number()));
        ledger.emit(new CaseEvent.Jumped(command.by(), command.to(), command.reason()));
        walk.enter(place.get().node(), parent, number, Optional.empty());
    }

    private record Lane(int parent, int number) {}

    /** The open lane that these blocks make; none when one of them is not walked or its lane is through. */
    private Optional<Lane> lane(List<Route.Frame> frames) {
        Lane lane = new Lane(0, 0);
        for (Route.Frame frame : frames) {
            Lane outer = lane;
            Optional<Visit> block = ledger.now().visits().stream()
                    .filter(visit -> visit.parent() == outer.parent()
                            && visit.lane() == outer.number()
                            && visit.node().equals(frame.block()))
                    .filter(visit -> visit.rows().size() <= 1 && visit.lanes().contains(frame.lane()))
                    .findFirst();
            if (block.isEmpty()) {
                return Optional.empty();
            }
            lane = new Lane(block.get().number(), frame.lane());
        }
        return Optional.of(lane);
    }

    /** Moves the running case to another definition, if all that is open has its place there. */
    void migrate(Command.Migrate command) {
        Route to = new Route(command.definition());
        if (!MigrationRules.obstacles(ledger.now(), ledger.route(), to).isEmpty()) {
            ledger.refuse(WorkflowProblem.MIGRATION_IMPOSSIBLE);
            return;
        }
        List<Integer> gone = ledger.now().passed().stream()
                .filter(passed -> !MigrationRules.stands(passed, ledger.now(), ledger.route(), to))
                .map(Visit::number)
                .toList();
        ledger.emit(new CaseEvent.Migrated(command.by(), command.hash(), command.topicVersion(), command.reason()));
        gone.forEach(visit -> ledger.emit(new CaseEvent.Abandoned(visit)));
        ledger.follow(to);
        for (Visit visit : List.copyOf(ledger.now().visits())) {
            boolean asks = !visit.seats().isEmpty() || !visit.pool().isEmpty();
            if (asks && ledger.live() && ledger.now().visit(visit.number()).isPresent()) {
                walk.settle(visit.number());
            }
        }
    }
}
