package shaopao.hall.catalogue;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Drafts of items: saved as often as one likes, compared with what is live, checked, given up. */
@Component
class ItemDrafts {

    /** Writes the description of items. */
    static final String DESIGN = "hall.design";

    private static final int REVISIONS_SHOWN = 50;

    private final ItemStore store;
    private final ItemHistoryStore history;
    private final ItemReader reader;
    private final Versions versions;
    private final JsonMapper json;
    private final Audit audit;
    private final Clock clock;

    ItemDrafts(
            ItemStore store,
            ItemHistoryStore history,
            ItemReader reader,
            Versions versions,
            JsonMapper json,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.history = history;
        this.reader = reader;
        this.versions = versions;
        this.json = json;
        this.audit = audit;
        this.clock = clock;
    }

    /** Who saved which revision when. */
    record Revision(int revision, String byName, java.time.Instant savedAt) {}

    /**
     * A description of an item as it is written.
     *
     * @param revision of the draft; 0 when there is none and this is what is live
     * @param document the same as a tree; empty while the text cannot be read
     * @param flaws what is wrong with it
     */
    record Description(
            int revision,
            String source,
            String guide,
            Map<String, Object> document,
            List<Revision> revisions,
            List<ItemFlaw> flaws) {}

    private ItemRow row(Actor actor, String code) {
        return store.row(code, actor.scope(DESIGN)).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** The draft, or what is live when there is none, or a starter for an item of which nothing is described. */
    Description description(Actor actor, String code) {
        ItemRow row = row(actor, code);
        List<ItemDraft> drafts = history.drafts(code, REVISIONS_SHOWN);
        Written written = drafts.isEmpty()
                ? current(row).flatMap(versions::written).orElseGet(() -> StarterRules.starter(row))
                : drafts.getFirst().written();
        return new Description(
                drafts.isEmpty() ? 0 : drafts.getFirst().revision(),
                written.source(),
                written.guide(),
                document(code, written.source()),
                drafts.stream()
                        .map(draft -> new Revision(draft.revision(), draft.byName(), draft.savedAt()))
                        .toList(),
                flaws(code, written));
    }

    /** What was saved as a revision, to be taken up again. */
    Written revision(Actor actor, String code, int revision) {
        return draft(history.drafts(row(actor, code).code(), REVISIONS_SHOWN), Optional.of(revision))
                .written();
    }

    private static Optional<String> current(ItemRow row) {
        return row.life().tried().or(row::version);
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> document(String code, String source) {
        try {
            return YamlValue.read(code, source).tree() instanceof Map<?, ?> tree
                    ? (Map<String, Object>) tree
                    : Map.of();
        } catch (YamlValue.FlawException _) {
            return Map.of();
        }
    }

    /** Saves the next revision; what is wrong with it is told and does not hinder. */
    @Transactional
    List<ItemFlaw> save(Actor actor, String code, int revision, Written written) {
        ItemRow row = row(actor, code);
        Optional<UUID> by = Lives.deed(actor, "", "").byPerson();
        ItemDraft draft = new ItemDraft(code, revision + 1, written, current(row), actor.name(), clock.instant());
        if (!history.save(draft, by)) {
            throw new ProblemException(CatalogueProblem.ITEM_CHANGED_MEANWHILE);
        }
        audit.record(actor, "hall.item-draft-saved", "item", code, Map.of("revision", draft.revision()));
        return flaws(code, written);
    }

    void discard(Actor actor, String code) {
        history.discard(row(actor, code).code());
        audit.record(actor, "hall.item-draft-discarded", "item", code, Map.of());
    }

    /** All that is wrong with a description. */
    List<ItemFlaw> flaws(String code, Written written) {
        return reader.flaws(new CatalogueFiles.Source("item.yaml", code, written.source(), written.guide()));
    }

    /**
     * How the draft differs from what is live, from nothing when nothing is; or from an earlier revision of it.
     *
     * @param since number of the earlier revision
     */
    List<ItemChange> changes(Actor actor, String code, Optional<Integer> since) {
        ItemRow row = row(actor, code);
        List<ItemDraft> drafts = history.drafts(code, since.isEmpty() ? 1 : REVISIONS_SHOWN);
        CatalogueFiles.Source now = source(draft(drafts, Optional.empty()));
        return since.isEmpty()
                ? changes(row, now)
                : DiffRules.changes(tree(understood(source(draft(drafts, since)))), tree(understood(now)));
    }

    private static ItemDraft draft(List<ItemDraft> drafts, Optional<Integer> revision) {
        return drafts.stream()
                .filter(draft -> revision.isEmpty() || draft.revision() == revision.get())
                .findFirst()
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    private static CatalogueFiles.Source source(ItemDraft draft) {
        return new CatalogueFiles.Source(
                "item.yaml",
                draft.code(),
                draft.written().source(),
                draft.written().guide());
    }

    /** How a written item differs from the one that people apply for. */
    List<ItemChange> changes(ItemRow row, CatalogueFiles.Source source) {
        Map<String, Object> before = current(row)
                .map(versions::version)
                .map(live -> tree(live.item()))
                .orElse(Map.of("guide", ""));
        return DiffRules.changes(before, tree(understood(source)));
    }

    private Item understood(CatalogueFiles.Source source) {
        return switch (reader.understand(source)) {
            case ItemReader.Reading.Good(Item item) -> item;
            case ItemReader.Reading.Flawed(List<ItemFlaw> flaws) ->
                throw new ProblemException(
                        CatalogueProblem.ITEM_FLAWED,
                        Map.of("first", flaws.getFirst().toString(), "errors", flaws));
        };
    }

    private Map<String, Object> tree(Item item) {
        return json.convertValue(item, new TypeReference<Map<String, Object>>() {});
    }
}
