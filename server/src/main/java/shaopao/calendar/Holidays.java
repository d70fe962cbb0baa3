package shaopao.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The notices that hold, as one table.
 *
 * @param days only the days that a notice names
 * @param years the years that are announced
 */
record Holidays(Map<LocalDate, Named> days, Set<Integer> years) {

    /** What a notice says of a day. */
    record Named(String name, boolean off) {}

    Holidays {
        days = Map.copyOf(days);
        years = Set.copyOf(years);
    }

    /** Where two notices name the same day (the last of December), the later year's holds. */
    static Holidays of(List<Notice> notices) {
        Map<LocalDate, Named> days = new HashMap<>();
        Map<LocalDate, Integer> yearOf = new HashMap<>();
        for (Notice notice : notices) {
            for (Notice.Day day : notice.days()) {
                if (yearOf.merge(day.date(), notice.year(), Math::max) == notice.year()) {
                    days.put(day.date(), new Named(day.name(), day.isOffDay()));
                }
            }
        }
        return new Holidays(days, notices.stream().map(Notice::year).collect(Collectors.toUnmodifiableSet()));
    }

    CalendarDay.Kind kind(LocalDate day) {
        Named named = days.get(day);
        boolean weekend = day.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0;
        if (named != null && named.off()) {
            return CalendarDay.Kind.HOLIDAY;
        }
        if (named != null && weekend) {
            return CalendarDay.Kind.MAKE_UP;
        }
        return weekend ? CalendarDay.Kind.WEEKEND : CalendarDay.Kind.WEEKDAY;
    }

    boolean working(LocalDate day) {
        return kind(day).working();
    }

    boolean announced(LocalDate day) {
        return years.contains(day.getYear());
    }

    Optional<String> name(LocalDate day) {
        return Optional.ofNullable(days.get(day)).map(Named::name);
    }
}
