package shaopao.till;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.till.Sale.SoldItem;
import shaopao.till.TillController.Item;

/** What terminals take along, and what they sold without a network; docs/api/readers.md tells it to others. */
@RestController
@RequestMapping("/api/till")
class TerminalController {

    private final Terminals terminals;
    private final Settlement settlement;

    TerminalController(Terminals terminals, Settlement settlement) {
        this.terminals = terminals;
        this.settlement = settlement;
    }

    /** Asked for every half minute with the tag of the last one; 304 while nothing has changed. */
    @MayCall(TillRoles.TERMINAL)
    @GetMapping("/terminal")
    ResponseEntity<TillBundle> takeAlong(Actor terminal) {
        TillBundle bundle = terminals.bundle(TillDesk.seller(terminal));
        return ResponseEntity.ok()
                .eTag(terminals.tag(bundle))
                .cacheControl(CacheControl.noStore())
                .body(bundle);
    }

    /** What the caller sold without network, once it is back; each is told what became of it. */
    @Once
    @MayCall(MayCall.SIGNED_IN)
    @PostMapping("/{merchant}/offline-sales")
    List<Settled> settle(Actor actor, @PathVariable MerchantId merchant, @Valid @RequestBody SettleSales command) {
        return settlement.settle(actor, merchant, command.sales());
    }

    /**
     * A sale without network.
     *
     * @param id made by the till; the one under which it was tried on line before, if it was
     */
    record OfflineSale(
            @NotNull SaleId id,
            @NotBlank @Size(max = 500) String code,
            @NotNull @Size(min = 1, max = 50) List<@Valid @NotNull Item> items,
            @NotNull Instant occurredAt) {

        List<SoldItem> sold() {
            return items.stream().map(Item::sold).toList();
        }
    }

    record SettleSales(@NotNull @Size(min = 1, max = 200) List<@Valid @NotNull OfflineSale> sales) {}

    /** What became of a sale without network. */
    enum SettledHow {
        PAID,
        LOST_BY_SCHOOL,
        LOST_BY_MERCHANT,
        TOO_LATE,
        ID_TAKEN,
        REFUSED
    }

    record Settled(SaleId id, SettledHow how, Optional<String> why) {}
}
