package shaopao.wallet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;

/** What people see of their money, and what they set themselves. */
@Component
class Purses {

    private final Wallet wallet;
    private final AccountStore accounts;
    private final WalletSettings settings;
    private final Audit audit;
    private final Clock clock;

    Purses(Wallet wallet, AccountStore accounts, WalletSettings settings, Audit audit, Clock clock) {
        this.wallet = wallet;
        this.accounts = accounts;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    Purse purse(PersonId person) {
        Account account = wallet.purse(person);
        return new Purse(
                account.id(),
                Wallet.letters(account.ledger()),
                account.totals().balance(),
                account.totals().available(),
                account.limits().singleMax(),
                account.limits().dayMax(),
                settings.singleMaxCents(),
                settings.dayMaxCents(),
                account.limits().ceiling(),
                account.spentCents(LocalDate.ofInstant(clock.instant(), Ledger.ZONE)),
                account.frozen(),
                wallet.held(account.id()));
    }

    /** One's own limits, never above the school's. */
    @Transactional
    Purse limit(Actor actor, long singleMaxCents, long dayMaxCents) {
        Account account = wallet.purse(actor.person());
        long single = Math.min(singleMaxCents, settings.singleMaxCents());
        long day = Math.min(dayMaxCents, settings.dayMaxCents());
        accounts.limit(account.id(), Optional.of(single), Optional.of(day));
        record(actor, "wallet.limited", account.id(), Map.of("singleMaxCents", single, "dayMaxCents", day));
        return purse(actor.person());
    }

    /** Whoever lost their phone stops all payments at once; only staff let them go on. */
    @Transactional
    void freeze(Actor actor, AccountId account, boolean frozen) {
        if (accounts.freeze(account, frozen)) {
            record(actor, frozen ? "wallet.frozen" : "wallet.thawed", account, Map.of());
        }
    }

    /** Puts something right by hand; money, and who moved it from where to where, are in the books together. */
    @Transactional
    public Transfer correct(Actor actor, NewTransfer.Single asked) {
        Outcome outcome =
                wallet.transferWithin(List.of(List.of(asked)), List.of()).getFirst();
        Transfer transfer = Wallet.taken(outcome).getFirst();
        if (outcome instanceof Outcome.Taken taken && !taken.repeated()) {
            audit.record(
                    actor,
                    "wallet.corrected",
                    "transfer",
                    asked.id().toString(),
                    Map.of(
                            "debit", asked.debit(),
                            "credit", asked.credit(),
                            "amountCents", asked.amountCents(),
                            "memo", asked.note().memo()));
        }
        return transfer;
    }

    private void record(Actor actor, String act, AccountId account, Map<String, Object> facts) {
        audit.record(actor, act, "account", account.toString(), facts);
    }
}
