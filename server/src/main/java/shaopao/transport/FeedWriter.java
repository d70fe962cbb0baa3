package shaopao.transport;

import de.siegmar.fastcsv.writer.CsvWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** Writes a feed as GTFS; what is read from it is equal to what was written. */
final class FeedWriter {

    private static final long FIXED_TIME = 1_577_836_800_000L;

    private FeedWriter() {}

    /** The same feed gives the same bytes. */
    static byte[] zip(Feed feed) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (Map.Entry<String, String> file : files(feed).entrySet()) {
                ZipEntry entry = new ZipEntry(file.getKey());
                entry.setTime(FIXED_TIME);
                zip.putNextEntry(entry);
                zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
                zip.closeEntry();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static Map<String, String> files(Feed feed) {
        Map<String, String> files = new TreeMap<>(feed.others());
        files.put(
                FeedReader.AGENCY,
                table(
                        feed.agencies(),
                        Feed.Agency::more,
                        one -> cells("agency_id", one.id(), "agency_name", one.name(), "agency_timezone", one.zone())));
        files.put(FeedReader.STOPS, stops(feed));
        files.put(FeedReader.ROUTES, routes(feed));
        files.put(FeedReader.TRIPS, trips(feed));
        files.put(FeedReader.STOP_TIMES, stopTimes(feed));
        if (!feed.weeks().isEmpty()) {
            files.put(FeedReader.CALENDAR, table(feed.weeks(), Feed.Week::more, FeedWriter::week));
        }
        if (!feed.exceptions().isEmpty() || feed.weeks().isEmpty()) {
            files.put(FeedReader.CALENDAR_DATES, exceptions(feed));
        }
        if (!feed.shapes().isEmpty()) {
            files.put(FeedReader.SHAPES, shapes(feed));
        }
        if (!feed.frequencies().isEmpty()) {
            files.put(FeedReader.FREQUENCIES, frequencies(feed));
        }
        return files;
    }

    private static String stops(Feed feed) {
        return table(
                feed.stops(),
                Feed.Stop::more,
                one -> cells(
                        "stop_id", one.id(),
                        "stop_code", one.code(),
                        "stop_name", one.name(),
                        "stop_lat", one.latitude(),
                        "stop_lon", one.longitude()));
    }

    private static String trips(Feed feed) {
        return table(
                feed.trips(),
                Feed.Trip::more,
                one -> cells(
                        "route_id", one.route(),
                        "service_id", one.service(),
                        "trip_id", one.id(),
                        "trip_headsign", one.headsign(),
                        "direction_id", one.direction() == Feed.OPEN ? "" : one.direction(),
                        "shape_id", one.shape()));
    }

    private static String exceptions(Feed feed) {
        return table(
                feed.exceptions(),
                Feed.DayException::more,
                one -> cells(
                        "service_id", one.service(),
                        "date", day(one.day()),
                        "exception_type", one.runs() ? 1 : 2));
    }

    private static String shapes(Feed feed) {
        return table(
                feed.shapes(),
                Feed.ShapePoint::more,
                one -> cells(
                        "shape_id", one.shape(),
                        "shape_pt_lat", one.latitude(),
                        "shape_pt_lon", one.longitude(),
                        "shape_pt_sequence", one.sequence()));
    }

    private static String frequencies(Feed feed) {
        return table(
                feed.frequencies(),
                Feed.Frequency::more,
                one -> cells(
                        "trip_id", one.trip(),
                        "start_time", time(one.from()),
                        "end_time", time(one.until()),
                        "headway_secs", one.everySeconds()));
    }

    private static String routes(Feed feed) {
        return table(
                feed.routes(),
                Feed.Route::more,
                one -> cells(
                        "route_id", one.id(),
                        "route_short_name", one.shortName(),
                        "route_long_name", one.longName(),
                        "route_type", one.type(),
                        "route_color", one.colour(),
                        "route_text_color", one.ink()));
    }

    private static String stopTimes(Feed feed) {
        return table(
                feed.stopTimes(),
                Feed.StopTime::more,
                one -> cells(
                        "trip_id", one.trip(),
                        "arrival_time", time(one.arrives()),
                        "departure_time", time(one.departs()),
                        "stop_id", one.stop(),
                        "stop_sequence", one.sequence(),
                        "pickup_type", one.pickUp(),
                        "drop_off_type", one.dropOff()));
    }

    private static Map<String, String> week(Feed.Week week) {
        Map<String, String> cells = cells("service_id", week.service());
        for (DayOfWeek day : DayOfWeek.values()) {
            cells.put(day.name().toLowerCase(Locale.ROOT), week.days().contains(day) ? "1" : "0");
        }
        cells.put("start_date", day(week.first()));
        cells.put("end_date", day(week.last()));
        return cells;
    }

    private static Map<String, String> cells(Object... namesAndValues) {
        Map<String, String> cells = new LinkedHashMap<>();
        for (int at = 0; at < namesAndValues.length; at += 2) {
            cells.put(namesAndValues[at].toString(), namesAndValues[at + 1].toString());
        }
        return cells;
    }

    private static String day(java.time.LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    static String time(int seconds) {
        return seconds == Feed.OPEN ? "" : "%02d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
    }

    private static <T> String table(
            List<T> rows, Function<T, Map<String, String>> more, Function<T, Map<String, String>> cells) {
        TreeSet<String> extra = new TreeSet<>();
        rows.forEach(row -> extra.addAll(more.apply(row).keySet()));
        StringWriter text = new StringWriter();
        try (CsvWriter csv = CsvWriter.builder().build(text)) {
            boolean begun = false;
            for (T row : rows) {
                Map<String, String> all = cells.apply(row);
                extra.forEach(column -> all.put(column, more.apply(row).getOrDefault(column, "")));
                if (!begun) {
                    csv.writeRecord(new ArrayList<>(all.keySet()));
                    begun = true;
                }
                csv.writeRecord(new ArrayList<>(all.values()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }
}
