package shaopao.till;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import shaopao.pass.Shown;
import shaopao.till.Sale.SoldItem;

/**
 * A sale that a till asks for.
 *
 * @param seller the terminal, or the person at the counter
 * @param shown what the customer showed
 * @param amountCents the sum of the items
 */
record NewSale(
        SaleId id,
        Merchant merchant,
        UUID seller,
        Shown shown,
        List<SoldItem> items,
        long amountCents,
        boolean offline,
        Instant occurredAt) {

    /** Whether a sale that is known is this one. */
    boolean same(Sale known) {
        return known.merchant().equals(merchant.id())
                && known.soldBy().equals(seller)
                && known.amountCents() == amountCents
                && known.items().equals(items);
    }
}
