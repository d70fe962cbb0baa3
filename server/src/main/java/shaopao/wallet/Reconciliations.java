package shaopao.wallet;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;
import shaopao.wallet.Reconciliation.Difference;
import shaopao.wallet.Reconciliation.ReconciledLine;
import shaopao.wallet.ReconciliationRules.Columns;

/** Compares what a channel lists with the ledger. */
@Component
class Reconciliations {

    private static final int LINES_MAX = 200_000;

    private final ReconciliationStore store;
    private final Wallet wallet;
    private final Audit audit;
    private final Clock clock;

    Reconciliations(ReconciliationStore store, Wallet wallet, Audit audit, Clock clock) {
        this.store = store;
        this.wallet = wallet;
        this.audit = audit;
        this.clock = clock;
    }

    /** Which account, which days (both included), and what the file is called. */
    record Asked(AccountId account, LocalDate from, LocalDate to, String fileName) {}

    @Transactional
    public Reconciliation compare(Actor actor, Asked asked, String csv) {
        if (wallet.account(asked.account()).isEmpty()) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        List<ReconciledLine> theirs = read(csv);
        StatementQuery days = new StatementQuery(Optional.of(asked.from()), Optional.of(asked.to()), Optional.empty());
        LocalDate from = days.from().orElseThrow();
        LocalDate to = days.to().orElseThrow();
        List<ReconciledLine> ours = store.lines(asked.account(), from, to, LINES_MAX + 1);
        if (ours.size() > LINES_MAX) {
            throw unreadable("too many transfers in these days");
        }
        List<Difference> differences = ReconciliationRules.compare(ours, theirs);
        long unmatched = differences.stream()
                .filter(one -> one.theirsCents().isPresent())
                .count();
        Reconciliation one = new Reconciliation(
                Ids.next(),
                asked.account(),
                from,
                to,
                asked.fileName(),
                (int) (theirs.size() - unmatched),
                ours.stream().mapToLong(ReconciledLine::cents).sum(),
                theirs.stream().mapToLong(ReconciledLine::cents).sum(),
                actor.name(),
                clock.instant(),
                differences);
        store.add(one);
        audit.record(
                actor,
                "wallet.reconciled",
                "account",
                asked.account().toString(),
                Map.of("from", from, "to", to, "differences", differences.size()));
        return one;
    }

    private static List<ReconciledLine> read(String csv) {
        List<ReconciledLine> lines = new ArrayList<>();
        Optional<Columns> columns = Optional.empty();
        try (CsvReader<CsvRecord> reader = CsvReader.builder()
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(csv.startsWith("\uFEFF") ? csv.substring(1) : csv)) {
            for (CsvRecord row : reader) {
                if (columns.isEmpty()) {
                    columns = ReconciliationRules.columns(row.getFields());
                } else {
                    ReconciliationRules.line(columns.get(), row.getFields()).ifPresent(lines::add);
                }
                if (lines.size() > LINES_MAX) {
                    throw unreadable("too many lines");
                }
            }
        } catch (java.io.IOException | CsvParseException e) {
            throw unreadable("no CSV");
        }
        if (columns.isEmpty()) {
            throw unreadable("no line with the names of the columns");
        }
        return lines;
    }

    private static ProblemException unreadable(String why) {
        return new ProblemException(WalletProblem.RECONCILIATION_UNREADABLE, Map.of("why", why));
    }

    Page<Reconciliation> page(Optional<UUID> after, int limit) {
        int size = Page.limit(limit);
        return Page.of(store.page(after, size + 1), size, one -> one.id().toString());
    }

    Reconciliation reconciliation(UUID id) {
        return store.reconciliation(id).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** Settles a difference by name and with a reason; what moves money is a correction of its own. */
    @Transactional
    public Reconciliation settle(Actor actor, UUID id, int place, String reason) {
        reconciliation(id);
        if (store.settle(id, place, reason, actor.name(), clock.instant())) {
            audit.record(
                    actor,
                    "wallet.difference-settled",
                    "reconciliation",
                    id.toString(),
                    Map.of("place", place, "reason", reason));
        }
        return reconciliation(id);
    }
}
