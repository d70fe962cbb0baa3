package shaopao.workflow;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * A decided command as rows: what the one statement writes.
 *
 * @param version the case's version that the decision rests on
 */
record Change(
        CaseId id,
        int version,
        UUID commandId,
        By by,
        String personName,
        Instant now,
        CaseState state,
        List<CaseEvent> events,
        List<OpenedRow> opened,
        List<ClosedRow> closed,
        List<CopyRow> copies) {

    record OpenedRow(int number, PersonId person, String node, CaseEvent.TodoKind kind) {}

    record ClosedRow(int number, CaseEvent.Closing closing) {}

    record CopyRow(PersonId person, String node) {}

    /** The rows of a verdict on a case that stood so before. */
    static Change of(Verdict.Decided decided, CaseState before, Stamp stamp) {
        List<OpenedRow> opened = new ArrayList<>();
        List<ClosedRow> closed = new ArrayList<>();
        List<CopyRow> copies = new ArrayList<>();
        CaseState state = before;
        for (CaseEvent event : decided.events()) {
            state = state.evolve(event);
            if (event instanceof CaseEvent.TodoOpened todo) {
                opened.add(new OpenedRow(todo.todo(), todo.person(), todo.node(), todo.kind()));
            } else if (event instanceof CaseEvent.TodoClosed(int number, CaseEvent.Closing closing)) {
                closed.add(new ClosedRow(number, closing));
            } else if (event instanceof CaseEvent.Informed(String node, List<PersonId> people)) {
                people.forEach(person -> copies.add(new CopyRow(person, node)));
            }
        }
        return new Change(
                stamp.id(),
                stamp.version(),
                stamp.commandId(),
                stamp.by(),
                stamp.personName(),
                stamp.now(),
                state,
                decided.events(),
                opened,
                closed,
                copies);
    }

    /** The circumstances of a command. */
    record Stamp(CaseId id, int version, UUID commandId, By by, String personName, Instant now) {}

    List<String> atNodes() {
        return state.visits().stream().map(CaseState.Visit::node).toList();
    }

    Optional<Instant> endedAt() {
        return state.status().over() ? Optional.of(now) : Optional.empty();
    }

    /** Everybody whose pages show something else after this. */
    Set<PersonId> people(CaseState before) {
        Set<PersonId> people = new HashSet<>();
        state.applicant().ifPresent(people::add);
        before.todos().forEach(todo -> people.add(todo.person()));
        opened.forEach(row -> people.add(row.person()));
        copies.forEach(row -> people.add(row.person()));
        by.hand().ifPresent(people::add);
        return people;
    }
}
