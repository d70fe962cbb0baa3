package shaopao.till;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import shaopao.kernel.ProblemException;
import shaopao.pass.Shown;
import shaopao.till.Sale.SoldItem;

/**
 * A sale that a till asks for.
 *
 * @param seller the terminal, or the person at the counter
 * @param shown what the customer showed
 * @param code a digest of it
 * @param amountCents the sum of the items
 */
record NewSale(
        SaleId id,
        Merchant merchant,
        UUID seller,
        Shown shown,
        String code,
        List<SoldItem> items,
        long amountCents,
        boolean offline,
        Instant occurredAt) {

    /** A sale by what the scanner read; refuses sums that no till takes, and what cannot pay. */
    static NewSale of(
            Merchant merchant, UUID seller, SaleId id, String code, List<SoldItem> items, Instant at, boolean offline) {
        long amount = TillRules.sum(items).orElseThrow(() -> new ProblemException(TillProblem.SALE_AMOUNT_INVALID));
        String typed = code.strip();
        Shown shown = Shown.text(typed);
        if (shown instanceof Shown.Paper) {
            // a picture on paper does not change, and could be charged as often as somebody likes
            throw new ProblemException(TillProblem.CODE_REFUSED);
        }
        return new NewSale(id, merchant, seller, shown, digest(typed), items, amount, offline, at);
    }

    /** Of what a customer showed, to tell one sale from another; a code is worth nothing when it is used. */
    static String digest(String shown) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(shown.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether a sale that waits with this one is this one. */
    boolean same(NewSale other) {
        return other.merchant().id().equals(merchant.id())
                && other.seller().equals(seller)
                && other.code().equals(code)
                && other.items().equals(items);
    }

    /** Whether a sale that is known is this one, but for the code. */
    boolean same(Sale known) {
        return known.merchant().equals(merchant.id())
                && known.soldBy().equals(seller)
                && known.amountCents() == amountCents
                && known.items().equals(items);
    }
}
