package shaopao.wallet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.db.Gathering;
import shaopao.http.LiveEvents;
import shaopao.kernel.PersonId;

/** Puts transfers into the ledger: many callers' together in one commit, or within the transaction that runs. */
@Component
class Ledger implements DisposableBean {

    /** The school's day turns at midnight in Beijing. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final LedgerStore store;
    private final LiveEvents live;
    private final Clock clock;
    private final Gathering<List<NewTransfer>, Outcome> gathering;

    Ledger(
            LedgerStore store,
            LiveEvents live,
            Clock clock,
            WalletSettings settings,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.live = live;
        this.clock = clock;
        TransactionTemplate transaction = new TransactionTemplate(transactions);
        this.gathering = Gathering.start(
                "wallet",
                new Gathering.Limits(
                        settings.waitingMax(),
                        settings.togetherMax(),
                        settings.lanes(),
                        Duration.ofNanos(settings.momentMicros() * 1_000L)),
                Gathering::mayBeOnes,
                all -> java.util.Objects.requireNonNull(transaction.execute(_ -> decide(all, List.of()))));
    }

    /** Waits until it is decided and durable; linked transfers are taken all or none. */
    Outcome transfer(List<NewTransfer> linked) {
        return switch (gathering.ask(linked)) {
            case Gathering.Answer.Done<Outcome>(Outcome outcome) -> outcome;
            case Gathering.Answer.Failed<Outcome>(RuntimeException why) -> throw why;
            case Gathering.Answer.Full<Outcome> _, Gathering.Answer.Closed<Outcome> _ ->
                new Outcome.Refused(0, TransferRefusal.BUSY);
        };
    }

    /**
     * Decides many, each list for itself, within the transaction that runs; they are in the ledger when that commits.
     *
     * @param alsoLocked accounts that a later call in the same transaction will touch: locks are taken in one order
     */
    @Transactional(propagation = Propagation.MANDATORY)
    List<Outcome> within(List<List<NewTransfer>> all, Collection<AccountId> alsoLocked) {
        return decide(all, alsoLocked);
    }

    private List<Outcome> decide(List<List<NewTransfer>> all, Collection<AccountId> alsoLocked) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        LedgerRules.Moment moment = new LedgerRules.Moment(now, LocalDate.ofInstant(now, ZONE));
        LedgerState state = store.read(all.stream().flatMap(List::stream).toList(), alsoLocked);
        List<Outcome> outcomes = new ArrayList<>(all.size());
        all.forEach(linked -> outcomes.add(LedgerRules.decide(state, linked, moment)));
        store.add(state.added());
        tell(state);
        return outcomes;
    }

    /** Pages of those whose money moved look again. */
    private void tell(LedgerState state) {
        Set<PersonId> people = new LinkedHashSet<>();
        for (Transfer transfer : state.added()) {
            person(state, transfer.debit()).ifPresent(people::add);
            person(state, transfer.credit()).ifPresent(people::add);
        }
        if (!people.isEmpty()) {
            live.publish(people, "wallet.moved", Map.of());
        }
    }

    private static Optional<PersonId> person(LedgerState state, AccountId id) {
        return state.account(id)
                .filter(account -> account.owner() == Owner.PERSON)
                .map(account -> PersonId.of(account.ownerKey()));
    }

    @Override
    public void destroy() {
        gathering.close();
    }
}
