package shaopao.calendar;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the calendar counts.
 *
 * @param standardShifts office hours of a campus on days for which it has no time table: "08:30-12:00"
 */
@ConfigurationProperties("shaopao.calendar")
record CalendarSettings(
        @DefaultValue({"08:30-12:00", "14:00-17:30"}) List<String> standardShifts) {

    List<OfficeShift> shifts() {
        return standardShifts.stream().map(OfficeShift::parse).toList();
    }
}
