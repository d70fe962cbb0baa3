package shaopao.calendar;

import java.time.LocalDate;
import java.util.Optional;

/**
 * One day as the country and the school see it.
 *
 * @param announced false while the notice for its year is not there: then weekdays are assumed to be worked
 * @param holiday the holiday that it belongs to, "国庆节"; also on its make-up days
 * @param term code of the term, "2025-2026-1"; absent between terms
 * @param week teaching week of the term, from 1; absent outside the teaching weeks
 */
public record CalendarDay(
        LocalDate day,
        Kind kind,
        boolean announced,
        Optional<String> holiday,
        Optional<String> term,
        Optional<Integer> week) {

    /** Why a day is worked or not. */
    public enum Kind {
        WEEKDAY(true),
        /** A Saturday or Sunday that is worked for a holiday (调休上班). */
        MAKE_UP(true),
        WEEKEND(false),
        HOLIDAY(false);

        private final boolean working;

        Kind(boolean working) {
            this.working = working;
        }

        public boolean working() {
            return working;
        }
    }

    /** Whether offices work on it. */
    public boolean working() {
        return kind.working();
    }
}
