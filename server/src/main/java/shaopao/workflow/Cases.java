package shaopao.workflow;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Cases: opened, moved by commands, looked at. A command is decided on the state that was read and stored only if the
 * case still stands so; where another was quicker, it is decided anew.
 */
@Component
public class Cases {

    private static final int ATTEMPTS_MAX = 20;

    private final CaseStore store;
    private final RuleBook candidates;
    private final RuleConditions conditions;
    private final JsonMapper json;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;
    private final Map<String, Definition> definitions = new ConcurrentHashMap<>();

    Cases(
            CaseStore store,
            RuleBook candidates,
            RuleConditions conditions,
            JsonMapper json,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.store = store;
        this.candidates = candidates;
        this.conditions = conditions;
        this.json = json;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /** Keeps a definition for ever and gives the hash of its content; the same content gives the same hash. */
    public String define(Definition definition) {
        String hash = sha256(json.writeValueAsString(definition));
        if (definitions.putIfAbsent(hash, definition) == null) {
            store.define(hash, definition, clock.instant());
        }
        return hash;
    }

    public Definition definition(String hash) {
        return definitions.computeIfAbsent(
                hash,
                wanted -> store.definition(wanted)
                        .orElseThrow(() -> new IllegalStateException("no definition " + wanted)));
    }

    /** Everything that is wrong with a definition; one without flaws can be run. */
    public List<DefinitionFlaw> flaws(Definition definition) {
        return DefinitionRules.flaws(
                definition, new DefinitionRules.Vocabulary(candidates::rule, conditions::refusal, Set.of()));
    }

    /** Opens a case and hands it in; the same id by the same applicant again gives the case that is there. */
    public CaseSummary open(NewCase made) {
        return transacted(() -> {
            var stamp = new Change.Stamp(made.id(), 0, made.id().value(), made.by(), made.applicantName(), now());
            Verdict.Decided decided = decided(
                    definition(made.definition()),
                    CaseState.NEW,
                    new Command.Submit(made.by(), made.answers(), made.chosen()),
                    stamp);
            Change change = Change.of(decided, CaseState.NEW, stamp);
            Optional<CaseSummary> opened = store.open(made, change);
            opened.ifPresent(summary -> events.publishEvent(new CaseMoved(summary, change.people(CaseState.NEW))));
            return opened.or(() -> mine(made.id(), made.by().owner()))
                    .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        });
    }

    /**
     * Does one command; done already under the same id, it changes nothing more.
     *
     * @param personName name of the acting person, kept with the history
     */
    public CaseSummary act(CaseId id, UUID commandId, Command command, String personName) {
        return act(() -> store.load(id, commandId), commandId, command, personName);
    }

    /** The same for one who may see the case; for all others there is none. */
    public CaseSummary act(CaseId id, UUID commandId, Command command, String personName, Viewer viewer) {
        return act(() -> store.load(id, commandId, viewer), commandId, command, personName);
    }

    private CaseSummary act(
            Supplier<Optional<CaseStore.Loaded>> load, UUID commandId, Command command, String personName) {
        return transacted(() -> {
            for (int attempt = 0; attempt < ATTEMPTS_MAX; attempt++) {
                CaseStore.Loaded loaded = load.get().orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
                if (loaded.done()) {
                    return loaded.summary();
                }
                Optional<CaseSummary> moved = attempt(loaded, commandId, command, personName);
                if (moved.isPresent()) {
                    return moved.get();
                }
            }
            throw new ProblemException(WorkflowProblem.CASE_MOVED);
        });
    }

    private Optional<CaseSummary> attempt(CaseStore.Loaded loaded, UUID commandId, Command command, String personName) {
        CaseSummary before = loaded.summary();
        var stamp = new Change.Stamp(before.id(), before.version(), commandId, command.by(), personName, now());
        Verdict.Decided decided = decided(definition(before.definition()), loaded.state(), command, stamp);
        Change change = Change.of(decided, loaded.state(), stamp);
        Optional<CaseSummary> moved = store.move(change);
        moved.ifPresent(summary -> events.publishEvent(new CaseMoved(summary, change.people(loaded.state()))));
        return moved;
    }

    private Verdict.Decided decided(Definition definition, CaseState state, Command command, Change.Stamp stamp) {
        return switch (Decider.decide(definition, state, command, stamp.now(), candidates, conditions.of(definition))) {
            case Verdict.Decided decided -> decided;
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
        return new CaseFile(
                seen.summary(),
                seen.state().answers(),
                steps,
                seen.state().todos().stream()
                        .map(todo -> new Todo(
                                seen.summary(),
                                todo.number(),
                                todo.person(),
                                seen.state()
                                        .visit(todo.visit())
                                        .map(CaseState.Visit::node)
                                        .orElse(""),
                                todo.kind(),
                                todo.since()))
                        .toList());
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
    private java.time.Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private <T> T transacted(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> work.get()));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
