package shaopao.till;

import java.util.List;
import java.util.UUID;
import shaopao.wallet.AccountId;

/**
 * Who sells on campus.
 *
 * @param place where, in words
 * @param menu in the order of the till; empty where prices are typed
 */
record Merchant(MerchantId id, String name, String place, AccountId account, List<MenuItem> menu) {

    /** What is sold at a price. */
    record MenuItem(UUID id, String name, long priceCents) {}
}
