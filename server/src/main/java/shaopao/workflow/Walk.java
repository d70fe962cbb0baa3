package shaopao.workflow;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseEvent.Closing;
import shaopao.workflow.CaseEvent.TodoKind;
import shaopao.workflow.CaseState.Visit;

/** Leads a case from node to node until it waits for something or is over. */
final class Walk {

    /** A block goes over so many rows at most. */
    static final int ROWS_MAX = 200;

    /** How often a system that is told of a wait is told again. */
    private static final int ANNOUNCE_RETRIES = 8;

    private final Ledger ledger;
    private final Seating seating;
    private final Timers timers;

    Walk(Ledger ledger, Seating seating, Timers timers) {
        this.ledger = ledger;
        this.seating = seating;
        this.timers = timers;
    }

    /** Goes on with this node in a lane; with none, the lane is through. */
    void go(Optional<Node> next, int parent, int lane) {
        if (!ledger.live()) {
            return;
        }
        if (next.isPresent()) {
            enter(next.get(), parent, lane, Optional.empty());
        } else if (parent == 0) {
            end(Outcome.APPROVED);
        } else {
            ledger.emit(new CaseEvent.LaneEnded(parent, lane));
            if (ledger.visit(parent).lanes().isEmpty()) {
                leave(parent);
            }
        }
    }

    /**
     * Enters a node.
     *
     * @param resume where the case goes from there instead of the following node
     */
    void enter(Node node, int parent, int lane, Optional<String> resume) {
        switch (node) {
            case Node.Inform inform -> {
                Set<PersonId> people = seating.people(inform.key(), inform.who(), parent, lane);
                if (!people.isEmpty()) {
                    ledger.emit(new CaseEvent.Informed(inform.key(), List.copyOf(people)));
                }
                go(ledger.route().after(inform.key()), parent, lane);
            }
            case Node.Branch branch
            when branch.choose() == Node.Choose.ONE -> {
                int taken = holding(branch, parent, lane).getFirst();
                ledger.emit(new CaseEvent.LaneTaken(branch.key(), taken));
                go(ledger.route().into(branch, branch.lanes().get(taken)), parent, lane);
            }
            case Node.End end -> end(end.outcome());
            case Node.Approve _,
                    Node.Collect _,
                    Node.Branch _,
                    Node.Parallel _,
                    Node.Each _,
                    Node.Delay _,
                    Node.Call _,
                    Node.Wait _,
                    Node.Effect _ -> {
                int visit = ledger.now().made().visits() + 1;
                ledger.emit(new CaseEvent.Entered(visit, node.key(), parent, lane, resume));
                stay(node, visit);
            }
        }
    }

    private void stay(Node node, int visit) {
        switch (node) {
            case Node.Approve approve -> approve(approve, visit);
            case Node.Collect collect -> collect(collect, visit);
            case Node.Branch branch -> {
                Visit stay = ledger.visit(visit);
                fork(branch, visit, holding(branch, stay.parent(), stay.lane()), List.of());
            }
            case Node.Parallel parallel ->
                fork(
                        parallel,
                        visit,
                        IntStream.range(0, parallel.lanes().size()).boxed().toList(),
                        List.of());
            case Node.Each each -> each(each, visit);
            case Node.Delay delay -> timers.delay(delay, visit);
            case Node.Call call ->
                ledger.emit(new CaseEvent.Called(
                        visit, call.key(), call.service(), call.path(), sent(call.send(), visit), call.retries()));
            case Node.Wait wait -> {
                wait.announce()
                        .ifPresent(to -> ledger.emit(new CaseEvent.Called(
                                visit, wait.key(), to.service(), to.path(), sent(to.send(), visit), ANNOUNCE_RETRIES)));
                wait.limit().ifPresent(limit -> timers.limit(limit, visit));
            }
            case Node.Effect effect ->
                ledger.emit(new CaseEvent.EffectAsked(visit, effect.key(), effect.handler(), effect.with()));
            case Node.Inform _, Node.End _ -> throw new IllegalStateException("nobody stays at " + node.key());
        }
    }

    private void approve(Node.Approve node, int visit) {
        Visit stay = ledger.visit(visit);
        switch (seating.seat(node, visit)) {
            case OPEN -> {
                if (ledger.live()) {
                    node.limit().ifPresent(limit -> timers.limit(limit, visit));
                    settle(visit);
                }
            }
            case AGREED -> goOn(stay);
            case REJECTED -> end(Outcome.REJECTED);
        }
    }

    private void collect(Node.Collect node, int visit) {
        seating.collectors(node, ledger.visit(visit)).ifPresent(people -> {
            people.forEach(person -> ledger.open(visit, 0, person, TodoKind.FILL));
            node.limit().ifPresent(limit -> timers.limit(limit, visit));
        });
    }

    private void each(Node.Each each, int visit) {
        List<Object> rows = new ArrayList<>();
        Visit stay = ledger.visit(visit);
        if (ledger.answersIn(stay.parent(), stay.lane()).get(each.over()) instanceof Collection<?> all) {
            all.forEach(rows::add);
        }
        if (rows.size() > ROWS_MAX) {
            ledger.refuse(WorkflowProblem.TOO_MANY_ROWS);
            return;
        }
        fork(each, visit, IntStream.range(0, rows.size()).boxed().toList(), rows);
    }

    private void fork(Node block, int visit, List<Integer> lanes, List<Object> rows) {
        ledger.emit(new CaseEvent.Forked(visit, block.key(), lanes, rows));
        if (lanes.isEmpty()) {
            leave(visit);
            return;
        }
        List<Node.Lane> inside = block.rows();
        for (int lane : lanes) {
            go(
                    inside.get(block instanceof Node.Each ? 0 : lane).steps().stream()
                            .findFirst(),
                    visit,
                    lane);
        }
    }

    /** The lanes of a branch whose conditions hold; the last one when none does. */
    private List<Integer> holding(Node.Branch branch, int parent, int lane) {
        Map<String, Object> answers = ledger.answersIn(parent, lane);
        List<Integer> holding = new ArrayList<>();
        for (int i = 0; i < branch.lanes().size(); i++) {
            Optional<String> when = branch.lanes().get(i).when();
            if (when.isPresent() && ledger.facts().conditions().holds(when.get(), answers)) {
                holding.add(i);
            }
        }
        return holding.isEmpty() ? List.of(branch.lanes().size() - 1) : holding;
    }

    private Map<String, Object> sent(List<String> fields, int visit) {
        Visit stay = ledger.visit(visit);
        Map<String, Object> answers = ledger.answersIn(stay.parent(), stay.lane());
        Map<String, Object> sent = new HashMap<>();
        fields.forEach(field -> {
            Object answer = answers.get(field);
            if (answer != null) {
                sent.put(field, answer);
            }
        });
        return sent;
    }

    /** Asks whose turn it is, and goes on when the step is decided. */
    void settle(int number) {
        Visit visit = ledger.visit(number);
        Node.Approve node = (Node.Approve) ledger.route().node(visit.node());
        switch (seating.standing(node, visit)) {
            case OPEN -> seating.ask(node, visit);
            case AGREED -> leave(number);
            case REJECTED -> end(Outcome.REJECTED);
        }
    }

    /** Ends a visit with agreement and goes on from it. */
    void leave(int number) {
        ledger.closeOf(number, Closing.OVERTAKEN);
        Visit visit = ledger.visit(number);
        ledger.emit(new CaseEvent.Left(number));
        goOn(visit);
    }

    private void goOn(Visit from) {
        Optional<Node> resume = from.resume().map(ledger.route()::node);
        if (resume.isPresent()) {
            enter(resume.get(), from.parent(), from.lane(), Optional.empty());
        } else {
            go(ledger.route().after(from.node()), from.parent(), from.lane());
        }
    }

    /** Gives a visit up, with everything that is open inside it. */
    void abandon(int number) {
        ledger.now().visits().stream()
                .filter(inner -> inner.parent() == number)
                .map(Visit::number)
                .toList()
                .forEach(this::abandon);
        ledger.closeOf(number, Closing.CANCELLED);
        ledger.emit(new CaseEvent.Abandoned(number));
    }

    /** Gives up all that is open in a lane. */
    void abandonLane(int parent, int lane) {
        ledger.now().visits().stream()
                .filter(visit -> visit.parent() == parent && visit.lane() == lane)
                .map(Visit::number)
                .toList()
                .forEach(this::abandon);
    }

    /** Stays of a lane that ended no longer count from this one on. */
    void forget(int parent, int lane, int from) {
        ledger.now().passed().stream()
                .filter(visit -> visit.parent() == parent && visit.lane() == lane && visit.number() >= from)
                .map(Visit::number)
                .toList()
                .forEach(visit -> ledger.emit(new CaseEvent.Abandoned(visit)));
    }

    void end(Outcome outcome) {
        ledger.closeAll(Closing.CANCELLED);
        timers.stopClock();
        ledger.emit(new CaseEvent.Ended(outcome));
    }
}
