package shaopao.till;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.Page;
import shaopao.kernel.ProblemException;
import shaopao.till.Sale.SoldItem;
import shaopao.till.TillDesk.DayTotals;
import shaopao.wallet.TransferId;
import shaopao.wallet.Wallet;

/**
 * The till: for terminals of the kind till, and for people at the counter. Both sell only for the merchants to which
 * they were assigned.
 */
@RestController
@RequestMapping("/api/till")
class TillController {

    private final Tills tills;
    private final TillDesk desk;
    private final TillSettings settings;
    private final Clock clock;

    TillController(Tills tills, TillDesk desk, TillSettings settings, Clock clock) {
        this.tills = tills;
        this.desk = desk;
        this.settings = settings;
        this.clock = clock;
    }

    /** For whom the caller sells, with what they sell. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping
    OwnTill ownTill(Actor actor) {
        return new OwnTill(
                tills.of(TillDesk.seller(actor)), settings.offlinePersonMaxCents(), settings.offlineTerminalMaxCents());
    }

    /** Rings up a sale and charges whoever showed the code. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{merchant}/sales")
    SaleReceipt sell(Actor actor, @PathVariable MerchantId merchant, @Valid @RequestBody Sell command) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        NewSale sale = NewSale.of(
                desk.own(actor, merchant),
                TillDesk.seller(actor),
                command.id(),
                command.code(),
                command.sold(),
                now,
                false);
        Rung rung = tills.ring(sale).orElseThrow(() -> new ProblemException(TillProblem.TILL_BUSY));
        return receipt(rung);
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{merchant}/sales")
    Page<Sale> sales(
            Actor actor,
            @PathVariable MerchantId merchant,
            @RequestParam Optional<LocalDate> day,
            @RequestParam Optional<String> after,
            @RequestParam(defaultValue = "50") int limit) {
        return desk.page(desk.own(actor, merchant), Days.sane(day, tills.today()), after, limit);
    }

    /** What came of a sale of which nothing was heard; not found when nothing was sold under its id. */
    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{merchant}/sales/{id}")
    Sale sale(Actor actor, @PathVariable MerchantId merchant, @PathVariable SaleId id) {
        return desk.sale(actor, merchant, id);
    }

    @MayCall(MayCall.SIGNED_IN)
    @GetMapping("/{merchant}/totals")
    DayTotals ownTotals(Actor actor, @PathVariable MerchantId merchant, @RequestParam Optional<LocalDate> day) {
        return desk.totals(actor, desk.own(actor, merchant), Days.sane(day, tills.today()));
    }

    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{merchant}/refunds")
    Sale refundSale(Actor actor, @PathVariable MerchantId merchant, @Valid @RequestBody RefundSale command) {
        return desk.refund(
                actor,
                desk.own(actor, merchant),
                command.id(),
                command.sale(),
                command.amountCents(),
                command.reason().strip());
    }

    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{merchant}/days/{day}/close")
    DayClose closeDay(Actor actor, @PathVariable MerchantId merchant, @PathVariable LocalDate day) {
        return desk.close(actor, desk.own(actor, merchant), day);
    }

    private static SaleReceipt receipt(Rung rung) {
        return switch (rung) {
            case Rung.Sold(Sale sale, Optional<Long> balance) ->
                new SaleReceipt(sale.id(), sale.customer(), sale.amountCents(), balance);
            case Rung.CodeNotGood _ -> throw new ProblemException(TillProblem.CODE_REFUSED);
            case Rung.NotPaid(var why) -> {
                Wallet.taken(why);
                throw new IllegalStateException("a refusal was taken");
            }
            case Rung.OtherSale _ -> throw new ProblemException(TillProblem.SALE_ID_TAKEN, Map.of());
        };
    }

    /**
     * For whom the caller sells.
     *
     * @param offlinePersonMaxCents what one person may buy without network on one day
     */
    record OwnTill(List<Merchant> merchants, long offlinePersonMaxCents, long offlineTerminalMaxCents) {}

    /** What the customer hears; {@code balanceCents} is absent when the sale was rung up before. */
    record SaleReceipt(SaleId id, String customer, long amountCents, Optional<Long> balanceCents) {}

    /** So many of something. */
    record Item(
            @NotBlank @Size(max = 60) @Pattern(regexp = "[^\\x00]*") String name,

            @Min(1) @Max(1_000) int count,
            @Min(1) @Max(TillRules.SALE_MAX) long priceCents) {

        SoldItem sold() {
            return new SoldItem(name.strip(), count, priceCents);
        }
    }

    /**
     * Sell.
     *
     * @param id made by the till; again under the same one sells nothing twice
     * @param code what the customer showed, as the scanner reads it
     */
    record Sell(
            @NotNull SaleId id,
            @NotBlank @Size(max = 500) String code,
            @NotNull @Size(min = 1, max = 50) List<@Valid @NotNull Item> items) {

        List<SoldItem> sold() {
            return items.stream().map(Item::sold).toList();
        }
    }

    record RefundSale(
            @NotNull TransferId id,
            @NotNull SaleId sale,
            @Min(1) @Max(TillRules.SALE_MAX) long amountCents,

            @NotBlank @Size(max = 100) @Pattern(regexp = "[^\\x00]*") String reason) {}
}
