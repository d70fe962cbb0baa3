package shaopao.transport;

import java.time.DayOfWeek;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import shaopao.transport.Feed.Agency;
import shaopao.transport.Feed.DayException;
import shaopao.transport.Feed.Fault;
import shaopao.transport.Feed.Frequency;
import shaopao.transport.Feed.Read;
import shaopao.transport.Feed.Route;
import shaopao.transport.Feed.ShapePoint;
import shaopao.transport.Feed.Stop;
import shaopao.transport.Feed.StopTime;
import shaopao.transport.Feed.Trip;
import shaopao.transport.Feed.Week;

/** Reads the files of a feed. All or nothing: a row that cannot be used keeps the whole feed out, and is named. */
final class FeedReader {

    static final String AGENCY = "agency.txt";
    static final String STOPS = "stops.txt";
    static final String ROUTES = "routes.txt";
    static final String TRIPS = "trips.txt";
    static final String STOP_TIMES = "stop_times.txt";
    static final String CALENDAR = "calendar.txt";
    static final String CALENDAR_DATES = "calendar_dates.txt";
    static final String SHAPES = "shapes.txt";
    static final String FREQUENCIES = "frequencies.txt";
    static final Set<String> FILES =
            Set.of(AGENCY, STOPS, ROUTES, TRIPS, STOP_TIMES, CALENDAR, CALENDAR_DATES, SHAPES, FREQUENCIES);

    private static final String ROUTE_ID = "route_id";
    private static final String TRIP_ID = "trip_id";
    private static final String STOP_ID = "stop_id";
    private static final String SERVICE_ID = "service_id";
    private static final String SHAPE_ID = "shape_id";

    private final Map<String, String> files;
    private final FeedFlaws flaws = new FeedFlaws();
    private final FeedNames names = new FeedNames(flaws);

    private FeedReader(Map<String, String> files) {
        this.files = files;
    }

    /** @param files names without folders, with their text */
    static Read read(Map<String, String> files) {
        FeedReader reader = new FeedReader(files);
        Feed feed = reader.feed();
        FeedChecks.check(feed, reader.names, reader.flaws);
        Optional<Feed> whole = reader.flaws.block() ? Optional.empty() : Optional.of(feed);
        return new Read(whole, reader.flaws.kept(), reader.flaws.all());
    }

    private Feed feed() {
        for (String file : List.of(AGENCY, STOPS, ROUTES, TRIPS, STOP_TIMES)) {
            if (!files.containsKey(file)) {
                flaws.note(file, 0, "", Fault.FILE_MISSING, "");
            }
        }
        if (!files.containsKey(CALENDAR) && !files.containsKey(CALENDAR_DATES)) {
            flaws.note(CALENDAR, 0, "", Fault.FILE_MISSING, "");
        }
        Map<String, String> others = new TreeMap<>(files);
        others.keySet().removeAll(FILES);
        List<Agency> agencies = agencies();
        List<Stop> stops = stops();
        List<Route> routes = routes();
        List<Week> weeks = weeks();
        List<DayException> exceptions = exceptions();
        List<ShapePoint> shapes = shapes();
        List<Trip> trips = trips();
        return new Feed(
                agencies,
                sorted(stops, Comparator.comparing(Stop::id)),
                sorted(routes, Comparator.comparing(Route::id)),
                sorted(trips, Comparator.comparing(Trip::id)),
                stopTimes(),
                sorted(weeks, Comparator.comparing(Week::service)),
                sorted(exceptions, Comparator.comparing(DayException::service).thenComparing(DayException::day)),
                sorted(shapes, Comparator.comparing(ShapePoint::shape).thenComparingInt(ShapePoint::sequence)),
                frequencies(),
                others);
    }

    private static <T> List<T> sorted(List<T> rows, Comparator<T> order) {
        return rows.stream().sorted(order).toList();
    }

    private <T> List<T> table(String file, Set<String> uses, Set<String> needs, Function<FeedTable.Row, T> reading) {
        String text = files.get(file);
        return text == null ? List.of() : new FeedTable(file, flaws).read(text, uses, needs, reading::apply);
    }

    private List<Agency> agencies() {
        Set<String> uses = Set.of("agency_id", "agency_name", "agency_timezone");
        return table(AGENCY, uses, Set.of("agency_name", "agency_timezone"), row -> {
            String id = row.text("agency_id");
            names.once(row, "agency_id", id);
            return new Agency(id, row.needed("agency_name"), row.zone("agency_timezone"), row.more());
        });
    }

    private List<Stop> stops() {
        Set<String> uses = Set.of(STOP_ID, "stop_code", "stop_name", "stop_lat", "stop_lon");
        return table(STOPS, uses, Set.of(STOP_ID, "stop_name", "stop_lat", "stop_lon"), row -> {
            String id = row.needed(STOP_ID);
            names.once(row, STOP_ID, id);
            return new Stop(
                    id,
                    row.text("stop_code"),
                    row.needed("stop_name"),
                    row.degrees("stop_lat", 90),
                    row.degrees("stop_lon", 180),
                    row.more());
        });
    }

    private List<Route> routes() {
        Set<String> uses = Set.of(
                ROUTE_ID, "route_short_name", "route_long_name", "route_type", "route_color", "route_text_color");
        return table(ROUTES, uses, Set.of(ROUTE_ID, "route_type"), row -> {
            String id = row.needed(ROUTE_ID);
            names.once(row, ROUTE_ID, id);
            String brief = row.text("route_short_name");
            if (brief.isEmpty() && row.text("route_long_name").isEmpty()) {
                row.wrong("route_short_name", Fault.CELL_MISSING, "");
            }
            return new Route(
                    id,
                    brief,
                    row.text("route_long_name"),
                    row.neededWhole("route_type", 0, 1_799),
                    row.colour("route_color"),
                    row.colour("route_text_color"),
                    row.more());
        });
    }

    private List<Week> weeks() {
        Set<String> needs = new java.util.HashSet<>(Set.of(SERVICE_ID, "start_date", "end_date"));
        for (DayOfWeek day : DayOfWeek.values()) {
            needs.add(day.name().toLowerCase(Locale.ROOT));
        }
        return table(CALENDAR, needs, needs, row -> {
            String id = row.needed(SERVICE_ID);
            names.once(row, SERVICE_ID, id);
            Week week = new Week(id, days(row), row.day("start_date"), row.day("end_date"), row.more());
            if (week.last().isBefore(week.first())) {
                row.wrong("end_date", Fault.TIME_GOES_BACK, row.text("end_date"));
            }
            return week;
        });
    }

    private static EnumSet<DayOfWeek> days(FeedTable.Row row) {
        EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
        for (DayOfWeek day : DayOfWeek.values()) {
            if (row.neededWhole(day.name().toLowerCase(Locale.ROOT), 0, 1) == 1) {
                days.add(day);
            }
        }
        return days;
    }

    private List<DayException> exceptions() {
        Set<String> needs = Set.of(SERVICE_ID, "date", "exception_type");
        return table(CALENDAR_DATES, needs, needs, row -> {
            String id = row.needed(SERVICE_ID);
            names.know(SERVICE_ID, id);
            DayException one =
                    new DayException(id, row.day("date"), row.neededWhole("exception_type", 1, 2) == 1, row.more());
            names.once(row, "date", id + " " + one.day());
            return one;
        });
    }

    private List<ShapePoint> shapes() {
        Set<String> needs = Set.of(SHAPE_ID, "shape_pt_lat", "shape_pt_lon", "shape_pt_sequence");
        return table(SHAPES, needs, needs, row -> {
            String id = row.needed(SHAPE_ID);
            names.know(SHAPE_ID, id);
            int sequence = row.neededWhole("shape_pt_sequence", 0, Integer.MAX_VALUE);
            names.once(row, "shape_pt_sequence", id + " " + sequence);
            return new ShapePoint(
                    id, sequence, row.degrees("shape_pt_lat", 90), row.degrees("shape_pt_lon", 180), row.more());
        });
    }

    private List<Trip> trips() {
        Set<String> uses = Set.of(ROUTE_ID, SERVICE_ID, TRIP_ID, "trip_headsign", "direction_id", SHAPE_ID);
        return table(TRIPS, uses, Set.of(ROUTE_ID, SERVICE_ID, TRIP_ID), row -> {
            String id = row.needed(TRIP_ID);
            names.once(row, TRIP_ID, id);
            String shape = row.text(SHAPE_ID);
            if (!shape.isEmpty()) {
                names.known(row, SHAPE_ID, shape);
            }
            return new Trip(
                    id,
                    names.known(row, ROUTE_ID, row.needed(ROUTE_ID)),
                    names.known(row, SERVICE_ID, row.needed(SERVICE_ID)),
                    row.text("trip_headsign"),
                    row.whole("direction_id", 0, 1, Feed.OPEN),
                    shape,
                    row.more());
        });
    }

    private List<StopTime> stopTimes() {
        Set<String> uses = Set.of(
                TRIP_ID, STOP_ID, "stop_sequence", "arrival_time", "departure_time", "pickup_type", "drop_off_type");
        Set<String> needs = Set.of(TRIP_ID, STOP_ID, "stop_sequence", "arrival_time", "departure_time");
        List<FeedChecks.Numbered> rows = table(STOP_TIMES, uses, needs, row -> {
            int arrives = row.time("arrival_time", false);
            int departs = row.time("departure_time", false);
            return new FeedChecks.Numbered(
                    row.number(),
                    new StopTime(
                            names.known(row, TRIP_ID, row.needed(TRIP_ID)),
                            row.neededWhole("stop_sequence", 0, Integer.MAX_VALUE),
                            names.known(row, STOP_ID, row.needed(STOP_ID)),
                            arrives == Feed.OPEN ? departs : arrives,
                            departs == Feed.OPEN ? arrives : departs,
                            row.whole("pickup_type", 0, 3, 0),
                            row.whole("drop_off_type", 0, 3, 0),
                            row.more()));
        });
        return FeedChecks.inOrder(rows, flaws);
    }

    private List<Frequency> frequencies() {
        Set<String> needs = Set.of(TRIP_ID, "start_time", "end_time", "headway_secs");
        List<Frequency> rows = table(FREQUENCIES, needs, needs, row -> {
            String trip = names.known(row, TRIP_ID, row.needed(TRIP_ID));
            int from = row.time("start_time", true);
            int until = row.time("end_time", true);
            if (until <= from) {
                row.wrong("end_time", Fault.TIME_GOES_BACK, row.text("end_time"));
            }
            names.once(row, "start_time", trip + " " + from);
            return new Frequency(trip, from, until, row.neededWhole("headway_secs", 30, 86_400), row.more());
        });
        return sorted(
                new ArrayList<>(rows), Comparator.comparing(Frequency::trip).thenComparingInt(Frequency::from));
    }
}
