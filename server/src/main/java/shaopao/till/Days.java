package shaopao.till;

import java.time.LocalDate;
import java.util.Optional;

/** Days as callers name them. */
final class Days {

    private Days() {}

    /** Today when none is named, or none that a calendar here has. */
    static LocalDate sane(Optional<LocalDate> day, LocalDate today) {
        return day.filter(one -> one.isAfter(today.minusYears(50)) && !one.isAfter(today))
                .orElse(today);
    }
}
