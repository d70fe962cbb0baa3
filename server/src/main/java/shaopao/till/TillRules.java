package shaopao.till;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shaopao.till.Sale.SaleState;
import shaopao.till.Sale.SoldItem;
import shaopao.till.TillSettings.LossBearer;

/** What a sale comes to, and who bears it when nobody pays. */
final class TillRules {

    static final long SALE_MAX = 1_000_000;

    private static final Duration AHEAD_MAX = Duration.ofMinutes(2);

    private TillRules() {}

    /** The sum of the items; empty when it is nothing, or more than a till may take at once. */
    static Optional<Long> sum(List<SoldItem> items) {
        long sum = items.stream()
                .mapToLong(item -> item.count() * item.priceCents())
                .sum();
        return sum > 0 && sum <= SALE_MAX ? Optional.of(sum) : Optional.empty();
    }

    /** Whether a sale without network happened at a time that can be believed. */
    static boolean timely(Instant occurredAt, Instant now, int daysMax) {
        return occurredAt.isBefore(now.plus(AHEAD_MAX)) && occurredAt.isAfter(now.minus(Duration.ofDays(daysMax)));
    }

    /**
     * Who bears a sale without network that the customer does not pay for.
     *
     * @param genuine whether the code was that of a pass, fit for paying then, and not used for it before
     * @param personCents what the customer had bought without network that day, this sale included
     * @param terminalCents what the terminal had sold so
     */
    static SaleState bearer(boolean genuine, long personCents, long terminalCents, TillSettings settings) {
        boolean within =
                personCents <= settings.offlinePersonMaxCents() && terminalCents <= settings.offlineTerminalMaxCents();
        return genuine && within && settings.offlineLoss() == LossBearer.SCHOOL
                ? SaleState.LOST_BY_SCHOOL
                : SaleState.LOST_BY_MERCHANT;
    }
}
