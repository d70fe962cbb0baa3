package shaopao.queue;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

/** At which times a service can be agreed on a day. */
final class SlotRules {

    private static final int SLOTS_MAX = 200;

    private SlotRules() {}

    /** From when to when, in local time. */
    record Hours(LocalTime from, LocalTime until) {}

    /**
     * How a service takes appointments.
     *
     * @param minutes how long one slot is; 0 for no appointments
     * @param capacity how many fit into one slot
     * @param daysAhead how far ahead one may book
     */
    record SlotPlan(int minutes, int capacity, int daysAhead) {

        /** Whether it takes any. */
        boolean any() {
            return minutes > 0 && capacity > 0;
        }

        Duration length() {
            return Duration.ofMinutes(minutes);
        }
    }

    /** The beginnings of the slots that fit wholly into the hours. */
    static List<LocalTime> times(SlotPlan plan, List<Hours> hours) {
        List<LocalTime> times = new ArrayList<>();
        if (!plan.any()) {
            return times;
        }
        for (Hours one : hours) {
            LocalTime at = one.from();
            while (Duration.between(at, one.until()).toMinutes() >= plan.minutes() && times.size() < SLOTS_MAX) {
                times.add(at);
                at = at.plusMinutes(plan.minutes());
            }
        }
        return times;
    }

    /** Whether one may book for a day. */
    static boolean bookable(SlotPlan plan, LocalDate today, LocalDate day) {
        return !day.isBefore(today) && !day.isAfter(today.plusDays(plan.daysAhead()));
    }
}
