package shaopao.calendar;

import java.time.LocalDate;
import java.util.List;

/**
 * At what hours the offices of a campus work on working days, from one day to another: the summer and the winter
 * time table, the weeks of a vacation.
 *
 * @param campus code of the campus
 * @param name what people call it: "夏季作息"
 * @param lastDay still included
 * @param shifts in order; lunch breaks are what lies between; none at all means closed
 */
record OfficeHours(String campus, String name, LocalDate firstDay, LocalDate lastDay, List<OfficeShift> shifts) {

    OfficeHours {
        shifts = List.copyOf(shifts);
    }

    boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }
}
