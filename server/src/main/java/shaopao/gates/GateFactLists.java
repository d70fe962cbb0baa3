package shaopao.gates;

import java.io.InputStream;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.audit.Audit;
import shaopao.gates.GateFactFile.BadFact;
import shaopao.gates.GateFactFile.Entry;
import shaopao.gates.GateFactListStore.Written;
import shaopao.gates.GateFactStore.Teller;
import shaopao.http.LiveEvents;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Sheets;
import shaopao.people.Sheets.SheetRow;

/** Lists of facts as departments keep them: a list takes the place of what its source said before, whole or not. */
@Component
class GateFactLists {

    private static final long BYTES_MAX = 20_000_000;
    private static final int ROWS_MAX = 100_000;
    private static final int TOGETHER = 5_000;

    private final GateFactListStore store;
    private final GateFactWriter writer;
    private final FactNewsStore news;
    private final PlaceChains chains;
    private final Tools tools;
    private final TransactionTemplate transaction;
    private final TransactionTemplate beside;

    GateFactLists(
            GateFactListStore store,
            GateFactWriter writer,
            FactNewsStore news,
            PlaceChains chains,
            Tools tools,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.writer = writer;
        this.news = news;
        this.chains = chains;
        this.tools = tools;
        this.transaction = new TransactionTemplate(transactions);
        this.beside = new TransactionTemplate(transactions);
        this.beside.setPropagationBehavior(TransactionDefinition.PROPAGATION_NOT_SUPPORTED);
    }

    /** What lists are read with, and who hears of them. */
    @Component("gateFactTools")
    record Tools(Sheets sheets, People people, LiveEvents live, Audit audit, Clock clock) {}

    /**
     * What is wished of a list.
     *
     * @param everyKind what rows are that do not say it
     * @param run names the progress that open pages of the actor hear of
     */
    record Wish(String source, Optional<GateFactKind> everyKind, boolean dryRun, String run) {}

    /**
     * What came of a list, or would come of it.
     *
     * @param rejected rows that cannot be taken; then nothing is written
     * @param ended facts that the source said before and says no more
     */
    record FactReport(
            boolean dryRun,
            int rows,
            int rejected,
            int added,
            int changed,
            int unchanged,
            int ended,
            List<BadFact> flaws) {}

    /** How far a list is; {@code phase}: CHECKING, WRITING. */
    record FactProgress(String run, String phase, int done, int total) {}

    FactReport bringIn(Actor actor, Wish wish, InputStream body) {
        List<SheetRow> rows = tools.sheets()
                .rows(body, BYTES_MAX, ROWS_MAX + 1)
                .orElseThrow(() -> new ProblemException(GatesProblem.FACTS_UNREADABLE, Map.of("rows", ROWS_MAX)));
        int total = rows.size() - 1;
        tell(actor, new FactProgress(wish.run(), "CHECKING", 0, total));
        GateFactFile file = GateFactFile.read(
                rows,
                wish.everyKind(),
                tools.people().numbered(GateFactFile.numbers(rows)),
                chains.homesNow()::containsKey,
                tools.clock().instant());
        if (file.badRows() > 0 && !wish.dryRun()) {
            throw new ProblemException(
                    GatesProblem.FACTS_FLAWED,
                    Map.of("rejected", file.badRows(), "rows", total, "errors", file.flaws()));
        }
        if (file.badRows() > 0) {
            return new FactReport(true, total, file.badRows(), 0, 0, 0, 0, file.flaws());
        }
        return Objects.requireNonNull(transaction.execute(status -> written(actor, wish, file.entries(), status)));
    }

    /** A dry run does it all and takes it back, so that its figures are those of the real one. */
    private FactReport written(Actor actor, Wish wish, List<Entry> entries, TransactionStatus status) {
        Teller teller = writer.alone(actor, wish.source());
        Set<PersonId> touched = new HashSet<>();
        int added = 0;
        int changed = 0;
        for (int at = 0; at < entries.size(); at += TOGETHER) {
            Written some = store.write(entries.subList(at, Math.min(entries.size(), at + TOGETHER)), teller);
            touched.addAll(some.people());
            added += some.added();
            changed += some.changed();
            tell(actor, new FactProgress(wish.run(), "WRITING", at, entries.size()));
        }
        List<PersonId> ended = new ArrayList<>(store.endOthers(entries, teller));
        int unchanged = entries.size() - added - changed;
        FactReport report =
                new FactReport(wish.dryRun(), entries.size(), 0, added, changed, unchanged, ended.size(), List.of());
        if (wish.dryRun()) {
            status.setRollbackOnly();
            return report;
        }
        touched.addAll(ended);
        news.changed(touched);
        tools.audit()
                .record(
                        actor,
                        "gates.facts-imported",
                        "source",
                        wish.source(),
                        Map.of("added", added, "changed", changed, "unchanged", unchanged, "ended", ended.size()));
        return report;
    }

    /** At once, whatever becomes of the transaction. */
    private void tell(Actor actor, FactProgress progress) {
        if (actor.kind() == Actor.Kind.PERSON) {
            beside.executeWithoutResult(_ -> tools.live().publish(actor.person(), "gates.facts-import", progress));
        }
    }
}
