package shaopao.workflow;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

/**
 * Cases: opened, moved by commands, looked at. A command is decided on the state that was read and stored only if the
 * case still stands so; where another was quicker, it is decided anew. Storing is one statement and therefore a
 * transaction by itself, unless it joins the caller's.
 */
@Component
public class Cases {

    private static final int ATTEMPTS_MAX = 20;

    private final CaseStore store;
    private final Definitions definitions;
    private final World world;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Cases(CaseStore store, Definitions definitions, World world, ApplicationEventPublisher events, Clock clock) {
        this.store = store;
        this.definitions = definitions;
        this.world = world;
        this.events = events;
        this.clock = clock;
    }

    /** Keeps a definition for ever and gives the hash of its content; the same content gives the same hash. */
    public String define(Definition definition) {
        return definitions.define(definition);
    }

    public Definition definition(String hash) {
        return definitions.route(hash).definition();
    }

    /** Everything that is wrong with a definition; one without flaws can be run. */
    public List<DefinitionFlaw> flaws(Definition definition) {
        return world.flaws(definition);
    }

    /** Opens a case and hands it in; the same id by the same applicant again gives the case that is there. */
    public CaseSummary open(NewCase made) {
        var stamp = new Change.Stamp(made.id(), 0, made.id().value(), made.by(), made.applicantName(), now());
        Route route = definitions.route(made.definition());
        var submit = new Command.Submit(made.by(), made.answers(), made.chosen());
        Change change = decided(route, CaseState.NEW, submit, made.topic(), stamp);
        Optional<CaseSummary> opened = store.open(made, change);
        opened.ifPresent(summary -> events.publishEvent(new CaseMoved(summary, change.people(CaseState.NEW))));
        return opened.or(() -> mine(made.id(), made.by().owner()))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /**
     * Does one command; done already under the same id, it changes nothing more.
     *
     * @param personName name of the acting person, kept with the history
     */
    public CaseSummary act(CaseId id, UUID commandId, Command command, String personName) {
        return act(() -> store.load(id, commandId), commandId, _ -> command, personName);
    }

    /**
     * The same for one who may see the case; for all others there is none.
     *
     * @param wish the command, made of the case as it stands, without its history; made anew when another was quicker
     */
    public CaseSummary act(
            CaseId id, UUID commandId, Function<CaseFile, Command> wish, String personName, Viewer viewer) {
        return act(
                () -> store.load(id, commandId, viewer),
                commandId,
                loaded -> wish.apply(file(loaded, List.of())),
                personName);
    }

    private CaseSummary act(
            Supplier<Optional<CaseStore.Loaded>> load,
            UUID commandId,
            Function<CaseStore.Loaded, Command> wish,
            String personName) {
        for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
            CaseStore.Loaded loaded = load.get().orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
            if (loaded.done()) {
                return loaded.summary();
            }
            Optional<CaseSummary> moved = attempt(loaded, commandId, wish.apply(loaded), personName);
            if (moved.isPresent()) {
                return moved.get();
            }
        }
        throw new ProblemException(WorkflowProblem.CASE_MOVED);
    }

    private Optional<CaseSummary> attempt(CaseStore.Loaded loaded, UUID commandId, Command command, String personName) {
        CaseSummary before = loaded.summary();
        var stamp = new Change.Stamp(before.id(), before.version(), commandId, command.by(), personName, now());
        Route route = definitions.route(before.definition());
        Change change = decided(route, loaded.state(), command, before.topic(), stamp);
        Optional<CaseSummary> moved = store.move(change);
        moved.ifPresent(summary -> events.publishEvent(new CaseMoved(summary, change.people(loaded.state()))));
        return moved;
    }

    private Change decided(Route route, CaseState state, Command command, String topic, Change.Stamp stamp) {
        Facts facts = world.facts(route, topic, stamp.now());
        return switch (Decider.decide(route, state, command, facts)) {
            case Verdict.Decided decided -> Change.of(decided, route, state, stamp);
            case Verdict.Refused refused -> throw new ProblemException(refused.problem());
        };
    }

    /** The case without its history, if the viewer may see it. */
    public Optional<CaseSummary> seen(CaseId id, Viewer viewer) {
        return store.seen(id, viewer).map(CaseStore.Loaded::summary);
    }

    /** The case with its history, if the viewer may see it. */
    public Optional<CaseFile> file(CaseId id, Viewer viewer) {
        return store.seen(id, viewer).map(seen -> file(seen, store.steps(id)));
    }

    static CaseFile file(CaseStore.Loaded seen, List<CaseStep> steps) {
        CaseState state = seen.state();
        return new CaseFile(
                seen.summary(),
                state.answers(),
                steps,
                state.todos().stream()
                        .map(todo -> todo(seen.summary(), state, todo))
                        .toList());
    }

    private static Todo todo(CaseSummary summary, CaseState state, CaseState.Todo todo) {
        return new Todo(
                summary,
                todo.number(),
                todo.person(),
                todo.deputy(),
                state.visit(todo.visit()).map(CaseState.Visit::node).orElse(""),
                todo.kind(),
                todo.since());
    }

    /** The case of this id if this person handed it in. */
    public Optional<CaseSummary> mine(CaseId id, PersonId applicant) {
        return store.summary(id).filter(there -> there.applicant().equals(applicant));
    }

    /** The cases that a person handed in, the newest first. */
    public Page<CaseSummary> mine(PersonId applicant, Optional<String> after, int limit) {
        List<CaseSummary> rows = store.mine(applicant, after.map(text -> cursor(text, CaseId::of)), limit + 1);
        return Page.of(rows, limit, row -> row.id().toString());
    }

    /** What waits for a person, the longest waiting first. */
    public Page<Todo> todos(PersonId person, Optional<String> after, int limit) {
        Optional<String[]> parts = after.map(text -> text.split("/", 2));
        Optional<CaseId> caseId = parts.map(part -> cursor(part[0], CaseId::of));
        int number = parts.map(part -> part.length < 2 ? 0 : cursor(part[1], Integer::valueOf))
                .orElse(0);
        return Page.of(
                store.todos(person, caseId, number, limit + 1),
                limit,
                row -> row.of().id() + "/" + row.number());
    }

    private static <T> T cursor(String text, Function<String, T> read) {
        try {
            return read.apply(text);
        } catch (IllegalArgumentException _) {
            throw new ProblemException(KernelProblem.INVALID_REQUEST, Map.of("field", "after"));
        }
    }

    /** PostgreSQL keeps microseconds; what we decide on must read back the same. */
    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
