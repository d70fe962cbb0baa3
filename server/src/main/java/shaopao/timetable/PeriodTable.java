package shaopao.timetable;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import shaopao.places.PlaceId;

/**
 * When periods are, on the days from the first to the last.
 *
 * @param campus absent for all that have no table of their own
 * @param name "夏季作息"
 */
record PeriodTable(
        Optional<PlaceId> campus, String name, LocalDate firstDay, LocalDate lastDay, List<ClassPeriod> periods) {

    boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
