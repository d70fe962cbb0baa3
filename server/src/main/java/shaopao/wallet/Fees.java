package shaopao.wallet;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.wallet.FeeOrder.FeeKind;
import shaopao.wallet.FeeOrder.Instalment;

/** What people owe the school, and how they pay it. */
@Component
class Fees {

    static final String READ = "fees.read";
    static final String MANAGE = "fees.manage";

    private final FeeStore store;
    private final Wallet wallet;
    private final People people;
    private final Audit audit;
    private final Clock clock;

    Fees(FeeStore store, Wallet wallet, People people, Audit audit, Clock clock) {
        this.store = store;
        this.wallet = wallet;
        this.people = people;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What came of making fees for many.
     *
     * @param unknown numbers that name nobody whom the actor may charge
     */
    record FeesMade(int made, List<String> unknown) {}

    /** The same fee for many people. */
    @Transactional
    public FeesMade make(Actor actor, FeeKind kind, String title, List<Instalment> instalments, List<String> numbers) {
        long amount = instalments.stream().mapToLong(Instalment::amountCents).sum();
        if (!FeeRules.fit(amount, instalments)) {
            throw new ProblemException(WalletProblem.INSTALMENTS_WRONG);
        }
        Account account = wallet.open(Owner.FEE, kind.name(), title(kind), AccountLimits.NO_DEBT);
        Map<String, PersonId> named = new LinkedHashMap<>();
        numbers.forEach(number -> people.byNumber(number).map(Person::id).ifPresent(id -> named.put(number, id)));
        Map<PersonId, Person> reached = people.within(actor.scope(MANAGE), named.values()).stream()
                .collect(Collectors.toMap(Person::id, one -> one));
        List<String> unknown = numbers.stream()
                .distinct()
                .filter(number -> Optional.ofNullable(named.get(number))
                        .filter(reached::containsKey)
                        .isEmpty())
                .toList();
        reached.values()
                .forEach(one -> store.add(order(one, kind, title, account, amount, instalments), one, actor.name()));
        int made = reached.size();
        audit.record(
                actor, "wallet.fees-made", "fee", title, Map.of("kind", kind, "amountCents", amount, "people", made));
        return new FeesMade(made, unknown);
    }

    private FeeOrder order(
            Person person, FeeKind kind, String title, Account account, long amount, List<Instalment> instalments) {
        return new FeeOrder(
                Ids.next(),
                person.id(),
                kind,
                title,
                account.id(),
                amount,
                instalments,
                List.of(),
                List.of(),
                clock.instant());
    }

    private static String title(FeeKind kind) {
        return switch (kind) {
            case TUITION -> "学费";
            case DORMITORY -> "住宿费";
            case SUPPLIES -> "物资费";
            case OTHER -> "其他费用";
        };
    }

    Page<FeeCard> page(
            Scope scope, Optional<PersonId> person, Optional<FeeKind> kind, Optional<UUID> after, int limit) {
        int size = Page.limit(limit);
        Page<FeeOrder> orders = Page.of(
                store.page(scope, person, kind, after, size + 1),
                size,
                one -> one.id().toString());
        return new Page<>(cards(orders.items()), orders.next());
    }

    private List<FeeCard> cards(List<FeeOrder> orders) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Ledger.ZONE);
        Map<PersonId, Person> persons = new java.util.HashMap<>();
        people.persons(orders.stream().map(FeeOrder::person).distinct().toList())
                .forEach(person -> persons.put(person.id(), person));
        return orders.stream()
                .map(order -> FeeCard.of(order, Optional.ofNullable(persons.get(order.person())), today))
                .toList();
    }

    private FeeCard card(FeeOrder order) {
        return cards(List.of(order)).getFirst();
    }

    /** Lessens what is owed, never below what is open. */
    @Transactional
    public FeeCard waive(Actor actor, UUID id, UUID waiver, long amountCents, String reason) {
        Scope scope = actor.scope(MANAGE);
        FeeOrder order = locked(id, scope);
        Optional<FeeOrder.Waiver> same =
                order.waivers().stream().filter(one -> one.id().equals(waiver)).findFirst();
        if (same.isPresent()) {
            return again(order, same.get().amountCents() == amountCents);
        }
        requireOpen(order, amountCents);
        if (!store.waive(id, new FeeOrder.Waiver(waiver, amountCents, reason, actor.name(), clock.instant()))) {
            throw new ProblemException(WalletProblem.TRANSFER_ID_TAKEN);
        }
        audit.record(
                actor,
                "wallet.fee-waived",
                "person",
                order.person().toString(),
                Map.of("fee", id, "amountCents", amountCents, "reason", reason));
        return card(store.order(id, scope).orElseThrow());
    }

    /** Pays all or a part of one's own fee from one's purse. */
    @Transactional
    public FeeCard pay(Actor actor, UUID id, TransferId transfer, long amountCents) {
        Scope own = Scope.self(actor.person());
        FeeOrder order = locked(id, own);
        Optional<FeeOrder.FeePayment> same = order.payments().stream()
                .filter(one -> one.id().equals(transfer))
                .findFirst();
        if (same.isPresent()) {
            return again(order, same.get().amountCents() == amountCents);
        }
        requireOpen(order, amountCents);
        Account purse = wallet.purse(actor.person());
        NewTransfer asked = new NewTransfer.Single(
                transfer, purse.id(), order.account(), amountCents, Reason.FEE, Note.of(order.title()));
        Outcome outcome =
                wallet.transferWithin(List.of(List.of(asked)), List.of()).getFirst();
        Wallet.taken(outcome);
        if (outcome instanceof Outcome.Taken taken && taken.repeated()) {
            // it has paid another fee of the same kind, title and amount
            throw new ProblemException(WalletProblem.TRANSFER_ID_TAKEN);
        }
        store.paid(id, transfer, amountCents, clock.instant());
        return card(store.order(id, own).orElseThrow());
    }

    /** Asked again under the same id: the fee as it is, unless it is another amount now. */
    private FeeCard again(FeeOrder order, boolean same) {
        if (!same) {
            throw new ProblemException(WalletProblem.TRANSFER_ID_TAKEN);
        }
        return card(order);
    }

    private FeeOrder locked(UUID id, Scope scope) {
        if (store.order(id, scope).isEmpty() || !store.lock(id)) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
        return store.order(id, scope).orElseThrow();
    }

    private void requireOpen(FeeOrder order, long amountCents) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Ledger.ZONE);
        long open = FeeRules.standing(order, today).openCents();
        if (amountCents > open) {
            throw new ProblemException(WalletProblem.FEE_OVERPAID, Map.of("openCents", open));
        }
    }
}
