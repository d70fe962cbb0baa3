package shaopao.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * What else is known of a transfer.
 *
 * @param memo what both sides read, at most 200 characters
 * @param day into which it is dated; absent for today
 * @param occurredAt when it happened, where that was before it reached the ledger
 */
public record Note(String memo, Optional<LocalDate> day, Optional<Instant> occurredAt) {

    static final int MEMO_MAX = 200;

    public static Note of(String memo) {
        return new Note(memo, Optional.empty(), Optional.empty());
    }

    public static Note of(String memo, Instant occurredAt) {
        return new Note(memo, Optional.empty(), Optional.of(occurredAt));
    }

    /** As fine as the ledger keeps it. */
    Optional<Instant> happened() {
        return occurredAt.map(at -> at.truncatedTo(ChronoUnit.MICROS));
    }
}
