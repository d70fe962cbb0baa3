package shaopao.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseState.Seat;
import shaopao.workflow.CaseState.Timer;
import shaopao.workflow.CaseState.Todo;
import shaopao.workflow.CaseState.Turn;
import shaopao.workflow.CaseState.TurnKind;
import shaopao.workflow.CaseState.Visit;
import shaopao.workflow.CaseState.Vote;

/**
 * A case's state while events are applied to it, one after the other. What an event means stands here and nowhere else.
 */
final class CaseFold {

    private CaseStatus status;
    private boolean suspended;
    private Optional<PersonId> applicant;
    private Map<String, Object> answers;
    private Map<String, List<PersonId>> chosen;
    private final List<Visit> visits;
    private final List<Visit> passed;
    private final List<Todo> todos;
    private final List<Timer> timers;
    private Optional<String> resumeAt;
    private CaseState.Clock clock;
    private Optional<Instant> urgedAt;
    private CaseState.Made made;

    CaseFold(CaseState state) {
        status = state.status();
        suspended = state.suspended();
        applicant = state.applicant();
        answers = state.answers();
        chosen = state.chosen();
        visits = new ArrayList<>(state.visits());
        passed = new ArrayList<>(state.passed());
        todos = new ArrayList<>(state.todos());
        timers = new ArrayList<>(state.timers());
        resumeAt = state.resumeAt();
        clock = state.clock();
        urgedAt = state.urgedAt();
        made = state.made();
    }

    CaseState state() {
        return new CaseState(
                status, suspended, applicant, answers, chosen, visits, passed, todos, timers, resumeAt, clock, urgedAt,
                made);
    }

    CaseStatus status() {
        return status;
    }

    boolean suspended() {
        return suspended;
    }

    Optional<PersonId> applicant() {
        return applicant;
    }

    Map<String, Object> answers() {
        return answers;
    }

    Map<String, List<PersonId>> chosen() {
        return chosen;
    }

    List<Visit> visits() {
        return visits;
    }

    List<Visit> passed() {
        return passed;
    }

    List<Todo> todos() {
        return todos;
    }

    List<Timer> timers() {
        return timers;
    }

    Optional<String> resumeAt() {
        return resumeAt;
    }

    CaseState.Clock clock() {
        return clock;
    }

    Optional<Instant> urgedAt() {
        return urgedAt;
    }

    CaseState.Made made() {
        return made;
    }

    Optional<Visit> visit(int number) {
        for (Visit visit : visits) {
            if (visit.number() == number) {
                return Optional.of(visit);
            }
        }
        return Optional.empty();
    }

    Optional<Todo> todo(int number) {
        for (Todo todo : todos) {
            if (todo.number() == number) {
                return Optional.of(todo);
            }
        }
        return Optional.empty();
    }

    /** Where the case is, and what lies behind it. */
    void apply(CaseEvent event) {
        switch (event) {
            case CaseEvent.Submitted submitted -> submitted(submitted);
            case CaseEvent.Entered entered -> {
                visits.add(Visit.entered(entered));
                made = new CaseState.Made(entered.visit(), made.todos(), made.timers());
            }
            case CaseEvent.Forked forked ->
                change(forked.visit(), visit -> visit.withLanes(forked.lanes(), forked.rows()));
            case CaseEvent.LaneEnded ended ->
                change(ended.visit(), visit -> visit.withLanes(without(visit.lanes(), ended.lane()), visit.rows()));
            case CaseEvent.Left(int visit) -> left(visit);
            case CaseEvent.Skipped skipped -> gone(skipped.visit());
            case CaseEvent.Abandoned(int visit) -> gone(visit);
            case CaseEvent.Returned returned -> {
                passed.replaceAll(Seats::closed);
                if (returned.to().isEmpty()) {
                    resumeAt = returned.onward() == Command.Onward.RESUME
                            ? Optional.of(outermost(returned.todo()).node())
                            : Optional.empty();
                    status = CaseStatus.RETURNED;
                }
            }
            case CaseEvent.Jumped _ -> {
                passed.replaceAll(Seats::closed);
                status = CaseStatus.RUNNING;
                resumeAt = Optional.empty();
            }
            case CaseEvent.Suspended _ -> suspended = true;
            case CaseEvent.Resumed _ -> suspended = false;
            case CaseEvent.Ended(Outcome outcome) -> {
                status = CaseStatus.of(outcome);
                visits.clear();
                passed.clear();
                timers.clear();
            }
            case CaseEvent.Corrected corrected -> answers(corrected.answers());
            case CaseEvent.Filled filled -> {
                touch(filled.todo());
                answers(filled.answers());
            }
            case CaseEvent.Edited edited -> answers(edited.answers());
            case CaseEvent.PeopleChosen people -> choose(people.chosen());
            case CaseEvent.Urged urged -> urgedAt = Optional.of(urged.at());
            default -> applyToPeople(event);
        }
    }

    /** Who is asked, and what they said. */
    private void applyToPeople(CaseEvent event) {
        switch (event) {
            case CaseEvent.Assigned given -> change(given.visit(), visit -> visit.with(Seats.seats(given.people())));
            case CaseEvent.Offered offered ->
                change(
                        offered.visit(),
                        visit -> visit.withPool(offered.people()).with(List.of()));
            case CaseEvent.Claimed claimed ->
                visitOf(
                        claimed.todo(),
                        visit -> visit.touch()
                                .with(List.of(Seat.of(1, false, claimed.by().owner()))));
            case CaseEvent.Unclaimed unclaimed -> visitOf(unclaimed.todo(), visit -> visit.with(List.of()));
            case CaseEvent.TodoOpened opened -> {
                todos.add(new Todo(
                        opened.todo(),
                        opened.visit(),
                        opened.seat(),
                        opened.person(),
                        opened.deputy(),
                        opened.kind(),
                        opened.at()));
                made = new CaseState.Made(made.visits(), opened.todo(), made.timers());
            }
            case CaseEvent.TodoClosed closed -> todos.removeIf(todo -> todo.number() == closed.todo());
            case CaseEvent.Approved approved -> seatOf(approved.todo(), seat -> Seats.signed(seat, approved.todo()));
            case CaseEvent.Rejected rejected -> seatOf(rejected.todo(), seat -> Seats.against(seat, rejected));
            case CaseEvent.Advised advised -> seatOf(advised.todo(), seat -> seat.with(Seats.afterFirst(seat.turns())));
            case CaseEvent.Repeated repeated ->
                change(repeated.visit(), visit -> Seats.seat(visit, repeated.seat(), seat -> Seats.signed(seat, 0)));
            case CaseEvent.Transferred moved -> seatOf(moved.todo(), seat -> Seats.handed(seat, moved.to()));
            case CaseEvent.Reassigned moved -> seatOf(moved.todo(), seat -> Seats.handed(seat, moved.to()));
            case CaseEvent.Delegated delegated -> {
                Turn advisor = new Turn(delegated.to(), TurnKind.ADVISES);
                seatOf(delegated.todo(), seat -> seat.with(Seats.inserted(seat.turns(), 0, List.of(advisor))));
            }
            case CaseEvent.SignersAdded added -> signersAdded(added);
            case CaseEvent.SignerRemoved removed ->
                change(removed.visit(), visit -> Seats.signerRemoved(visit, removed));
            case CaseEvent.CorrectionAsked asked -> touch(asked.todo());
            case CaseEvent.Recalled recalled -> recalled(recalled);
            case CaseEvent.Escalated escalated -> change(escalated.visit(), visit -> Seats.escalated(visit, escalated));
            default -> applyToTimes(event);
        }
    }

    /** What will happen by itself, and what is only told. */
    private void applyToTimes(CaseEvent event) {
        switch (event) {
            case CaseEvent.TimerSet set -> {
                timers.add(new Timer(set.timer(), set.visit(), set.kind(), Optional.of(set.dueAt()), 0));
                made = new CaseState.Made(made.visits(), made.todos(), set.timer());
            }
            case CaseEvent.TimerPaused paused ->
                timers.replaceAll(timer -> timer.number() == paused.timer()
                        ? new Timer(timer.number(), timer.visit(), timer.kind(), Optional.empty(), paused.secondsLeft())
                        : timer);
            case CaseEvent.TimerResumed resumed ->
                timers.replaceAll(timer -> timer.number() == resumed.timer()
                        ? new Timer(timer.number(), timer.visit(), timer.kind(), Optional.of(resumed.dueAt()), 0)
                        : timer);
            case CaseEvent.TimerCleared cleared -> timers.removeIf(timer -> timer.number() == cleared.timer());
            case CaseEvent.ClockStarted(Instant at) -> clock = new CaseState.Clock(true, Optional.of(at), 0);
            case CaseEvent.ClockResumed(Instant at) ->
                clock = new CaseState.Clock(true, Optional.of(at), clock.secondsUsed());
            case CaseEvent.ClockPaused(Instant _, long used) ->
                clock = new CaseState.Clock(true, Optional.empty(), used);
            case CaseEvent.Called called -> change(called.visit(), Visit::touch);
            case CaseEvent.EffectAsked asked -> change(asked.visit(), Visit::touch);
            default -> {}
        }
    }

    private void submitted(CaseEvent.Submitted event) {
        status = CaseStatus.RUNNING;
        if (applicant.isEmpty()) {
            applicant = Optional.of(event.by().owner());
        }
        answers = event.answers();
        choose(event.chosen());
        resumeAt = Optional.empty();
    }

    private void answers(Map<String, Object> changed) {
        Map<String, Object> all = new HashMap<>(answers);
        all.putAll(changed);
        answers = Map.copyOf(all);
    }

    private void choose(Map<String, List<PersonId>> more) {
        if (!more.isEmpty()) {
            chosen = new TreeMap<>(chosen);
            chosen.putAll(more);
        }
    }

    /** The stay is over and counts; a block that is through stands for all that happened in it. */
    private void left(int number) {
        Visit visit = visit(number).orElseThrow();
        List<PersonId> approvers = new ArrayList<>();
        passed.stream().filter(inner -> inner.parent() == number).forEach(inner -> approvers.addAll(inner.approvers()));
        visit.seats().stream()
                .filter(seat -> seat.vote() == Vote.AGREED)
                .forEach(seat -> seat.signed().forEach(turn -> approvers.add(turn.person())));
        gone(number);
        passed.add(visit.withApprovers(approvers));
    }

    /** Takes a stay away with all inside it, open or passed. */
    private void gone(int number) {
        Set<Integer> inside = new HashSet<>(Set.of(number));
        visits.stream().filter(visit -> inside.contains(visit.parent())).forEach(visit -> inside.add(visit.number()));
        visits.removeIf(visit -> inside.contains(visit.number()));
        passed.removeIf(visit -> inside.contains(visit.number()) || inside.contains(visit.parent()));
        timers.removeIf(timer -> inside.contains(timer.visit()));
    }

    /** Of the stay of a to-do and the blocks around it, the outermost. */
    private Visit outermost(int todo) {
        Visit visit = visit(todo(todo).orElseThrow().visit()).orElseThrow();
        while (visit.parent() != 0) {
            visit = visit(visit.parent()).orElseThrow();
        }
        return visit;
    }

    private void signersAdded(CaseEvent.SignersAdded event) {
        List<Turn> turns = event.people().stream()
                .map(person -> new Turn(person, TurnKind.ADDED))
                .toList();
        switch (event.position()) {
            case BEFORE -> seatOf(event.todo(), seat -> seat.with(Seats.inserted(seat.turns(), 0, turns)));
            case AFTER -> seatOf(event.todo(), seat -> seat.with(Seats.inserted(seat.turns(), 1, turns)));
            case BESIDE ->
                visitOf(event.todo(), visit -> {
                    List<Seat> seats = new ArrayList<>(visit.seats());
                    int last = seats.getLast().number();
                    for (PersonId person : event.people()) {
                        seats.add(Seat.of(++last, true, person));
                    }
                    return visit.touch().with(seats);
                });
        }
    }

    /** The stay is as it was before the agreement; the lane in which it stands is not through. */
    private void recalled(CaseEvent.Recalled event) {
        passed.stream()
                .filter(visit -> visit.number() == event.visit())
                .findFirst()
                .ifPresent(visit -> {
                    passed.remove(visit);
                    visits.add(visit.withApprovers(List.of()));
                    change(visit.parent(), block -> block.withLanes(with(block.lanes(), visit.lane()), block.rows()));
                });
        change(
                event.visit(),
                visit -> visit.with(visit.seats().stream()
                        .map(seat -> seat.todo() == event.todo() ? Seats.unsigned(seat) : seat)
                        .toList()));
    }

    private void touch(int todo) {
        visitOf(todo, Visit::touch);
    }

    /** Changes the seat of an open to-do, and with it touches the visit. */
    private void seatOf(int todo, UnaryOperator<Seat> change) {
        todo(todo).ifPresent(open -> change(open.visit(), visit -> Seats.seat(visit.touch(), open.seat(), change)));
    }

    private void visitOf(int todo, UnaryOperator<Visit> change) {
        todo(todo).ifPresent(open -> change(open.visit(), change));
    }

    private void change(int number, UnaryOperator<Visit> change) {
        visits.replaceAll(visit -> visit.number() == number ? change.apply(visit) : visit);
    }

    private static List<Integer> with(List<Integer> list, int one) {
        return list.contains(one) ? list : Seats.inserted(list, list.size(), List.of(one));
    }

    private static List<Integer> without(List<Integer> list, int one) {
        return list.stream().filter(other -> !Objects.equals(other, one)).toList();
    }
}
