package shaopao.till;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.http.Cursors;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;
import shaopao.till.DayStore.DaySums;
import shaopao.wallet.NewTransfer;
import shaopao.wallet.Note;
import shaopao.wallet.TransferId;
import shaopao.wallet.Wallet;

/** What a merchant's people and managers do after the sale: look, give back, close the day. */
@Component
class TillDesk {

    private static final int TOP_ITEMS = 12;

    private final MerchantStore merchants;
    private final SaleStore sales;
    private final DayStore days;
    private final Tills tills;
    private final Wallet wallet;
    private final Audit audit;
    private final Clock clock;

    TillDesk(
            MerchantStore merchants,
            SaleStore sales,
            DayStore days,
            Tills tills,
            Wallet wallet,
            Audit audit,
            Clock clock) {
        this.merchants = merchants;
        this.sales = sales;
        this.days = days;
        this.tills = tills;
        this.wallet = wallet;
        this.audit = audit;
        this.clock = clock;
    }

    /** A merchant's day. */
    record DayTotals(
            LocalDate day,
            DaySums sums,
            List<DayStore.SalesSlot> slots,
            List<DayStore.SoldLine> items,
            List<Sale> latest,
            Optional<DayClose> closed) {}

    /** The merchant, for who sells for it; nobody else gets to know that there is one. */
    Merchant own(Actor actor, MerchantId id) {
        return merchants.of(seller(actor), id).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    static UUID seller(Actor actor) {
        return actor.id().orElseThrow(() -> new ProblemException(KernelProblem.NOT_PERMITTED));
    }

    DayTotals totals(Actor actor, Merchant merchant, LocalDate day) {
        if (actor.kind() == Actor.Kind.PERSON) {
            tills.watch(merchant.id(), actor.person());
        }
        return new DayTotals(
                day,
                days.sums(merchant.id(), day),
                days.slots(merchant.id(), day),
                days.items(merchant.id(), day, TOP_ITEMS),
                sales.page(merchant.id(), day, Optional.empty(), TOP_ITEMS),
                days.closed(merchant.id(), 62).stream()
                        .filter(one -> one.day().equals(day))
                        .findFirst());
    }

    Page<Sale> page(Merchant merchant, LocalDate day, Optional<String> after, int limit) {
        int size = Page.limit(limit);
        return Page.of(
                sales.page(merchant.id(), day, after.map(TillDesk::after), size + 1),
                size,
                sale -> Cursors.pack(sale.occurredAt().toString(), sale.id().toString()));
    }

    private static SaleStore.After after(String cursor) {
        List<String> parts = Cursors.unpack(cursor, 2);
        try {
            return new SaleStore.After(Instant.parse(parts.getFirst()), new SaleId(UUID.fromString(parts.getLast())));
        } catch (DateTimeParseException | IllegalArgumentException e) {
            throw new ProblemException(
                    KernelProblem.INVALID_REQUEST, Map.of("errors", List.of(Map.of("field", "after", "message", ""))));
        }
    }

    /** A sale of the caller's own, wherever it stood then. */
    Sale sale(Actor actor, MerchantId merchant, SaleId id) {
        UUID seller = seller(actor);
        return Optional.ofNullable(sales.known(List.of(id)).get(id))
                .filter(one -> one.merchant().equals(merchant) && one.soldBy().equals(seller))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** All or a part of what was paid goes back to the customer. */
    @Transactional
    public Sale refund(Actor actor, Merchant merchant, TransferId id, SaleId of, long amountCents, String reason) {
        Sale sale = Optional.ofNullable(sales.known(List.of(of)).get(of))
                .filter(one -> one.merchant().equals(merchant.id()))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        if (sale.state() != Sale.SaleState.PAID) {
            throw new ProblemException(TillProblem.SALE_NOT_PAID);
        }
        NewTransfer back = new NewTransfer.Refund(
                id, new TransferId(of.value()), amountCents, Note.of(merchant.name() + " " + reason));
        Wallet.taken(wallet.transferWithin(List.of(List.of(back)), List.of()).getFirst());
        Instant now = clock.instant();
        LocalDate day = days.openDays(List.of(merchant.id()), tills.today()).getOrDefault(merchant.id(), tills.today());
        if (sales.refund(id, sale, amountCents, reason, actor.name(), day, now)) {
            audit.record(
                    actor,
                    "till.refunded",
                    "sale",
                    of.toString(),
                    Map.of("amountCents", amountCents, "reason", reason));
        }
        tills.tell(merchant.id());
        return sale;
    }

    /** Fixes what the day came to; what comes later counts for the next day. */
    @Transactional
    public DayClose close(Actor actor, Merchant merchant, LocalDate day) {
        if (day.isAfter(tills.today()) || day.isBefore(tills.today().minusDays(62))) {
            throw new ProblemException(TillProblem.DAY_NOT_TO_BE_CLOSED);
        }
        days.lock(merchant.id());
        DaySums sums = days.sums(merchant.id(), day);
        if (!days.close(merchant.id(), day, sums, actor.name(), clock.instant())) {
            throw new ProblemException(TillProblem.DAY_NOT_TO_BE_CLOSED);
        }
        audit.record(
                actor,
                "till.day-closed",
                "merchant",
                merchant.id().toString(),
                Map.of("day", day, "soldCents", sums.soldCents(), "refundedCents", sums.refundedCents()));
        return days.closed(merchant.id(), 62).stream()
                .filter(one -> one.day().equals(day))
                .findFirst()
                .orElseThrow();
    }
}
