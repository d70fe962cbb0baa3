package shaopao.timetable;

import java.time.LocalTime;

/** One period of a teaching day, 08:00 to 08:45. */
record ClassPeriod(LocalTime from, LocalTime to) {

    /** Reads {@code "08:00-08:45"}. */
    static ClassPeriod parse(String text) {
        String[] times = text.split("-", 2);
        return new ClassPeriod(LocalTime.parse(times[0].strip()), LocalTime.parse(times[1].strip()));
    }
}
