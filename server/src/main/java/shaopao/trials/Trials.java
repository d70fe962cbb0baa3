package shaopao.trials;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.hall.catalogue.Catalogue;
import shaopao.hall.catalogue.Item;
import shaopao.hall.catalogue.TriedItems;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.kernel.Words;
import shaopao.trials.FigureStore.FieldFigures;
import shaopao.trials.TrialResults.FieldResult;
import shaopao.workflow.Node;

/** Trials as they are looked at: by those who look after the item, and by everybody. */
@Component
class Trials {

    private final TrialStore store;
    private final SeatStore seats;
    private final Shown shown;
    private final Pseudonyms pseudonyms;
    private final Preparations preparations;
    private final Audit audit;
    private final Clock clock;

    Trials(
            TrialStore store,
            SeatStore seats,
            Shown shown,
            Pseudonyms pseudonyms,
            Preparations preparations,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.seats = seats;
        this.shown = shown;
        this.pseudonyms = pseudonyms;
        this.preparations = preparations;
        this.audit = audit;
        this.clock = clock;
    }

    /** What a trial has shown, and of what, as results need them together. */
    @Component
    record Shown(FigureStore figures, FindingStore findings, TrialGate gate, Catalogue catalogue, TriedItems tried) {}

    Page<TrialCard> trials(Scope scope, Optional<String> item, Optional<UUID> after, int limit) {
        List<TrialCard> cards = store.trials(scope, item, after, Page.limit(limit) + 1).stream()
                .map(TrialCard::of)
                .toList();
        return Page.of(cards, Page.limit(limit), card -> card.id().toString());
    }

    TrialResults results(Actor actor, Trial trial) {
        UUID id = trial.id();
        GateFigures figures = shown.figures().figures(id);
        List<TrialStore.Carried> carried = store.carried(id);
        return new TrialResults(
                TrialCard.of(trial),
                trial.plan(),
                trial.gate(),
                shown.gate().state(trial),
                changedTo(actor, trial)
                        .filter(version ->
                                carried.stream().noneMatch(one -> one.version().equals(version)))
                        .isPresent(),
                carried,
                shown.figures().progress(id),
                figures,
                GateRules.percent(figures),
                shown.figures().times(id),
                fields(trial),
                shown.findings().remarks(id, Optional.empty()),
                shown.findings().findings(id));
    }

    /** The version that is given to people to try now, where it is another. */
    private Optional<String> changedTo(Actor actor, Trial trial) {
        return shown.tried().within(actor.scope(Preparations.MANAGE)).stream()
                .filter(item -> item.code().equals(trial.item()))
                .map(item -> item.tried().version())
                .filter(version -> !version.equals(trial.version()))
                .findFirst();
    }

    private List<FieldResult> fields(Trial trial) {
        Map<String, FieldFigures> figures = new HashMap<>();
        shown.figures().fields(trial.id()).forEach(one -> figures.put(one.field(), one));
        Item item = shown.catalogue().version(trial.version()).item();
        List<FieldResult> results = new ArrayList<>();
        item.form()
                .fields()
                .forEach(field -> Optional.ofNullable(figures.get(field.key()))
                        .ifPresent(one -> results.add(result(one, field.label(), false))));
        item.flow()
                .nodes()
                .filter(node -> node instanceof Node.Approve || node instanceof Node.Collect)
                .forEach(node -> Optional.ofNullable(figures.get(node.key()))
                        .ifPresent(one -> results.add(result(one, node.name(), true))));
        return results;
    }

    private static FieldResult result(FieldFigures one, Words label, boolean step) {
        return new FieldResult(
                one.field(),
                label,
                step,
                one.reached(),
                one.secondsMedian(),
                one.stumbled(),
                one.stumbles(),
                one.gaveUp());
    }

    /**
     * Takes the version that is given to people to try now for the one that was tried, because it differs by what its
     * findings asked for; by name and with a reason, once all of them are settled.
     */
    @Transactional
    void carry(Actor actor, Trial trial, String reason) {
        String version =
                changedTo(actor, trial).orElseThrow(() -> new ProblemException(TrialsProblem.NOT_TO_BE_CARRIED));
        boolean resolved =
                shown.findings().findings(trial.id()).stream().anyMatch(one -> one.state() == Finding.State.RESOLVED);
        boolean running = trial.state() == TrialState.RUNNING || trial.state() == TrialState.ENDED;
        if (!resolved || !running || !shown.gate().state(trial).met()) {
            throw new ProblemException(TrialsProblem.NOT_TO_BE_CARRIED);
        }
        var carried = new TrialStore.Carried(version, actor.name(), reason, clock.instant());
        if (store.carry(trial.id(), carried, actor.id())) {
            audit.record(
                    actor,
                    "trials.carried",
                    "trial",
                    trial.id().toString(),
                    Map.of("version", version, "reason", reason));
        }
    }

    /** The public record of a trial. */
    TrialRecord record(Actor actor, UUID id) {
        Trial trial = store.trial(id, Scope.ALL).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        Optional<String> mine =
                actor.kind() == Actor.Kind.PERSON ? Optional.of(pseudonyms.of(id, actor.person())) : Optional.empty();
        String list = store.list(id);
        return new TrialRecord(
                id,
                trial.name(),
                trial.item(),
                trial.version(),
                trial.state(),
                DrawRules.ALGORITHM,
                trial.plan(),
                trial.gate(),
                trial.seeding(),
                trial.madeAt(),
                trial.drawnAt(),
                trial.endedAt(),
                trial.liveAt(),
                seats.seats(id).stream()
                        .map(seat -> new TrialRecord.RecordSeat(
                                seat.place(), seat.listed(), seat.state(), seat.askedAt(), seat.freedAfter()))
                        .toList(),
                preparations.unitNames(trial.plan().dimensions()),
                mine,
                mine.filter(pseudonym -> ("\n" + list).contains("\n" + pseudonym + "\t"))
                        .isPresent(),
                store.carried(id));
    }

    /** The public list of those who could be drawn. */
    String list(UUID id) {
        if (store.trial(id, Scope.ALL).isEmpty()) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        return store.list(id);
    }
}
