package shaopao.till;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * What was sold.
 *
 * @param soldBy the terminal, or the person at the counter
 * @param customer name and number of who paid
 * @param why the sale was not paid for by the customer
 */
record Sale(
        SaleId id,
        MerchantId merchant,
        UUID soldBy,
        Optional<PersonId> person,
        String customer,
        long amountCents,
        List<SoldItem> items,
        boolean offline,
        SaleState state,
        Optional<String> why,
        LocalDate day,
        Instant occurredAt,
        Instant takenAt) {

    /** So many of something, each at a price. */
    record SoldItem(String name, int count, long priceCents) {}

    /** Who paid. */
    enum SaleState {
        PAID,
        LOST_BY_SCHOOL,
        LOST_BY_MERCHANT
    }
}
