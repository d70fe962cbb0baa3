package shaopao.calendar;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * A term (学期) and its teaching weeks (教学周), which are counted from Monday.
 *
 * @param code school years and number: "2025-2026-1"
 * @param name as people say it: "2025—2026学年第一学期"
 * @param firstDay registration counts already
 * @param lastDay still included
 * @param firstMonday the Monday of teaching week 1
 * @param weeks teaching weeks, examinations included
 */
public record Term(
        TermId id, String code, String name, LocalDate firstDay, LocalDate lastDay, LocalDate firstMonday, int weeks) {

    public boolean covers(LocalDate day) {
        return !day.isBefore(firstDay) && !day.isAfter(lastDay);
    }

    /** The teaching week that the day falls in, from 1; empty before the first and after the last. */
    public Optional<Integer> week(LocalDate day) {
        long week = Math.floorDiv(ChronoUnit.DAYS.between(firstMonday, day), 7L) + 1;
        return week >= 1 && week <= weeks ? Optional.of((int) week) : Optional.empty();
    }

    /** The Monday of a teaching week; refuses a week that the term has not. */
    public LocalDate monday(int week) {
        if (week < 1 || week > weeks) {
            throw new IllegalArgumentException("No week " + week + " in " + code);
        }
        return firstMonday.plusWeeks(week - 1L);
    }
}
