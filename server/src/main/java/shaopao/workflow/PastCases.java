package shaopao.workflow;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Cases of long ago, moved by the engine as it would have moved them then, with the times of then. They are
 * counted like any other; nobody is told of them, since what happened long ago does not ring today. A case is written
 * in one transaction, so no sweep comes between.
 */
@Component
public class PastCases {

    private static final int ACTS_MAX = 60;
    private static final int TIMERS_MAX = 20;

    private final CaseStore store;
    private final Definitions definitions;
    private final World world;
    private final ApplicationEventPublisher events;

    PastCases(CaseStore store, Definitions definitions, World world, ApplicationEventPublisher events) {
        this.store = store;
        this.definitions = definitions;
        this.world = world;
        this.events = events;
    }

    /** What somebody did, and when. */
    public record Act(Instant at, Command command, String personName) {}

    /** Tells what was done next. */
    @FunctionalInterface
    public interface Course {

        /**
         * What was done of a case that stands so; empty when it still waits.
         *
         * @param refused what was told last was not possible
         */
        Optional<Act> next(CaseFile now, boolean refused);
    }

    /** Opens a case at an instant and moves it as the course tells; what was due in between has come in time. */
    @Transactional
    public CaseSummary run(NewCase made, Instant openedAt, Course course) {
        Run run = new Run(made);
        var submit = new Command.Submit(made.by(), made.answers(), made.chosen());
        if (!run.does(openedAt, submit, made.applicantName(), change -> store.open(made, change))) {
            throw new IllegalArgumentException("The case cannot be handed in: " + made.topic());
        }
        boolean refused = false;
        for (int i = 0; i < ACTS_MAX && !run.summary().status().over(); i++) {
            Optional<Act> next = course.next(run.file(), refused);
            if (next.isEmpty()) {
                break;
            }
            Act act = next.get();
            run.fireTimers(act.at());
            boolean done = run.does(act.at(), act.command(), act.personName(), store::move);
            if (!done && refused) {
                break;
            }
            refused = !done;
        }
        return run.summary();
    }

    /** One case on its way. */
    private final class Run {

        private final NewCase made;
        private final Route route;
        private final Set<Integer> fired = new HashSet<>();
        private CaseState state = CaseState.NEW;
        private Optional<CaseSummary> summary = Optional.empty();

        Run(NewCase made) {
            this.made = made;
            this.route = definitions.route(made.definition());
        }

        CaseSummary summary() {
            return summary.orElseThrow();
        }

        CaseFile file() {
            return Cases.file(new CaseStore.Loaded(summary(), state, false), List.of());
        }

        boolean does(Instant at, Command command, String name, Function<Change, Optional<CaseSummary>> write) {
            Facts facts = world.facts(route, made.topic(), at);
            if (!(Decider.decide(route, state, command, facts) instanceof Verdict.Decided decided)) {
                return false;
            }
            int version = summary.map(CaseSummary::version).orElse(0);
            UUID id = version == 0 ? made.id().value() : UUID.randomUUID();
            var stamp = new Change.Stamp(made.id(), version, id, command.by(), name, at);
            summary = write.apply(Change.of(decided, route, state, stamp));
            state = decided.state();
            events.publishEvent(new CaseMoved(summary(), Set.of()));
            return true;
        }

        void fireTimers(Instant until) {
            for (int i = 0; i < TIMERS_MAX; i++) {
                Optional<CaseState.Timer> due = state.timers().stream()
                        .filter(timer -> !fired.contains(timer.number()))
                        .filter(timer ->
                                timer.dueAt().filter(at -> at.isBefore(until)).isPresent())
                        .min(Comparator.comparing(timer -> timer.dueAt().orElseThrow()));
                if (due.isEmpty()) {
                    return;
                }
                fired.add(due.get().number());
                does(
                        due.get().dueAt().orElseThrow(),
                        new Command.TimerFired(due.get().number()),
                        "",
                        store::move);
            }
        }
    }
}
