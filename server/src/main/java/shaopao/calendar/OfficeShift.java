package shaopao.calendar;

import java.time.LocalTime;

/** A stretch of a working day without a break: from the first to the second time, 08:30 to 12:00. */
record OfficeShift(LocalTime from, LocalTime to) {

    /** Reads {@code "08:30-12:00"}. */
    static OfficeShift parse(String text) {
        String[] times = text.split("-", 2);
        return new OfficeShift(LocalTime.parse(times[0].strip()), LocalTime.parse(times[1].strip()));
    }
}
