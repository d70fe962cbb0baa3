package shaopao.trials;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.forms.Field;
import shaopao.hall.catalogue.Item;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.trials.FindingStore.Settled;

/** What the panel remarked and stumbled over, and what became of it. */
@Component
class Findings {

    private static final int TITLE_MAX = 200;
    private static final int REMARKS_MAX = 200;

    private final FindingStore store;
    private final FigureStore figures;
    private final TrialMessages messages;
    private final Audit audit;
    private final Clock clock;

    Findings(FindingStore store, FigureStore figures, TrialMessages messages, Audit audit, Clock clock) {
        this.store = store;
        this.figures = figures;
        this.messages = messages;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps a remark; a problem opens a finding at once. */
    void remark(UUID trial, int place, Remark remark) {
        if (!store.remark(trial, place, remark, Ids.next(), title(remark.text()), REMARKS_MAX)) {
            throw new ProblemException(TrialsProblem.TRIAL_STEP_OTHER);
        }
    }

    private static String title(String text) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.length() <= TITLE_MAX ? line : line.substring(0, TITLE_MAX - 1) + "…";
    }

    List<Remark> remarks(UUID trial, int place) {
        return store.remarks(trial, Optional.of(place));
    }

    /** What became of the problems that one seat told of. */
    List<MyTrial.MyOutcome> of(UUID trial, int place) {
        return store.findings(trial, place).stream()
                .map(one -> new MyTrial.MyOutcome(one.title(), one.state(), one.reason()))
                .toList();
    }

    /** What was changed because of a panel. */
    List<String> changes(UUID trial) {
        return store.changes(trial);
    }

    /** Opens a finding for each field or step at which many stumbled. */
    void ofErrors(UUID trial, Item item) {
        figures.fields(trial).stream()
                .filter(one -> FindingRules.troubled(one.reached(), one.stumbled()))
                .forEach(one -> store.add(trial, found(one.field(), item)));
    }

    private Finding found(String key, Item item) {
        Optional<Field> field = item.form().field(key);
        String label = field.map(one -> one.label().zh())
                .or(() -> item.flow().node(key).map(node -> node.name().zh()))
                .orElse(key);
        return fresh(Finding.Source.ERRORS, field.isPresent() ? Remark.About.FIELD : Remark.About.STEP, key, label);
    }

    private Finding fresh(Finding.Source source, Remark.About about, String key, String title) {
        return new Finding(
                Ids.next(),
                source,
                about,
                key,
                title(title),
                Finding.State.OPEN,
                clock.instant(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** Opens a finding by hand. */
    void add(Actor actor, Trial trial, Remark.About about, String key, String title) {
        Finding finding = fresh(Finding.Source.DESIGNER, about, key, title);
        store.add(trial.id(), finding);
        audit.record(actor, "trials.finding-opened", "trial", trial.id().toString(), Map.of("title", finding.title()));
    }

    /** Settles a finding by name, for good; whoever told of it hears it. */
    @Transactional
    void settle(Actor actor, Trial trial, UUID id, Finding.State state, String reason) {
        Finding finding = store.findings(trial.id()).stream()
                .filter(one -> one.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        List<PersonId> tellers = store.settle(
                        trial.id(), id, new Settled(state, actor.id(), actor.name(), reason, clock.instant()))
                .orElseThrow(() -> new ProblemException(TrialsProblem.FINDING_SETTLED));
        audit.record(
                actor,
                "trials.finding-settled",
                "trial",
                trial.id().toString(),
                Map.of("finding", finding.title(), "state", state, "reason", reason));
        messages.settled(trial, id, finding.title(), state, reason, tellers);
    }
}
