package shaopao.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * A decided command as rows: what the one statement writes.
 *
 * @param stamp the circumstances, with the case's version on which the decision rests
 */
record Change(
        Stamp stamp,
        CaseState state,
        List<CaseEvent> events,
        List<OpenedRow> opened,
        List<ClosedRow> closed,
        List<CopyRow> copies,
        Alarm timer,
        List<CallRow> calls,
        List<Integer> callsGone,
        Optional<CaseEvent.Migrated> migrated) {

    /** The circumstances of a command. */
    record Stamp(CaseId id, int version, UUID commandId, By by, String personName, Instant now) {}

    record OpenedRow(
            int number,
            PersonId person,
            Optional<PersonId> deputy,
            String node,
            CaseEvent.TodoKind kind,
            Optional<Instant> dueAt) {}

    record ClosedRow(int number, CaseEvent.Closing closing) {}

    record CopyRow(PersonId person, String node) {}

    /** What becomes of the one row that says when something happens to the case by itself. */
    sealed interface Alarm {

        /** It stays as it is, or there is none. */
        record Same() implements Alarm {}

        /** This timer is the next one now. */
        record Next(int number, Instant dueAt) implements Alarm {}

        record Gone() implements Alarm {}
    }

    /** Something that is asked of another system or of a module above. */
    record CallRow(
            int visit, CallKind kind, String node, String target, String path, Map<String, ?> body, int retries) {}

    /** What a call is for. */
    enum CallKind {
        CALL,
        /** Tells of a wait. */
        WAIT,
        /** A module above does something; the target is its name. */
        EFFECT
    }

    /** The rows of a verdict on a case that stood so before. */
    static Change of(Verdict.Decided decided, Route route, CaseState before, Stamp stamp) {
        CaseState after = decided.state();
        List<OpenedRow> opened = new ArrayList<>();
        List<ClosedRow> closed = new ArrayList<>();
        List<CopyRow> copies = new ArrayList<>();
        List<CallRow> calls = new ArrayList<>();
        Optional<CaseEvent.Migrated> migrated = Optional.empty();
        for (CaseEvent event : decided.events()) {
            switch (event) {
                case CaseEvent.TodoOpened todo ->
                    opened.add(new OpenedRow(
                            todo.todo(), todo.person(), todo.deputy(), todo.node(), todo.kind(), limit(after, todo)));
                case CaseEvent.TodoClosed(int number, CaseEvent.Closing closing) ->
                    closed.add(new ClosedRow(number, closing));
                case CaseEvent.Informed told ->
                    told.people().forEach(person -> copies.add(new CopyRow(person, told.node())));
                case CaseEvent.Copied copied -> copied.people().forEach(person -> copies.add(new CopyRow(person, "")));
                case CaseEvent.Called called -> calls.add(call(called, route));
                case CaseEvent.EffectAsked asked ->
                    calls.add(new CallRow(
                            asked.visit(), CallKind.EFFECT, asked.node(), asked.handler(), "", asked.with(), RETRIES));
                case CaseEvent.Migrated moved -> migrated = Optional.of(moved);
                default -> {}
            }
        }
        calls.removeIf(call -> after.visit(call.visit()).isEmpty());
        return new Change(
                stamp,
                after,
                decided.events(),
                open(opened, closed),
                closed,
                copies,
                alarm(next(before), next(after)),
                calls,
                gone(
                        before.visits().stream()
                                .filter(CaseState.Visit::touched)
                                .filter(visit -> calls(route, visit))
                                .map(CaseState.Visit::number)
                                .toList(),
                        after.visits().stream().map(CaseState.Visit::number).toList()),
                migrated);
    }

    /** How often an effect is tried again. */
    private static final int RETRIES = 8;

    private static CallRow call(CaseEvent.Called called, Route route) {
        CallKind kind = route.node(called.node()) instanceof Node.Wait ? CallKind.WAIT : CallKind.CALL;
        return new CallRow(
                called.visit(), kind, called.node(), called.service(), called.path(), called.body(), called.retries());
    }

    private static boolean calls(Route route, CaseState.Visit visit) {
        return route.place(visit.node())
                .map(Route.Place::node)
                .filter(node -> node instanceof Node.Call || node instanceof Node.Wait || node instanceof Node.Effect)
                .isPresent();
    }

    /** A to-do that opened and closed by the same command is no row. */
    private static List<OpenedRow> open(List<OpenedRow> opened, List<ClosedRow> closed) {
        Set<Integer> gone = new HashSet<>();
        opened.forEach(row -> gone.add(row.number()));
        gone.retainAll(closed.stream().map(ClosedRow::number).toList());
        if (!gone.isEmpty()) {
            opened.removeIf(row -> gone.contains(row.number()));
            closed.removeIf(row -> gone.contains(row.number()));
        }
        return opened;
    }

    private static Optional<Instant> limit(CaseState after, CaseEvent.TodoOpened todo) {
        return after.timers().stream()
                .filter(timer -> timer.visit() == todo.visit() && timer.kind() == TimerKind.LIMIT)
                .findFirst()
                .flatMap(CaseState.Timer::dueAt);
    }

    private static Alarm alarm(Optional<Alarm.Next> before, Optional<Alarm.Next> after) {
        if (before.equals(after)) {
            return new Alarm.Same();
        }
        return after.<Alarm>map(set -> set).orElseGet(Alarm.Gone::new);
    }

    /** The running timer that comes first. */
    private static Optional<Alarm.Next> next(CaseState state) {
        return state.timers().stream()
                .flatMap(timer -> timer.dueAt().map(due -> new Alarm.Next(timer.number(), due)).stream())
                .min(Comparator.comparing(Alarm.Next::dueAt).thenComparingInt(Alarm.Next::number));
    }

    private static List<Integer> gone(List<Integer> before, List<Integer> after) {
        return before.stream().filter(number -> !after.contains(number)).toList();
    }

    List<String> atNodes() {
        return state.visits().stream()
                .filter(visit -> visit.lanes().isEmpty())
                .map(CaseState.Visit::node)
                .distinct()
                .toList();
    }

    Optional<Instant> endedAt() {
        return state.status().over() ? Optional.of(stamp.now()) : Optional.empty();
    }

    /** Everybody whose pages show something else after this. */
    Set<PersonId> people(CaseState before) {
        Set<PersonId> people = new HashSet<>();
        state.applicant().ifPresent(people::add);
        before.todos().forEach(todo -> people.add(todo.person()));
        opened.forEach(row -> {
            people.add(row.person());
            row.deputy().ifPresent(people::add);
        });
        copies.forEach(row -> people.add(row.person()));
        stamp.by().hand().ifPresent(people::add);
        return people;
    }
}
