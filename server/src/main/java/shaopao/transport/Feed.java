package shaopao.transport;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A GTFS feed (gtfs.org/schedule/reference) as it was read, each table in a fixed order, so that feeds of the same
 * content are equal. Columns that we do not use stay in {@code more}, files in {@code others}: what came in goes out.
 *
 * @param others names of files that we do not use, with their text
 */
record Feed(
        List<Agency> agencies,
        List<Stop> stops,
        List<Route> routes,
        List<Trip> trips,
        List<StopTime> stopTimes,
        List<Week> weeks,
        List<DayException> exceptions,
        List<ShapePoint> shapes,
        List<Frequency> frequencies,
        Map<String, String> others) {

    /** A time that the feed leaves open. */
    static final int OPEN = -1;

    Feed {
        agencies = List.copyOf(agencies);
        stops = List.copyOf(stops);
        routes = List.copyOf(routes);
        trips = List.copyOf(trips);
        stopTimes = List.copyOf(stopTimes);
        weeks = List.copyOf(weeks);
        exceptions = List.copyOf(exceptions);
        shapes = List.copyOf(shapes);
        frequencies = List.copyOf(frequencies);
        others = Map.copyOf(others);
    }

    /** The zone in which all times of the feed are; a feed has one. */
    ZoneId zone() {
        return agencies.getFirst().zone();
    }

    record Agency(String id, String name, ZoneId zone, Map<String, String> more) {}

    record Stop(String id, String code, String name, double latitude, double longitude, Map<String, String> more) {}

    /** {@code colour} and {@code ink}: six hexadecimal digits, or empty. */
    record Route(
            String id,
            String shortName,
            String longName,
            int type,
            String colour,
            String ink,
            Map<String, String> more) {

        String name() {
            return shortName.isEmpty() ? longName : shortName;
        }
    }

    /** {@code direction}: 0, 1, or {@link #OPEN}. */
    record Trip(
            String id,
            String route,
            String service,
            String headsign,
            int direction,
            String shape,
            Map<String, String> more) {}

    /**
     * A halt of a trip.
     *
     * @param arrives seconds of the service day, may be more than a day, or {@link #OPEN}
     * @param pickUp 0 as usual, 1 nobody gets on, 2 and 3 by arrangement; {@code dropOff} likewise
     */
    record StopTime(
            String trip,
            int sequence,
            String stop,
            int arrives,
            int departs,
            int pickUp,
            int dropOff,
            Map<String, String> more) {}

    /** Days of the week on which a service runs, from the first day to the last. */
    record Week(String service, Set<DayOfWeek> days, LocalDate first, LocalDate last, Map<String, String> more) {}

    /** A day on which a service runs although it should not, or does not although it should. */
    record DayException(String service, LocalDate day, boolean runs, Map<String, String> more) {}

    record ShapePoint(String shape, int sequence, double latitude, double longitude, Map<String, String> more) {}

    /** The trip runs every so many seconds from one time to before another. */
    record Frequency(String trip, int from, int until, int everySeconds, Map<String, String> more) {}

    /** Something that a feed has, or lacks, by which somebody would be led astray. */
    enum Fault {
        FILE_MISSING(true),
        FILE_UNREADABLE(true),
        COLUMN_MISSING(true),
        ROW_RAGGED(true),
        CELL_MISSING(true),
        NOT_A_NUMBER(true),
        NOT_A_TIME(true),
        NOT_A_DAY(true),
        NOT_A_PLACE(true),
        NOT_A_ZONE(true),
        NOT_A_CHOICE(true),
        NOT_A_COLOUR(true),
        TWICE(true),
        UNKNOWN_NAME(true),
        TIME_GOES_BACK(true),
        END_WITHOUT_TIME(true),
        TOO_FEW_HALTS(true),
        ZONES_DIFFER(true),
        /** More drives by frequency than a campus can have. */
        TOO_MANY_DRIVES(true),
        /** A trip without halts: odd, and harmless. */
        TRIP_UNUSED(false),
        /** A shape that no trip names. */
        SHAPE_UNUSED(false),
        /** A service that never runs. */
        NEVER_RUNS(false);

        private final boolean blocks;

        Fault(boolean blocks) {
            this.blocks = blocks;
        }

        /** Whether the feed cannot be taken because of it. */
        boolean blocks() {
            return blocks;
        }
    }

    /**
     * A row that cannot be used, or is odd.
     *
     * @param line in the file, the header being 1; 0 for a whole file
     * @param value as it stands there, cut after 80 characters
     */
    record FeedFlaw(String file, long line, String column, Fault fault, boolean blocks, String value) {}

    /** What was read: all of it when nothing blocks, otherwise only why not. */
    record Read(Optional<Feed> feed, List<FeedFlaw> flaws, long flawsInAll) {}
}
