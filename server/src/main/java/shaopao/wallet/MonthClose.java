package shaopao.wallet;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A month that takes no transfer any more.
 *
 * @param month its first day
 * @param movedCents sum of what moved in it
 * @param differenceCents debits less credits of all accounts at its end: 0
 */
record MonthClose(
        LocalDate month, long transfers, long movedCents, long differenceCents, String closedBy, Instant closedAt) {}
