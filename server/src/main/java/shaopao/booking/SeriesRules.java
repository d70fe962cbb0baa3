package shaopao.booking;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shaopao.booking.BookingRules.Held;
import shaopao.calendar.Term;
import shaopao.calendar.WorkingTime;
import shaopao.places.PlaceId;

/**
 * A plan for the same hours in many weeks. Pure: rooms and what is taken in, a plan out. The plan keeps to one room as
 * far as it goes: the one that is free in most weeks, of those that are alike the nearest to where people want to be,
 * then the smallest, then by code. A week in which that room is taken gets the best other room of the same hours, and
 * up to three more to choose from; one in which no room is free gets other hours of the same day in the plan's room.
 */
final class SeriesRules {

    static final int WEEKS_MAX = 30;
    static final int OTHERS_MAX = 3;

    private SeriesRules() {}

    /** A room that would do, so many metres from where people want to be; 0 when they do not say. */
    record Candidate(PlaceId place, String code, int seats, int metres) {}

    /** One week. */
    record Week(LocalDate day, Instant from, Instant until) {}

    /** Something that holds a room. */
    record Taken(PlaceId place, Instant from, Instant until) {

        boolean meets(Held held) {
            return from.isBefore(held.until()) && held.from().isBefore(until);
        }
    }

    /** Other hours of the same day. */
    record OtherHours(PlaceId place, Instant from, Instant until) {}

    /**
     * What the plan says of a week.
     *
     * @param place the room; absent where none is free at these hours
     * @param usual whether it is the room of the plan
     * @param others rooms that are free as well
     * @param hours other hours in the plan's room where no room is free
     */
    record PlannedWeek(
            LocalDate day,
            Instant from,
            Instant until,
            Optional<PlaceId> place,
            boolean usual,
            List<PlaceId> others,
            List<OtherHours> hours) {}

    /** A plan: the room that it keeps to, and each week. */
    record SeriesPlan(Optional<PlaceId> place, List<PlannedWeek> weeks) {

        boolean whole() {
            return weeks.stream().allMatch(week -> week.place().isPresent());
        }
    }

    /** The days of some weeks of a term at hours given as minutes; weeks that the term has not are left out. */
    static List<Week> weeks(Term term, DayOfWeek weekday, int fromMinute, int untilMinute, Set<Integer> weeks) {
        return new TreeSet<>(weeks)
                .stream()
                        .filter(week -> week >= 1 && week <= term.weeks())
                        .map(week -> week(term.monday(week).plusDays(weekday.getValue() - 1L), fromMinute, untilMinute))
                        .toList();
    }

    static Week week(LocalDate day, int fromMinute, int untilMinute) {
        Instant midnight = day.atStartOfDay(WorkingTime.ZONE).toInstant();
        return new Week(day, midnight.plusSeconds(fromMinute * 60L), midnight.plusSeconds(untilMinute * 60L));
    }

    /** The plan. */
    static SeriesPlan plan(
            List<Candidate> rooms, List<Week> weeks, Map<PlaceId, List<Taken>> taken, BookingTerms terms) {
        Comparator<Candidate> best = Comparator.comparingLong((Candidate room) -> -weeks.stream()
                        .filter(week -> free(room.place(), week, taken, terms))
                        .count())
                .thenComparingInt(Candidate::metres)
                .thenComparingInt(Candidate::seats)
                .thenComparing(Candidate::code);
        List<Candidate> order = rooms.stream().sorted(best).toList();
        Optional<PlaceId> usual = order.stream().findFirst().map(Candidate::place);
        List<PlannedWeek> planned = new ArrayList<>();
        for (Week week : weeks) {
            planned.add(planned(order, week, usual, taken, terms));
        }
        return new SeriesPlan(usual, planned);
    }

    private static PlannedWeek planned(
            List<Candidate> order,
            Week week,
            Optional<PlaceId> usual,
            Map<PlaceId, List<Taken>> taken,
            BookingTerms terms) {
        List<PlaceId> free = order.stream()
                .map(Candidate::place)
                .filter(place -> free(place, week, taken, terms))
                .limit(OTHERS_MAX + 1L)
                .toList();
        Optional<PlaceId> chosen =
                usual.filter(free::contains).or(() -> free.stream().findFirst());
        List<PlaceId> others = free.stream()
                .filter(place -> !chosen.equals(Optional.of(place)))
                .limit(OTHERS_MAX)
                .toList();
        List<OtherHours> hours =
                chosen.isPresent() || usual.isEmpty() ? List.of() : otherHours(usual.get(), week, taken, terms);
        return new PlannedWeek(
                week.day(),
                week.from(),
                week.until(),
                chosen,
                chosen.isPresent() && chosen.equals(usual),
                others,
                hours);
    }

    /** Hours of the same length on the same day, the nearest first. */
    private static List<OtherHours> otherHours(
            PlaceId place, Week week, Map<PlaceId, List<Taken>> taken, BookingTerms terms) {
        long length = java.time.Duration.between(week.from(), week.until()).toMinutes();
        List<OtherHours> hours = new ArrayList<>();
        for (int begin = terms.hours().fromMinute();
                begin + length <= terms.hours().untilMinute();
                begin += terms.length().stepMinutes()) {
            Week other = week(week.day(), begin, (int) (begin + length));
            if (free(place, other, taken, terms)) {
                hours.add(new OtherHours(place, other.from(), other.until()));
            }
        }
        return hours.stream()
                .sorted(Comparator.comparing((OtherHours one) ->
                        java.time.Duration.between(one.from(), week.from()).abs()))
                .limit(OTHERS_MAX)
                .toList();
    }

    private static boolean free(PlaceId place, Week week, Map<PlaceId, List<Taken>> taken, BookingTerms terms) {
        Held held = BookingRules.held(terms, week.from(), week.until());
        return taken.getOrDefault(place, List.of()).stream().noneMatch(one -> one.meets(held));
    }
}
