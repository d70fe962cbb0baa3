package shaopao.wallet;

import java.time.LocalDate;
import java.util.Optional;

/** Which lines of a statement. */
public record StatementQuery(Optional<LocalDate> from, Optional<LocalDate> to, Optional<Reason> reason) {

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(9999, 12, 31);

    /** Days that no calendar on earth has are the nearest that one does. */
    public StatementQuery {
        from = from.map(StatementQuery::sane);
        to = to.map(StatementQuery::sane);
    }

    private static LocalDate sane(LocalDate day) {
        return day.isBefore(FIRST) ? FIRST : day.isAfter(LAST) ? LAST : day;
    }

    public static final StatementQuery ALL = new StatementQuery(Optional.empty(), Optional.empty(), Optional.empty());
}
