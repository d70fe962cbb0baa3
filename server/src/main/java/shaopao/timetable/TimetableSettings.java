package shaopao.timetable;

import java.time.LocalTime;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Timetables.
 *
 * @param standardPeriods periods of a day where no period table says otherwise: "08:00-08:45"
 * @param roomsOpen from when to when classrooms are open: "06:30-22:30"
 * @param feedDays so many days back does a subscribed calendar reach
 */
@ConfigurationProperties("shaopao.timetable")
record TimetableSettings(
        @DefaultValue({
            "08:00-08:45", "08:55-09:40", "10:00-10:45", "10:55-11:40", "12:00-12:45", "12:55-13:40", "14:00-14:45",
            "14:55-15:40", "16:00-16:45", "16:55-17:40", "18:00-18:45", "18:55-19:40", "19:50-20:35", "20:45-21:30"
        })
        List<String> standardPeriods,

        @DefaultValue("06:30-22:30") String roomsOpen,
        @DefaultValue("60") int feedDays) {

    List<ClassPeriod> periods() {
        return standardPeriods.stream().map(ClassPeriod::parse).toList();
    }

    ClassPeriod open() {
        return ClassPeriod.parse(roomsOpen);
    }

    LocalTime closing() {
        return open().to();
    }
}
