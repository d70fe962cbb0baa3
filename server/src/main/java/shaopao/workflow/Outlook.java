package shaopao.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

/**
 * Looks at a case without moving it: what an act would meet now, and who would be asked if everybody agreed. Both ask
 * the decider itself and throw its verdict away, so they can never differ from what really happens.
 */
@Component
public class Outlook {

    /** No way ahead is looked at further. */
    private static final int MOVES_MAX = 100;

    private static final String AGREED = "-";

    private final CaseStore store;
    private final Definitions definitions;
    private final World world;
    private final Clock clock;

    Outlook(CaseStore store, Definitions definitions, World world, Clock clock) {
        this.store = store;
        this.definitions = definitions;
        this.world = world;
        this.clock = clock;
    }

    /** A look at one case as it stands now. */
    public View view(CaseId id) {
        CaseStore.Loaded loaded =
                store.load(id, UUID.randomUUID()).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        Route route = definitions.route(loaded.summary().definition());
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        Facts facts = world.facts(route, loaded.summary().topic(), now);
        Candidates remembered = new Remembered(facts.candidates());
        return new View(route, loaded.state(), new Facts(now, remembered, facts.conditions(), facts.hours()));
    }

    /** A case that stands still while one looks at it. */
    public static final class View {

        private final Route route;
        private final CaseState state;
        private final Facts facts;

        private View(Route route, CaseState state, Facts facts) {
            this.route = route;
            this.state = state;
            this.facts = facts;
        }

        /** Why the act would be refused now; empty when it would be done. */
        public Optional<WorkflowProblem> obstacle(Command act) {
            return decide(state, act) instanceof Verdict.Refused(WorkflowProblem problem)
                    ? Optional.of(problem)
                    : Optional.empty();
        }

        /** The steps to come, with the people of today and today's answers. */
        public List<AheadStep> ahead() {
            List<AheadStep> steps = new ArrayList<>();
            Map<Integer, String> nodes = new HashMap<>();
            CaseState here = state;
            for (int move = 0; move < MOVES_MAX && !here.status().over(); move++) {
                Optional<Command> onward = onward(here);
                if (onward.isEmpty()
                        || !(decide(here, onward.get()) instanceof Verdict.Decided(var events, CaseState after))) {
                    break;
                }
                events.forEach(event -> note(event, nodes, steps));
                here = after;
            }
            return steps;
        }

        private Verdict decide(CaseState from, Command act) {
            return Decider.decide(route, from, act, facts);
        }

        private static void note(CaseEvent event, Map<Integer, String> nodes, List<AheadStep> steps) {
            switch (event) {
                case CaseEvent.Entered entered -> nodes.put(entered.visit(), entered.node());
                case CaseEvent.Assigned assigned ->
                    steps.add(new AheadStep(nodes.getOrDefault(assigned.visit(), ""), assigned.people(), false));
                case CaseEvent.Offered offered ->
                    steps.add(new AheadStep(nodes.getOrDefault(offered.visit(), ""), offered.people(), false));
                case CaseEvent.Informed informed -> steps.add(new AheadStep(informed.node(), informed.people(), true));
                default -> {}
            }
        }

        /** The act by which the case would go on well from here. */
        private Optional<Command> onward(CaseState from) {
            return from.todos().stream()
                    .findFirst()
                    .map(todo -> onward(from, todo))
                    .or(() -> from.visits().stream()
                            .flatMap(visit -> onward(visit).stream())
                            .findFirst());
        }

        private Command onward(CaseState from, CaseState.Todo todo) {
            By.Person by = By.self(todo.person());
            return switch (todo.kind()) {
                case DECIDE, ADVISE, RESCUE ->
                    new Command.Approve(
                            by, todo.number(), AGREED, new Command.Enclosed(Optional.of(AGREED), Map.of(), Map.of()));
                case CLAIM -> new Command.Claim(by, todo.number());
                case FILL -> new Command.Fill(by, todo.number(), Map.of());
                case CORRECT -> new Command.Submit(by, from.answers());
                case SUPPLEMENT -> new Command.Correct(by, todo.number(), Map.of());
            };
        }

        /** Other systems are taken to answer. */
        private Optional<Command> onward(CaseState.Visit visit) {
            return route.place(visit.node()).map(Route.Place::node).flatMap(node -> switch (node) {
                case Node.Call _, Node.Effect _ ->
                    Optional.of(new Command.CallDone(new By.Program(), visit.number(), Map.of()));
                case Node.Wait _ ->
                    Optional.of(new Command.CalledBack(new By.Service(AGREED), visit.number(), Map.of()));
                case Node.Approve _,
                        Node.Collect _,
                        Node.Inform _,
                        Node.Branch _,
                        Node.Parallel _,
                        Node.Each _,
                        Node.Delay _,
                        Node.End _ -> Optional.empty();
            });
        }
    }

    /** Asks each rule once for one look. */
    private static final class Remembered implements Candidates {

        private final Candidates source;
        private final Map<List<Object>, List<PersonId>> known = new LinkedHashMap<>();

        Remembered(Candidates source) {
            this.source = source;
        }

        @Override
        public List<PersonId> people(Who who, PersonId applicant, Map<String, Object> answers) {
            return known.computeIfAbsent(List.of("people", who, answers), _ -> source.people(who, applicant, answers));
        }

        @Override
        public List<PersonId> above(Who who, PersonId applicant, Map<String, Object> answers) {
            return known.computeIfAbsent(List.of("above", who, answers), _ -> source.above(who, applicant, answers));
        }

        @Override
        public Optional<PersonId> deputy(PersonId person) {
            return source.deputy(person);
        }
    }
}
