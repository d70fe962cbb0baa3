package shaopao.till;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.till.Sale.SaleState;
import shaopao.wallet.AccountId;
import shaopao.wallet.AccountLimits;
import shaopao.wallet.NewTransfer;
import shaopao.wallet.Note;
import shaopao.wallet.Owner;
import shaopao.wallet.Reason;
import shaopao.wallet.TransferId;
import shaopao.wallet.Wallet;

/** Sales without network that the customer does not pay for: who bears them, and how the school does. */
@Component
class Losses {

    private final SaleStore store;
    private final Wallet wallet;
    private final TillSettings settings;
    private final Clock clock;

    Losses(SaleStore store, Wallet wallet, TillSettings settings, Clock clock) {
        this.store = store;
        this.wallet = wallet;
        this.settings = settings;
        this.clock = clock;
    }

    /** What the transfers for losses may touch. */
    List<AccountId> accounts(List<NewSale> sales) {
        List<AccountId> accounts = new ArrayList<>();
        accounts.add(school());
        sales.forEach(sale -> accounts.add(sale.merchant().account()));
        return accounts;
    }

    private AccountId school() {
        return wallet.open(Owner.DEPARTMENT, "OFFLINE-LOSS", "离线消费损失", AccountLimits.NONE)
                .id();
    }

    /**
     * @param genuine whether the code was good
     * @param before sales of the same transaction that are not written yet
     */
    SaleState bearer(NewSale sale, Optional<PersonId> person, boolean genuine, List<Sale> before) {
        LocalDate day = LocalDate.ofInstant(clock.instant(), Sales.ZONE);
        long ofPerson = person.isEmpty()
                ? 0
                : store.offline(Optional.empty(), person, day)
                        + sum(before, one -> one.person().equals(person));
        long ofTerminal = store.offline(Optional.of(sale.seller()), Optional.empty(), day)
                + sum(before, one -> one.soldBy().equals(sale.seller()));
        return TillRules.bearer(genuine, ofPerson + sale.amountCents(), ofTerminal + sale.amountCents(), settings);
    }

    private static long sum(List<Sale> sales, java.util.function.Predicate<Sale> which) {
        return sales.stream()
                .filter(Sale::offline)
                .filter(which)
                .mapToLong(Sale::amountCents)
                .sum();
    }

    /** The school pays the merchant what nobody else pays. */
    void bear(List<Sale> sales, Function<Sale, AccountId> account) {
        List<Sale> lost = sales.stream()
                .filter(sale -> sale.state() == SaleState.LOST_BY_SCHOOL)
                .toList();
        if (lost.isEmpty()) {
            return;
        }
        AccountId school = school();
        List<List<NewTransfer>> transfers = lost.stream()
                .map(sale -> List.<NewTransfer>of(new NewTransfer.Single(
                        new TransferId(sale.id().value()),
                        school,
                        account.apply(sale),
                        sale.amountCents(),
                        Reason.LOSS,
                        Note.of("离线消费损失", sale.occurredAt()))))
                .toList();
        wallet.transferWithin(transfers, List.of()).forEach(Wallet::taken);
    }
}
