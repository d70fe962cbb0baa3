package shaopao.hall.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shaopao.hall.spi.ReleaseGate;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;

/** What could go live of an item, and whether it may. */
@Component
class Releases {

    private final ItemHistoryStore history;
    private final ItemReader reader;
    private final Versions versions;
    private final List<ReleaseGate> gates;
    private final CatalogueSettings settings;
    private final ApplicationEventPublisher events;

    Releases(
            ItemHistoryStore history,
            ItemReader reader,
            Versions versions,
            List<ReleaseGate> gates,
            CatalogueSettings settings,
            ApplicationEventPublisher events) {
        this.history = history;
        this.reader = reader;
        this.versions = versions;
        this.gates = List.copyOf(gates);
        this.settings = settings;
        this.events = events;
    }

    /** Tells those above that a version is open to all now. */
    void announce(ItemRow row) {
        row.version().ifPresent(version -> events.publishEvent(new ItemReleased(row.code(), version, row.changedAt())));
    }

    /**
     * The version that would go out.
     *
     * @param live absent when nothing is described
     * @param missing what the gate says is missing; empty text where there is nothing to say
     */
    record Prepared(Optional<LiveItem> live, LifeRules.Readiness ready, Words missing) {}

    /** The draft if there is one, else what is tried, else what is live; refuses a draft with flaws. */
    Prepared prepared(ItemRow row) {
        Optional<LiveItem> live = history.draft(row.code())
                .map(draft -> versions.keep(item(row.code(), draft.written()), draft.written()))
                .or(() -> row.life().tried().map(versions::version))
                .or(() -> row.version().map(versions::version));
        boolean fresh = settings.trialRequired() && row.version().isEmpty();
        boolean requiresTrial =
                live.filter(found -> fresh || found.item().requiresTrial()).isPresent();
        boolean out = live.map(LiveItem::version).equals(row.version());
        if (live.isEmpty() || !requiresTrial || out) {
            return new Prepared(
                    live, new LifeRules.Readiness(live.isPresent(), requiresTrial && !out, Optional.empty()), NOTHING);
        }
        String version = live.get().version();
        List<ReleaseGate.Answer> answers =
                gates.stream().map(gate -> gate.mayGoLive(row.code(), version)).toList();
        Optional<Boolean> passed = answers.isEmpty()
                ? Optional.empty()
                : Optional.of(answers.stream().allMatch(ReleaseGate.Answer::may));
        Words missing = answers.stream()
                .filter(answer -> !answer.may())
                .map(ReleaseGate.Answer::reason)
                .findFirst()
                .orElse(answers.isEmpty() ? NO_TRIALS : NOTHING);
        return new Prepared(live, new LifeRules.Readiness(true, true, passed), missing);
    }

    private static final Words NOTHING = Words.of("—");
    private static final Words NO_TRIALS = new Words("本校尚未启用师生体验。", "This installation runs no trials yet.");

    /** An item of its text; refuses one with flaws, each told with its place. */
    Item item(String code, Written written) {
        CatalogueFiles.Source source =
                new CatalogueFiles.Source(code + "/item.yaml", code, written.source(), written.guide());
        return switch (reader.read(source)) {
            case ItemReader.Reading.Good(Item item) -> item;
            case ItemReader.Reading.Flawed(List<ItemFlaw> flaws) ->
                throw new ProblemException(
                        CatalogueProblem.ITEM_FLAWED,
                        Map.of("first", flaws.getFirst().toString(), "errors", flaws));
        };
    }
}
