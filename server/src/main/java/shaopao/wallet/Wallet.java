package shaopao.wallet;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Person;

/** The money on campus: accounts, transfers between them, statements. */
@Component
public class Wallet {

    private final AccountStore accounts;
    private final StatementStore statements;
    private final Ledger ledger;
    private final WalletSettings settings;
    private final People people;
    private final Clock clock;

    Wallet(
            AccountStore accounts,
            StatementStore statements,
            Ledger ledger,
            WalletSettings settings,
            People people,
            Clock clock) {
        this.accounts = accounts;
        this.statements = statements;
        this.ledger = ledger;
        this.settings = settings;
        this.people = people;
        this.clock = clock;
    }

    /** The number of the currency that purses keep, in ISO 4217. */
    public int currency() {
        return settings.currency();
    }

    /** The letters of a currency: {@code "CNY"}. */
    public static String letters(int currency) {
        return Currency.getAvailableCurrencies().stream()
                .filter(one -> one.getNumericCode() == currency)
                .map(Currency::getCurrencyCode)
                .sorted()
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No currency of ISO 4217: " + currency));
    }

    /** The person's purse, opened at first need with the limits of the school. */
    public Account purse(PersonId person) {
        String key = person.toString();
        return accounts.find(currency(), Owner.PERSON, key).orElseGet(() -> {
            Person known = people.person(person).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
            return open(Owner.PERSON, key, known.name() + " " + known.number(), purseLimits());
        });
    }

    /** Purses of those who have one. */
    public Map<PersonId, Account> purses(Collection<PersonId> persons) {
        Map<PersonId, Account> purses = new HashMap<>();
        accounts.find(
                        currency(),
                        Owner.PERSON,
                        persons.stream().map(PersonId::toString).toList())
                .forEach(account -> purses.put(PersonId.of(account.ownerKey()), account));
        return purses;
    }

    AccountLimits purseLimits() {
        return new AccountLimits(
                Optional.of(0L),
                Optional.of(settings.balanceMaxCents()),
                Optional.of(settings.singleMaxCents()),
                Optional.of(settings.dayMaxCents()));
    }

    /**
     * The owner's account in the currency of the purses, opened when there is none.
     *
     * @param limits of a new account; one that is there keeps its own
     */
    public Account open(Owner owner, String ownerKey, String name, AccountLimits limits) {
        return open(currency(), owner, ownerKey, name, limits);
    }

    Account open(int currency, Owner owner, String ownerKey, String name, AccountLimits limits) {
        if (!accounts.ledger(currency)) {
            accounts.addLedger(currency, letters(currency));
        }
        Account wanted = new Account(
                AccountId.next(), currency, owner, ownerKey, name, Totals.ZERO, limits, Optional.empty(), 0, false);
        accounts.open(wanted, clock.instant());
        return accounts.find(currency, owner, ownerKey).orElseThrow();
    }

    public Optional<Account> account(AccountId id) {
        return accounts.accounts(List.of(id)).stream().findFirst();
    }

    /** Waits until the linked transfers are in the ledger, all or none. Not within a transaction of the caller. */
    public Outcome transfer(NewTransfer... linked) {
        return ledger.transfer(List.of(linked));
    }

    /** The same, where a refusal becomes a problem. */
    public List<Transfer> transferred(NewTransfer... linked) {
        return taken(ledger.transfer(List.of(linked)));
    }

    /**
     * Decides many at once within the caller's transaction; each list for itself, all or none. A second call in the
     * same transaction may touch accounts only that the first has locked.
     *
     * @param alsoLocked accounts that only the second call touches
     */
    public List<Outcome> transferWithin(List<List<NewTransfer>> all, Collection<AccountId> alsoLocked) {
        return ledger.within(all, alsoLocked);
    }

    /** The transfers, or a problem that says why there are none. */
    public static List<Transfer> taken(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Taken taken -> taken.transfers();
            case Outcome.Refused refused ->
                throw new ProblemException(
                        WalletProblem.of(refused.why()),
                        Map.of("reason", refused.why().name()));
        };
    }

    /** Lines of an account's statement, the newest first. */
    public Page<WalletEntry> entries(AccountId account, StatementQuery query, Optional<Long> before, int limit) {
        int size = Page.limit(limit);
        return Page.of(statements.entries(account, query, before, size + 1), size, entry -> Long.toString(entry.seq()));
    }

    /** Writes the statement as a CSV file, however long it is. */
    public void export(AccountId account, StatementQuery query, Locale locale, HttpServletResponse response)
            throws IOException {
        StatementFile.write(this, account, query, locale, response);
    }

    List<StatementStore.HeldMoney> held(AccountId account) {
        return statements.held(account, Page.LIMIT_MAX);
    }
}
