package shaopao.notices;

import java.time.LocalTime;

/** From one time of the day to another, over midnight when the second is earlier; the same time twice is never. */
record Quiet(LocalTime from, LocalTime until) {

    boolean holds(LocalTime time) {
        return from.isBefore(until)
                ? !time.isBefore(from) && time.isBefore(until)
                : from.isAfter(until) && (!time.isBefore(from) || time.isBefore(until));
    }
}
