package shaopao.till;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.PersonId;
import shaopao.pass.Holder;
import shaopao.pass.Passes;
import shaopao.pass.Purpose;
import shaopao.pass.Reader;
import shaopao.pass.ReaderId;
import shaopao.pass.Reading;
import shaopao.pass.Use;
import shaopao.till.Sale.SaleState;
import shaopao.wallet.Account;
import shaopao.wallet.NewTransfer;
import shaopao.wallet.Note;
import shaopao.wallet.Outcome;
import shaopao.wallet.Reason;
import shaopao.wallet.TransferId;
import shaopao.wallet.Wallet;

/** Rings up many sales in one transaction: the code's use, the money and the sale stand or fall together. */
@Component
class Sales {

    /** The school's day turns at midnight in Beijing. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final SaleStore store;
    private final DayStore openDays;
    private final Passes passes;
    private final Wallet wallet;
    private final Losses losses;
    private final TillSettings settings;
    private final Clock clock;

    Sales(
            SaleStore store,
            DayStore openDays,
            Passes passes,
            Wallet wallet,
            Losses losses,
            TillSettings settings,
            Clock clock) {
        this.store = store;
        this.openDays = openDays;
        this.passes = passes;
        this.wallet = wallet;
        this.losses = losses;
        this.settings = settings;
        this.clock = clock;
    }

    /** A sale with what its code told, before any money moved. */
    private record Read(NewSale sale, Reading reading) {

        Optional<PersonId> person() {
            return reading instanceof Reading.Accepted accepted && accepted.holder() instanceof Holder.Member member
                    ? Optional.of(member.person())
                    : Optional.empty();
        }
    }

    /** Answers each in order; ids are not doubled within the list. */
    @Transactional
    public List<Rung> ring(List<NewSale> asked) {
        Map<SaleId, Rung> rungs = new HashMap<>();
        List<SaleId> ids = asked.stream().map(NewSale::id).toList();
        Map<SaleId, Sale> known = store.known(ids);
        Map<SaleId, String> codes = known.isEmpty() ? Map.of() : store.codes(ids);
        List<NewSale> fresh = new ArrayList<>();
        for (NewSale sale : asked) {
            Sale before = known.get(sale.id());
            if (before == null) {
                fresh.add(sale);
            } else {
                boolean same = sale.same(before) && sale.code().equals(codes.getOrDefault(sale.id(), sale.code()));
                rungs.put(sale.id(), same ? new Rung.Sold(before, Optional.empty()) : new Rung.OtherSale());
            }
        }
        if (!fresh.isEmpty()) {
            pay(read(fresh), rungs);
        }
        return asked.stream()
                .map(sale -> java.util.Objects.requireNonNull(rungs.get(sale.id())))
                .toList();
    }

    private List<Read> read(List<NewSale> sales) {
        List<Use> uses = sales.stream()
                .map(sale -> {
                    Reader reader = Reader.of(new ReaderId(sale.seller()));
                    Reading reading = sale.offline()
                            ? passes.lookBack(sale.shown(), reader, Purpose.PAY, sale.occurredAt())
                            : passes.look(sale.shown(), reader, Purpose.PAY, sale.occurredAt());
                    return new Use(reading, reader, Purpose.PAY, sale.occurredAt());
                })
                .toList();
        List<Reading> readings = passes.recordAll(uses);
        List<Read> read = new ArrayList<>();
        for (int i = 0; i < sales.size(); i++) {
            read.add(new Read(sales.get(i), readings.get(i)));
        }
        return read;
    }

    private void pay(List<Read> read, Map<SaleId, Rung> rungs) {
        Map<PersonId, Account> purses = purses(read);
        List<Read> paying = read.stream()
                .filter(one -> one.person().map(purses::containsKey).orElse(false))
                .toList();
        List<List<NewTransfer>> transfers = paying.stream()
                .map(one -> List.of(payment(one, purse(one, purses))))
                .toList();
        boolean offline = read.stream().anyMatch(one -> one.sale().offline());
        Map<SaleId, Outcome> outcomes = new HashMap<>();
        List<Outcome> decided = wallet.transferWithin(
                transfers,
                offline ? losses.accounts(read.stream().map(Read::sale).toList()) : List.of());
        for (int i = 0; i < paying.size(); i++) {
            outcomes.put(paying.get(i).sale().id(), decided.get(i));
        }
        Map<MerchantId, LocalDate> days = openDays.openDays(
                read.stream().map(one -> one.sale().merchant().id()).toList(),
                LocalDate.ofInstant(clock.instant(), ZONE));
        List<Sale> sales = new ArrayList<>();
        List<String> codes = new ArrayList<>();
        for (Read one : read) {
            Rung rung = rung(one, Optional.ofNullable(outcomes.get(one.sale().id())), purses, days, sales);
            rungs.put(one.sale().id(), rung);
            if (rung instanceof Rung.Sold sold) {
                sales.add(sold.sale());
                codes.add(one.sale().code());
            }
        }
        store.add(sales, codes);
        losses.bear(
                sales,
                one -> read.stream()
                        .filter(each -> each.sale().id().equals(one.id()))
                        .map(each -> each.sale().merchant().account())
                        .findFirst()
                        .orElseThrow());
    }

    private Rung rung(
            Read one,
            Optional<Outcome> outcome,
            Map<PersonId, Account> purses,
            Map<MerchantId, LocalDate> days,
            List<Sale> before) {
        LocalDate day =
                java.util.Objects.requireNonNull(days.get(one.sale().merchant().id()));
        String customer = outcome.isEmpty() ? "" : purse(one, purses).name();
        return switch (outcome.orElse(null)) {
            case Outcome.Taken taken ->
                new Rung.Sold(
                        sale(one, customer, day, SaleState.PAID, Optional.empty()),
                        Optional.of(taken.transfers().getFirst().debitAfterCents()));
            case Outcome.Refused refused ->
                one.sale().offline()
                        ? lost(one, customer, day, Optional.of(refused), before)
                        : new Rung.NotPaid(refused);
            case null ->
                one.sale().offline() ? lost(one, customer, day, Optional.empty(), before) : new Rung.CodeNotGood();
        };
    }

    /** The goods are gone: it is in the books, and somebody bears it. Why a code is not good stays untold. */
    private Rung lost(Read one, String customer, LocalDate day, Optional<Outcome.Refused> refused, List<Sale> before) {
        SaleState bearer = losses.bearer(one.sale(), one.person(), refused.isPresent(), before);
        String why = refused.map(no -> no.why().name()).orElse(TillProblem.CODE_REFUSED.name());
        return new Rung.Sold(sale(one, customer, day, bearer, Optional.of(why)), Optional.empty());
    }

    private Sale sale(Read one, String customer, LocalDate day, SaleState state, Optional<String> why) {
        NewSale sale = one.sale();
        return new Sale(
                sale.id(),
                sale.merchant().id(),
                sale.seller(),
                one.person(),
                customer,
                sale.amountCents(),
                sale.items(),
                sale.offline(),
                state,
                why,
                day,
                sale.occurredAt(),
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }

    /**
     * A sale without network moves the money whatever the customer's limits of a day are, up to what one person may buy
     * so on the day of the sale; beyond it they hold as for any other.
     */
    private NewTransfer payment(Read one, Account purse) {
        NewSale sale = one.sale();
        return new NewTransfer.Single(
                new TransferId(sale.id().value()),
                purse.id(),
                sale.merchant().account(),
                sale.amountCents(),
                sale.offline() && losses.ofPerson(one.person(), sale, List.of()) <= settings.offlinePersonMaxCents()
                        ? Reason.OFFLINE_PAYMENT
                        : Reason.PAYMENT,
                Note.of(sale.merchant().name(), sale.occurredAt()));
    }

    private static Account purse(Read one, Map<PersonId, Account> purses) {
        return java.util.Objects.requireNonNull(purses.get(one.person().orElseThrow()));
    }

    /** Of those who can pay; a purse is opened at first need. */
    private Map<PersonId, Account> purses(Collection<Read> read) {
        List<PersonId> people = read.stream()
                .map(Read::person)
                .flatMap(Optional::stream)
                .distinct()
                .toList();
        Map<PersonId, Account> purses = new HashMap<>(wallet.purses(people));
        people.stream().filter(one -> !purses.containsKey(one)).forEach(one -> purses.put(one, wallet.purse(one)));
        return purses;
    }
}
