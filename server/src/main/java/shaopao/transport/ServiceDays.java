package shaopao.transport;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import shaopao.transport.Feed.Week;

/** On which days the services of a feed run, and which instant a time of a service day is. */
final class ServiceDays {

    private static final int NOON_SECONDS = 43_200;

    private final Map<String, Week> weeks = new HashMap<>();
    private final Map<String, Map<LocalDate, Boolean>> exceptions = new HashMap<>();

    ServiceDays(Feed feed) {
        feed.weeks().forEach(week -> weeks.put(week.service(), week));
        feed.exceptions()
                .forEach(one -> exceptions
                        .computeIfAbsent(one.service(), _ -> new HashMap<>())
                        .put(one.day(), one.runs()));
    }

    boolean runs(String service, LocalDate day) {
        Boolean exception = exceptions.getOrDefault(service, Map.of()).get(day);
        if (exception != null) {
            return exception;
        }
        Week week = weeks.get(service);
        return week != null
                && !day.isBefore(week.first())
                && !day.isAfter(week.last())
                && week.days().contains(day.getDayOfWeek());
    }

    boolean everRuns(String service) {
        return exceptions.getOrDefault(service, Map.of()).containsValue(true)
                || Optional.ofNullable(weeks.get(service))
                        .filter(week -> week.first()
                                .datesUntil(week.last().plusDays(1))
                                .limit(2_000)
                                .anyMatch(day -> runs(service, day)))
                        .isPresent();
    }

    /** The first day of which the feed says anything. */
    Optional<LocalDate> first() {
        return days().min(Comparator.naturalOrder());
    }

    Optional<LocalDate> last() {
        return days().max(Comparator.naturalOrder());
    }

    private Stream<LocalDate> days() {
        Stream<LocalDate> ends = weeks.values().stream().flatMap(week -> Stream.of(week.first(), week.last()));
        Stream<LocalDate> extra = exceptions.values().stream()
                .flatMap(days ->
                        days.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey));
        return Stream.concat(ends, extra);
    }

    /** Times count from twelve hours before noon, so that a day on which clocks are changed is right, too (GTFS). */
    static Instant instant(LocalDate serviceDay, int seconds, ZoneId zone) {
        return serviceDay.atTime(LocalTime.NOON).atZone(zone).toInstant().plusSeconds(seconds - (long) NOON_SECONDS);
    }
}
