package shaopao.till;

import java.time.Instant;
import java.time.LocalDate;

/** What a day came to, when somebody closed it. */
record DayClose(LocalDate day, int sales, long soldCents, long refundedCents, String closedBy, Instant closedAt) {}
