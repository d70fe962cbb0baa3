package shaopao.workflow;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shaopao.kernel.PersonId;

/** One case told from its start, in the words of its people. */
final class Story {

    private final Flows.Town town;
    private final Set<String> holding;
    private Route route;
    private Instant now = Instant.parse("2026-11-24T03:00:00Z");
    final List<CaseEvent> events = new ArrayList<>();
    CaseState state = CaseState.NEW;

    Story(Definition definition, Flows.Town town, String... holding) {
        this.route = new Route(definition);
        this.town = town;
        this.holding = Set.of(holding);
    }

    /** A story in which one condition holds or does not. */
    Story(Definition definition, Flows.Town town, String condition, boolean holds) {
        this(definition, town, holds ? new String[] {condition} : new String[0]);
    }

    Verdict decide(Command command) {
        return Decider.decide(route, state, command, Flows.facts(now, town, (asked, _) -> holding.contains(asked)));
    }

    Story does(Command command) {
        if (decide(command) instanceof Verdict.Decided(List<CaseEvent> more, CaseState after)) {
            events.addAll(more);
            state = after;
            if (command instanceof Command.Migrate migrate) {
                route = new Route(migrate.definition());
            }
            return this;
        }
        throw new AssertionError(command + " was refused: " + decide(command));
    }

    WorkflowProblem refused(Command command) {
        if (decide(command) instanceof Verdict.Refused(WorkflowProblem problem)) {
            return problem;
        }
        throw new AssertionError(command + " was not refused");
    }

    Story submits(String applicant) {
        return does(new Command.Submit(Flows.by(applicant), Map.of()));
    }

    Story approves(String person) {
        return does(new Command.Approve(Flows.by(person), todo(person), ""));
    }

    Story rejects(String person) {
        return does(new Command.Reject(Flows.by(person), todo(person), "no"));
    }

    /** Hours go by; what is due in them fires, one after the other. */
    Story after(int hours) {
        Instant until = now.plus(Duration.ofHours(hours));
        while (true) {
            Optional<CaseState.Timer> next = state.timers().stream()
                    .filter(timer ->
                            timer.dueAt().filter(at -> !at.isAfter(until)).isPresent())
                    .min(java.util.Comparator.comparing(timer -> timer.dueAt().orElseThrow()));
            if (next.isEmpty()) {
                now = until;
                return this;
            }
            now = next.get().dueAt().orElseThrow();
            does(new Command.TimerFired(next.get().number()));
        }
    }

    /** The number of the open to-do of a person. */
    int todo(String person) {
        return state.todos().stream()
                .filter(todo -> todo.person().equals(Flows.person(person)))
                .findFirst()
                .orElseThrow(() -> new AssertionError(person + " is not asked"))
                .number();
    }

    List<PersonId> asked() {
        return state.todos().stream().map(CaseState.Todo::person).toList();
    }

    /** Where the case stands: keys of the nodes, blocks included. */
    List<String> at() {
        return state.visits().stream().map(CaseState.Visit::node).toList();
    }

    static List<PersonId> people(String... names) {
        return java.util.stream.Stream.of(names).map(Flows::person).toList();
    }
}
