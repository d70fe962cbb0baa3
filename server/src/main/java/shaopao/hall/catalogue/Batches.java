package shaopao.hall.catalogue;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.hall.catalogue.BatchStore.Batch;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;

/** Batches in which items are released, planned and as they came. */
@Component
class Batches {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final BatchStore store;
    private final ItemStore items;
    private final Departments departments;
    private final Audit audit;
    private final Clock clock;

    Batches(BatchStore store, ItemStore items, Departments departments, Audit audit, Clock clock) {
        this.store = store;
        this.items = items;
        this.departments = departments;
        this.audit = audit;
        this.clock = clock;
    }

    /** An item on the board. */
    record BatchItem(String code, Words name, Words department, ItemState state, boolean late) {}

    /** A batch with its milestones and items. */
    record BatchBoard(
            String code,
            Words name,
            String note,
            int revision,
            List<BatchRules.Progress> milestones,
            List<BatchItem> items,
            boolean late) {}

    /** All batches with the items that the reader reaches. */
    List<BatchBoard> board(Actor actor) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        List<ItemRow> rows = items.all(actor.scope(Lives.MANAGE));
        return store.batches().stream().map(batch -> board(batch, rows, today)).toList();
    }

    private BatchBoard board(Batch batch, List<ItemRow> rows, LocalDate today) {
        List<ItemRow> own = rows.stream()
                .filter(row -> row.title().batch().filter(batch.code()::equals).isPresent())
                .toList();
        List<BatchRules.Progress> progress = BatchRules.progress(
                batch.milestones(), own.stream().map(ItemRow::state).toList(), today);
        return new BatchBoard(
                batch.code(),
                batch.name(),
                batch.note(),
                batch.revision(),
                progress,
                own.stream()
                        .map(row -> new BatchItem(
                                row.code(),
                                row.title().name(),
                                departments.name(row),
                                row.state(),
                                BatchRules.late(row.state(), batch.milestones(), today)))
                        .toList(),
                progress.stream().anyMatch(BatchRules.Progress::late));
    }

    /** Adds a batch when {@code revision} is 0, else changes it. */
    @Transactional
    BatchBoard save(Actor actor, Batch batch) {
        boolean fresh = batch.revision() == 0;
        if (fresh && !store.add(batch, clock.instant())) {
            throw new ProblemException(CatalogueProblem.CODE_TAKEN, Map.of("code", batch.code()));
        }
        if (!fresh && !store.change(batch, clock.instant())) {
            throw new ProblemException(
                    store.exists(batch.code()) ? CatalogueProblem.ITEM_CHANGED_MEANWHILE : KernelProblem.NOT_FOUND);
        }
        store.milestones(batch.code(), batch.milestones().values());
        audit.record(
                actor,
                "hall.batch-saved",
                "batch",
                batch.code(),
                Map.of("name", batch.name().zh()));
        return board(actor).stream()
                .filter(found -> found.code().equals(batch.code()))
                .findFirst()
                .orElseThrow();
    }

    @Transactional
    void remove(Actor actor, String code) {
        if (!store.remove(code)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        audit.record(actor, "hall.batch-removed", "batch", code, Map.of());
    }

    /** Refuses a batch that there is not. */
    void require(String code) {
        if (!store.exists(code)) {
            throw new ProblemException(CatalogueProblem.BATCH_UNKNOWN, Map.of("batch", code));
        }
    }
}
