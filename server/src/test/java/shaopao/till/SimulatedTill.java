package shaopao.till;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import shaopao.pass.CodeReader;
import shaopao.pass.PassPhones.Phone;
import shaopao.pass.Purpose;
import shaopao.pass.ReaderKeys;
import shaopao.pass.Shown;
import shaopao.till.Sale.SoldItem;

/**
 * A terminal that asks the school while it has a network and sells by itself while it has none, up to the limits that
 * it was told. Answers get lost on the way, so it asks and settles again.
 */
final class SimulatedTill {

    static final int DRIFT_MAX = 20;

    private final UUID seller = UUID.randomUUID();
    private final Tills tills;
    private final ReaderKeys keys;
    private final TillSettings settings;
    private final Merchant merchant;
    private final long drift;
    private final Map<Long, Long> boughtCents = new HashMap<>();
    private final Set<String> taken = new HashSet<>();
    private final List<NewSale> kept = new ArrayList<>();
    private long soldCents;
    private int awayUntil = -1;

    SimulatedTill(Tills tills, ReaderKeys keys, TillSettings settings, Merchant merchant, Random random) {
        this.tills = tills;
        this.keys = keys;
        this.settings = settings;
        this.merchant = merchant;
        this.drift = random.nextLong(-DRIFT_MAX, DRIFT_MAX + 1);
    }

    /** What the person at the counter saw. */
    enum Seen {
        SOLD,
        SOLD_OFFLINE,
        REFUSED
    }

    void fail(int untilMinute) {
        awayUntil = Math.max(awayUntil, untilMinute);
    }

    boolean backAt(int minute) {
        return awayUntil == minute;
    }

    boolean offlineAt(int minute) {
        return minute < awayUntil;
    }

    synchronized Seen sell(Phone phone, byte[] code, long cents, int minute, Instant at, Random random) {
        Instant clock = at.plusSeconds(drift);
        NewSale sale = new NewSale(
                SaleId.next(),
                merchant,
                seller,
                new Shown.Code(code),
                NewSale.digest(java.util.HexFormat.of().formatHex(code)),
                List.of(new SoldItem("套餐", 1, cents)),
                cents,
                offlineAt(minute),
                clock);
        return sale.offline() ? keep(phone, code, sale) : ask(sale, at, random);
    }

    /** The server's clock counts on line; a lost answer is asked for again under the same id. */
    private Seen ask(NewSale sale, Instant at, Random random) {
        NewSale asked = new NewSale(
                sale.id(), merchant, seller, sale.shown(), sale.code(), sale.items(), sale.amountCents(), false, at);
        Rung rung = tills.ring(asked).orElseThrow();
        while (random.nextInt(5) == 0) {
            Rung again = tills.ring(asked).orElseThrow();
            if (rung instanceof Rung.Sold && !(again instanceof Rung.Sold)) {
                throw new IllegalStateException("sold, and then " + again);
            }
        }
        return rung instanceof Rung.Sold ? Seen.SOLD : Seen.REFUSED;
    }

    private Seen keep(Phone phone, byte[] code, NewSale sale) {
        long bought = boughtCents.getOrDefault(phone.number(), 0L) + sale.amountCents();
        boolean good = CodeReader.verifySigned(code, keys.keys(), Purpose.PAY, sale.occurredAt())
                .isEmpty();
        if (!good
                || bought > settings.offlinePersonMaxCents()
                || soldCents + sale.amountCents() > settings.offlineTerminalMaxCents()
                || !taken.add(sale.code())) {
            return Seen.REFUSED;
        }
        boughtCents.put(phone.number(), bought);
        soldCents += sale.amountCents();
        kept.add(sale);
        return Seen.SOLD_OFFLINE;
    }

    /** Sends what it kept, in its order, once more when no answer came. */
    synchronized void settle(Random random) {
        if (kept.isEmpty()) {
            return;
        }
        do {
            for (Rung rung : tills.settle(kept)) {
                if (!(rung instanceof Rung.Sold)) {
                    throw new IllegalStateException("the goods are gone, and the sale is " + rung);
                }
            }
        } while (random.nextInt(3) == 0);
        kept.clear();
    }
}
