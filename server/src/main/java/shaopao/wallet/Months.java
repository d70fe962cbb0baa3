package shaopao.wallet;

import java.time.Clock;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;

/** Closes months and shows that the books are even. */
@Component
class Months {

    private final MonthStore store;
    private final Audit audit;
    private final Clock clock;

    Months(MonthStore store, Audit audit, Clock clock) {
        this.store = store;
        this.audit = audit;
        this.clock = clock;
    }

    TrialBalance trialBalance(int ledger) {
        List<TrialBalance.Line> lines = store.lines(ledger);
        long difference = lines.stream()
                .mapToLong(line -> line.debitsCents() - line.creditsCents())
                .sum();
        return new TrialBalance(
                ledger,
                Wallet.letters(ledger),
                lines,
                difference,
                store.closedThrough(ledger),
                toClose(ledger).map(month -> month.atDay(1)));
    }

    List<MonthClose> closed(int ledger) {
        return store.closed(ledger);
    }

    /** Months are closed one after the other, each when it is over. */
    @Transactional
    void close(Actor actor, int ledger, YearMonth month) {
        store.holdAlone();
        if (!toClose(ledger).equals(Optional.of(month))) {
            throw new ProblemException(WalletProblem.MONTH_NOT_TO_BE_CLOSED, Map.of("month", month.toString()));
        }
        store.writeBalances(ledger, month);
        store.close(ledger, month, actor.name(), clock.instant());
        audit.record(actor, "wallet.month-closed", "month", ledger + "/" + month, Map.of());
    }

    private Optional<YearMonth> toClose(int ledger) {
        YearMonth current = YearMonth.from(LocalDate.ofInstant(clock.instant(), Ledger.ZONE));
        return store.closedThrough(ledger)
                .map(last -> YearMonth.from(last).plusMonths(1))
                .or(() -> store.firstMonth(ledger))
                .filter(month -> month.isBefore(current));
    }

    /** Accounts whose sums do not follow from their transfers, over all ledgers: none, or something is badly wrong. */
    long astray() {
        return store.ledgers().stream().mapToLong(store::astray).sum();
    }
}
