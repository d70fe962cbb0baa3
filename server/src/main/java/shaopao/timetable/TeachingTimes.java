package shaopao.timetable;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shaopao.calendar.WorkingTime;
import shaopao.places.PlaceId;

/**
 * When periods are. Of the tables that cover a day the campus's own goes before the school's, and of two of these the
 * one that begins later; without any the standard holds. Pure.
 */
final class TeachingTimes {

    private final List<PeriodTable> tables;
    private final List<ClassPeriod> standard;

    TeachingTimes(List<PeriodTable> tables, List<ClassPeriod> standard) {
        this.tables = tables.stream()
                .sorted(Comparator.comparing(PeriodTable::firstDay).reversed())
                .toList();
        this.standard = List.copyOf(standard);
    }

    /** The periods of a day on a campus. */
    List<ClassPeriod> periods(Optional<PlaceId> campus, LocalDate day) {
        Stream<Optional<PlaceId>> whose =
                campus.isPresent() ? Stream.of(campus, Optional.empty()) : Stream.of(Optional.empty());
        return whose.flatMap(
                        one -> tables.stream().filter(table -> table.campus().equals(one) && table.covers(day)))
                .map(PeriodTable::periods)
                .findFirst()
                .orElse(standard);
    }

    /** From the beginning of the first period to the end of the last; empty when the day has no such periods. */
    Optional<Slot> slot(Optional<PlaceId> campus, LocalDate day, int first, int last, Optional<PlaceId> room) {
        List<ClassPeriod> periods = periods(campus, day);
        if (first < 1 || last < first || last > periods.size()) {
            return Optional.empty();
        }
        return Optional.of(new Slot(
                day,
                first,
                last,
                day.atTime(periods.get(first - 1).from())
                        .atZone(WorkingTime.ZONE)
                        .toInstant(),
                day.atTime(periods.get(last - 1).to()).atZone(WorkingTime.ZONE).toInstant(),
                room));
    }

    /** The most periods that any day has. */
    int periodsMax() {
        return Stream.concat(Stream.of(standard), tables.stream().map(PeriodTable::periods))
                .mapToInt(List::size)
                .max()
                .orElse(0);
    }
}
