package shaopao.till;

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

    Losses(SaleStore store, Wallet wallet, TillSettings settings) {
        this.store = store;
        this.wallet = wallet;
        this.settings = settings;
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
        SaleStore.Span day = day(sale);
        long ofTerminal = store.offline(Optional.of(sale.seller()), Optional.empty(), day)
                + sum(before, day, one -> one.soldBy().equals(sale.seller()));
        return TillRules.bearer(genuine, ofPerson(person, sale, before), ofTerminal + sale.amountCents(), settings);
    }

    /** What the person had bought without network on the day of the sale, this sale included. */
    long ofPerson(Optional<PersonId> person, NewSale sale, List<Sale> before) {
        SaleStore.Span day = day(sale);
        return sale.amountCents()
                + (person.isEmpty()
                        ? 0
                        : store.offline(Optional.empty(), person, day)
                                + sum(before, day, one -> one.person().equals(person)));
    }

    /** The day on which it was sold, not that on which it arrives. */
    private static SaleStore.Span day(NewSale sale) {
        LocalDate day = LocalDate.ofInstant(sale.occurredAt(), Sales.ZONE);
        return new SaleStore.Span(
                day.atStartOfDay(Sales.ZONE).toInstant(),
                day.plusDays(1).atStartOfDay(Sales.ZONE).toInstant());
    }

    private static long sum(List<Sale> sales, SaleStore.Span day, java.util.function.Predicate<Sale> which) {
        return sales.stream()
                .filter(Sale::offline)
                .filter(one -> day.has(one.occurredAt()))
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
