package shaopao.calendar;

import java.time.LocalDate;
import java.util.Optional;

/** What a notice changes about one day, compared with what held (or was assumed) before. */
record DayChange(
        LocalDate day,
        CalendarDay.Kind was,
        Optional<String> wasCalled,
        CalendarDay.Kind becomes,
        Optional<String> becomesCalled) {}
