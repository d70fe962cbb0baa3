package shaopao.till;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import shaopao.kernel.PersonId;
import shaopao.pass.PassPhones;
import shaopao.pass.PassPhones.Phone;
import shaopao.pass.ReaderKeys;
import shaopao.wallet.AccountLimits;
import shaopao.wallet.NewTransfer;
import shaopao.wallet.Note;
import shaopao.wallet.Owner;
import shaopao.wallet.Reason;
import shaopao.wallet.TransferId;
import shaopao.wallet.Wallet;

/**
 * Hours of selling by a seed: tills whose networks fail and whose clocks are off, people with little money, and thieves
 * who show a copy of a code at another till. Ledger, codes and tills are the real ones.
 */
final class TillDay {

    private static final int MINUTES = 240;
    private static final int THREADS = 16;
    private static final int PURSE_CENTS_MAX = 6_000;

    private final Random random;
    private final List<Phone> phones;
    private final List<SimulatedTill> tills = new ArrayList<>();
    private final List<Merchant> merchants = new ArrayList<>();
    private final Map<SimulatedTill.Seen, AtomicInteger> seen = new EnumMap<>(SimulatedTill.Seen.class);
    private final AtomicInteger copiesShown = new AtomicInteger();
    private final AtomicInteger copiesTaken = new AtomicInteger();
    private final Instant morning;

    TillDay(ApplicationContext context, long seed, List<PersonId> people, int tillCount) {
        this.random = new Random(seed);
        this.phones = new PassPhones(context).phones(people);
        this.morning = context.getBean(Clock.class)
                .instant()
                .truncatedTo(ChronoUnit.MINUTES)
                .minus(Duration.ofMinutes(MINUTES + 10));
        Wallet wallet = context.getBean(Wallet.class);
        MerchantStore store = context.getBean(MerchantStore.class);
        for (int i = 0; i < (tillCount + 1) / 2; i++) {
            MerchantId id = MerchantId.next();
            Merchant merchant = new Merchant(
                    id,
                    "窗口 " + i,
                    "",
                    wallet.open(Owner.MERCHANT, id.toString(), "窗口 " + i, AccountLimits.NO_DEBT)
                            .id(),
                    List.of());
            store.add(merchant, morning);
            merchants.add(merchant);
        }
        for (int i = 0; i < tillCount; i++) {
            tills.add(new SimulatedTill(
                    context.getBean(Tills.class),
                    context.getBean(ReaderKeys.class),
                    context.getBean(TillSettings.class),
                    merchants.get(i / 2),
                    random));
        }
        for (SimulatedTill.Seen one : SimulatedTill.Seen.values()) {
            seen.put(one, new AtomicInteger());
        }
        topUp(wallet, people);
    }

    private void topUp(Wallet wallet, List<PersonId> people) {
        var bank = wallet.open(Owner.CHANNEL, "DAY-" + morning, "现金", AccountLimits.NONE);
        for (PersonId person : people) {
            wallet.transferred(new NewTransfer.Single(
                    TransferId.next(),
                    bank.id(),
                    wallet.purse(person).id(),
                    1 + random.nextInt(PURSE_CENTS_MAX),
                    Reason.TOP_UP,
                    Note.of("")));
        }
    }

    List<Merchant> merchants() {
        return merchants;
    }

    int seen(SimulatedTill.Seen what) {
        return java.util.Objects.requireNonNull(seen.get(what)).get();
    }

    int copiesShown() {
        return copiesShown.get();
    }

    void run() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int minute = 0; minute < MINUTES; minute++) {
                weather(minute);
                List<Callable<Boolean>> buying = new ArrayList<>();
                for (Phone phone : phones) {
                    if (random.nextInt(40) == 0) {
                        buying.add(buy(phone, minute, random.nextLong()));
                    }
                }
                for (Future<Boolean> bought : threads.invokeAll(buying)) {
                    bought.get();
                }
            }
        }
        tills.forEach(till -> till.settle(random));
    }

    private void weather(int minute) {
        for (SimulatedTill till : tills) {
            if (random.nextInt(80) == 0) {
                till.fail(minute + 2 + random.nextInt(60));
            }
            if (till.backAt(minute)) {
                till.settle(random);
            }
        }
    }

    private Callable<Boolean> buy(Phone phone, int minute, long seed) {
        return () -> {
            Random own = new Random(seed);
            Instant at = morning.plus(Duration.ofMinutes(minute)).plusSeconds(own.nextInt(60));
            // the phone's clock
            byte[] code = phone.signed(at.plusSeconds(own.nextInt(21) - 10));
            SimulatedTill till = tills.get(own.nextInt(tills.size()));
            show(till, phone, code, minute, at, own);
            if (own.nextInt(8) == 0) {
                copiesShown.incrementAndGet();
                SimulatedTill other = tills.get(own.nextInt(tills.size()));
                if (show(other, phone, code, minute, at.plusSeconds(own.nextInt(40)), own)
                        != SimulatedTill.Seen.REFUSED) {
                    copiesTaken.incrementAndGet();
                }
            }
            return true;
        };
    }

    private SimulatedTill.Seen show(SimulatedTill till, Phone phone, byte[] code, int minute, Instant at, Random own) {
        SimulatedTill.Seen what = till.sell(phone, code, 300 + own.nextInt(1_500), minute, at, own);
        java.util.Objects.requireNonNull(seen.get(what)).incrementAndGet();
        return what;
    }

    @Override
    public String toString() {
        return "till-day: people=%d tills=%d %s copies_shown=%d copies_taken=%d"
                .formatted(phones.size(), tills.size(), seen, copiesShown.get(), copiesTaken.get());
    }
}
