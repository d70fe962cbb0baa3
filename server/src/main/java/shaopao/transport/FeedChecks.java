package shaopao.transport;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import shaopao.transport.Feed.Fault;
import shaopao.transport.Feed.StopTime;

/** What only shows when the tables of a feed lie side by side. */
final class FeedChecks {

    private static final int MADE_HALTS_MAX = 500_000;

    private FeedChecks() {}

    /** A halt with its line in the file. */
    record Numbered(long line, StopTime halt) {}

    /** The halts of each trip in their order, which their times must follow. */
    static List<StopTime> inOrder(List<Numbered> rows, FeedFlaws flaws) {
        Map<String, List<Numbered>> byTrip = new LinkedHashMap<>();
        rows.forEach(row -> byTrip.computeIfAbsent(row.halt().trip(), _ -> new ArrayList<>())
                .add(row));
        List<StopTime> all = new ArrayList<>(rows.size());
        byTrip.keySet().stream().sorted().forEach(trip -> {
            List<Numbered> halts = byTrip.getOrDefault(trip, List.of());
            halts.sort(Comparator.comparingInt(row -> row.halt().sequence()));
            checkTimes(trip, halts, flaws);
            halts.forEach(row -> all.add(row.halt()));
        });
        return all;
    }

    private static void checkTimes(String trip, List<Numbered> halts, FeedFlaws flaws) {
        String file = FeedReader.STOP_TIMES;
        if (halts.size() < 2) {
            flaws.note(file, halts.getFirst().line(), "trip_id", Fault.TOO_FEW_HALTS, trip);
        }
        for (Numbered end : List.of(halts.getFirst(), halts.getLast())) {
            if (end.halt().arrives() == Feed.OPEN) {
                flaws.note(file, end.line(), "arrival_time", Fault.END_WITHOUT_TIME, trip);
            }
        }
        int sequence = -1;
        int time = 0;
        for (Numbered row : halts) {
            StopTime halt = row.halt();
            if (halt.sequence() == sequence) {
                flaws.note(file, row.line(), "stop_sequence", Fault.TWICE, trip + " " + sequence);
            }
            sequence = halt.sequence();
            if (halt.arrives() != Feed.OPEN) {
                if (halt.arrives() < time || halt.departs() < halt.arrives()) {
                    flaws.note(file, row.line(), "arrival_time", Fault.TIME_GOES_BACK, trip + " " + sequence);
                }
                time = Math.max(time, halt.departs());
            }
        }
    }

    /** A line of a few bytes can ask for thousands of drives: they are counted before any is made. */
    private static void checkDrives(Feed feed, Map<String, Integer> halting, FeedFlaws flaws) {
        long made = 0;
        for (Feed.Frequency one : feed.frequencies()) {
            long drives = (one.until() - one.from() + one.everySeconds() - 1L) / Math.max(1, one.everySeconds());
            made += drives * halting.getOrDefault(one.trip(), 0);
            if (made > MADE_HALTS_MAX) {
                flaws.note(FeedReader.FREQUENCIES, 0, "headway_secs", Fault.TOO_MANY_DRIVES, one.trip());
                return;
            }
        }
    }

    static void check(Feed feed, FeedNames names, FeedFlaws flaws) {
        if (feed.agencies().stream().map(Feed.Agency::zone).distinct().count() > 1) {
            flaws.note(FeedReader.AGENCY, 0, "agency_timezone", Fault.ZONES_DIFFER, "");
        }
        if (feed.agencies().isEmpty() && !flaws.block()) {
            flaws.note(FeedReader.AGENCY, 0, "", Fault.FILE_UNREADABLE, "");
        }
        Map<String, Integer> halting = new HashMap<>();
        feed.stopTimes().forEach(halt -> halting.merge(halt.trip(), 1, Integer::sum));
        checkDrives(feed, halting, flaws);
        Set<String> shapes = new TreeSet<>(names.names("shape_id"));
        Set<String> services = new HashSet<>();
        feed.trips().forEach(trip -> {
            shapes.remove(trip.shape());
            services.add(trip.service());
            if (!halting.containsKey(trip.id())) {
                names.odd(FeedReader.TRIPS, "trip_id", Fault.TRIP_UNUSED, trip.id());
            }
        });
        shapes.forEach(shape -> names.odd(FeedReader.SHAPES, "shape_id", Fault.SHAPE_UNUSED, shape));
        ServiceDays days = new ServiceDays(feed);
        services.stream()
                .filter(service -> !days.everRuns(service))
                .sorted()
                .forEach(service -> names.odd(FeedReader.TRIPS, "service_id", Fault.NEVER_RUNS, service));
    }
}
