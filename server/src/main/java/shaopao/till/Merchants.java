package shaopao.till;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.devices.DeviceId;
import shaopao.devices.DeviceKind;
import shaopao.devices.Devices;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.till.Merchant.MenuItem;
import shaopao.wallet.Account;
import shaopao.wallet.AccountLimits;
import shaopao.wallet.Owner;
import shaopao.wallet.Wallet;

/** Who sells on campus, looked after by staff. */
@Component
class Merchants {

    static final String READ = "till.read";
    static final String MANAGE = "till.manage";
    private static final int MERCHANTS_MAX = 500;
    private static final int TERMINALS_MAX = 2_000;

    private final MerchantStore store;
    private final TerminalStore terminals;
    private final Wallet wallet;
    private final People people;
    private final Devices devices;
    private final Audit audit;
    private final Clock clock;

    Merchants(
            MerchantStore store,
            TerminalStore terminals,
            Wallet wallet,
            People people,
            Devices devices,
            Audit audit,
            Clock clock) {
        this.store = store;
        this.terminals = terminals;
        this.wallet = wallet;
        this.people = people;
        this.devices = devices;
        this.audit = audit;
        this.clock = clock;
    }

    /** A merchant with its people and terminals, and what the school owes it. */
    record MerchantPage(Merchant merchant, long balanceCents, List<MerchantClerk> clerks, List<UUID> terminals) {}

    /** Who sells for it. */
    record MerchantClerk(PersonId id, String number, String name) {}

    /** A terminal of the school and the merchant for which it sells, if any. */
    record MerchantTerminal(
            DeviceId device, String name, String place, boolean enrolled, Optional<MerchantId> merchant) {}

    List<MerchantTerminal> terminals() {
        Map<UUID, MerchantId> assigned = terminals.all();
        return devices.ofKind(DeviceKind.TILL, TERMINALS_MAX).stream()
                .map(one -> new MerchantTerminal(
                        one.id(),
                        one.name(),
                        one.place(),
                        one.enrolledAt().isPresent(),
                        Optional.ofNullable(assigned.get(one.id().value()))))
                .toList();
    }

    List<Merchant> all() {
        return store.all(MERCHANTS_MAX);
    }

    Merchant merchant(MerchantId id) {
        return store.merchant(id).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    MerchantPage page(MerchantId id) {
        Merchant merchant = merchant(id);
        List<MerchantClerk> clerks = people.persons(store.clerks(id)).stream()
                .map(one -> new MerchantClerk(one.id(), one.number(), one.name()))
                .toList();
        long balance = wallet.account(merchant.account())
                .map(account -> account.totals().balance())
                .orElse(0L);
        return new MerchantPage(merchant, balance, clerks, terminals.of(id));
    }

    @Transactional
    public MerchantPage add(Actor actor, String name, String place, List<MenuItem> menu) {
        MerchantId id = MerchantId.next();
        Account account = wallet.open(Owner.MERCHANT, id.toString(), name, AccountLimits.NO_DEBT);
        store.add(new Merchant(id, name, place, account.id(), menu), clock.instant());
        audit.record(actor, "till.merchant-added", "merchant", id.toString(), Map.of("name", name));
        return page(id);
    }

    @Transactional
    public MerchantPage change(Actor actor, MerchantId id, String name, String place, List<MenuItem> menu) {
        merchant(id);
        store.rename(id, name, place);
        store.setMenu(id, menu);
        audit.record(
                actor, "till.merchant-changed", "merchant", id.toString(), Map.of("name", name, "items", menu.size()));
        return page(id);
    }

    /** Numbers that name nobody are refused, so that nobody is left out by a slip. */
    @Transactional
    public MerchantPage setClerks(Actor actor, MerchantId id, List<String> numbers) {
        merchant(id);
        List<PersonId> clerks = numbers.stream()
                .distinct()
                .map(number -> people.byNumber(number)
                        .map(Person::id)
                        .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND, Map.of("number", number))))
                .distinct()
                .toList();
        store.setClerks(id, clerks);
        audit.record(actor, "till.clerks-set", "merchant", id.toString(), Map.of("clerks", numbers));
        return page(id);
    }

    @Transactional
    public MerchantPage assign(Actor actor, MerchantId id, UUID device, boolean on) {
        merchant(id);
        if (on) {
            if (devices.devices(List.of(new DeviceId(device))).stream().noneMatch(one -> one.kind() == DeviceKind.TILL))
                throw new ProblemException(KernelProblem.NOT_FOUND);
            terminals.assign(id, device, clock.instant());
        } else {
            terminals.unassign(id, device, clock.instant());
        }
        audit.record(
                actor,
                on ? "till.terminal-assigned" : "till.terminal-taken",
                "merchant",
                id.toString(),
                Map.of("device", device));
        return page(id);
    }

    /** Whose sales and refunds somebody takes away as a file stands in the record. */
    void exported(Actor actor, MerchantId id) {
        audit.record(actor, "till.statement-exported", "merchant", id.toString(), Map.of());
    }

    static MenuItem item(String name, long priceCents) {
        return new MenuItem(Ids.next(), name, priceCents);
    }
}
