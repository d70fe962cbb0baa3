package shaopao.transport;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The shuttles of the demo campus, as GTFS of our own making. */
final class DemoFeed {

    private static final int MINUTE = 60;

    private final StringBuilder stops = new StringBuilder("stop_id,stop_code,stop_name,stop_lat,stop_lon\n");
    private final StringBuilder trips =
            new StringBuilder("route_id,service_id,trip_id,trip_headsign,direction_id,shape_id\n");
    private final StringBuilder times =
            new StringBuilder("trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type\n");
    private final StringBuilder shapes = new StringBuilder("shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence\n");
    private final StringBuilder frequencies =
            new StringBuilder("trip_id,start_time,end_time,headway_secs,exact_times\n");
    private final Map<String, Place> places = new LinkedHashMap<>();

    private DemoFeed() {}

    static Map<String, String> files(LocalDate today) {
        return new DemoFeed().all(today);
    }

    private Map<String, String> all(LocalDate today) {
        stops();
        circle();
        between();
        metro();
        night();
        DateTimeFormatter day = DateTimeFormatter.BASIC_ISO_DATE;
        String span = today.minusDays(60).format(day) + "," + today.plusDays(300).format(day);
        Map<String, String> files = new LinkedHashMap<>();
        files.put("agency.txt", """
                agency_id,agency_name,agency_url,agency_timezone,agency_lang
                demo,演示大学校车队,https://example.org/bus,Asia/Shanghai,zh
                """);
        files.put("stops.txt", stops.toString());
        files.put("routes.txt", """
                route_id,agency_id,route_short_name,route_long_name,route_type,route_color,route_text_color
                ring,demo,环线,主校区环线,3,1B6E3C,FFFFFF
                east,demo,校区间,主校区—东校区,3,14508F,FFFFFF
                metro,demo,地铁接驳,主校区—大学城地铁站,3,B8621B,FFFFFF
                night,demo,夜线,图书馆—宿舍区,3,4A3B8F,FFFFFF
                """);
        files.put("trips.txt", trips.toString());
        files.put("stop_times.txt", times.toString());
        files.put("shapes.txt", shapes.toString());
        files.put("frequencies.txt", frequencies.toString());
        files.put("calendar.txt", """
                service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
                daily,1,1,1,1,1,1,1,%1$s
                work,1,1,1,1,1,0,0,%1$s
                rest,0,0,0,0,0,1,1,%1$s
                late,1,1,1,1,1,1,1,%1$s
                """.formatted(span));
        files.put("calendar_dates.txt", """
                service_id,date,exception_type
                work,%1$d0101,2
                rest,%1$d0101,1
                """.formatted(today.getYear() + 1));
        return files;
    }

    private void stops() {
        stop("S01", "南门", 30.3010, 120.0860);
        stop("S02", "图书馆", 30.3052, 120.0868);
        stop("S03", "第一教学楼", 30.3078, 120.0846);
        stop("S04", "第一食堂", 30.3094, 120.0812);
        stop("S05", "宿舍区", 30.3118, 120.0790);
        stop("S06", "体育馆", 30.3122, 120.0836);
        stop("S07", "北门", 30.3136, 120.0872);
        stop("S08", "行政楼", 30.3090, 120.0902);
        stop("S09", "大学城地铁站", 30.2952, 120.0880);
        stop("S10", "东校区西门", 30.3050, 120.1240);
        stop("S11", "东校区第五教学楼", 30.3066, 120.1282);
        stop("S12", "东校区宿舍", 30.3088, 120.1316);
    }

    private void stop(String id, String name, double latitude, double longitude) {
        places.put(id, new Place(latitude, longitude));
        stops.append("%s,%s,%s,%.5f,%.5f%n".formatted(id, id.substring(1), name, latitude, longitude));
    }

    private void circle() {
        List<String> way = List.of("S01", "S02", "S03", "S04", "S05", "S06", "S07", "S08", "S02", "S01");
        int[] minutes = {0, 2, 4, 6, 8, 11, 13, 16, 19, 21};
        trip("ring", "daily", "ring-1", "体育馆、北门", 0, way, minutes, 0);
        frequencies.append("ring-1,07:00:00,09:00:00,480,1\n");
        frequencies.append("ring-1,09:00:00,16:00:00,720,1\n");
        frequencies.append("ring-1,16:00:00,19:00:00,480,1\n");
        frequencies.append("ring-1,19:00:00,22:30:00,900,1\n");
    }

    private void between() {
        List<String> out = List.of("S05", "S02", "S01", "S10", "S11", "S12");
        List<String> back = List.of("S12", "S11", "S10", "S01", "S02", "S05");
        int[] minutes = {0, 6, 10, 26, 29, 32};
        for (int minute = 6 * 60 + 50; minute <= 22 * 60; minute += minute < 9 * 60 ? 20 : 40) {
            trip("east", "work", "east-out-" + minute, "东校区", 0, out, minutes, minute * MINUTE);
            trip("east", "work", "east-back-" + minute, "主校区", 1, back, minutes, (minute + 10) * MINUTE);
        }
        for (int minute = 8 * 60; minute <= 21 * 60; minute += 90) {
            trip("east", "rest", "east-rest-out-" + minute, "东校区", 0, out, minutes, minute * MINUTE);
            trip("east", "rest", "east-rest-back-" + minute, "主校区", 1, back, minutes, (minute + 45) * MINUTE);
        }
    }

    private void metro() {
        for (int minute = 6 * 60 + 30; minute <= 22 * 60 + 30; minute += 15) {
            trip(
                    "metro",
                    "daily",
                    "metro-out-" + minute,
                    "地铁站",
                    0,
                    List.of("S02", "S01", "S09"),
                    new int[] {0, 3, 8},
                    minute * MINUTE);
            trip(
                    "metro",
                    "daily",
                    "metro-back-" + minute,
                    "图书馆",
                    1,
                    List.of("S09", "S01", "S02"),
                    new int[] {0, 5, 9},
                    (minute + 9) * MINUTE);
        }
    }

    /** Past midnight, so its times go beyond 24. */
    private void night() {
        for (int minute = 22 * 60 + 40; minute <= 25 * 60 + 20; minute += 40) {
            trip(
                    "night",
                    "late",
                    "night-" + minute,
                    "宿舍区",
                    0,
                    List.of("S02", "S03", "S04", "S05"),
                    new int[] {0, 3, 6, 9},
                    minute * MINUTE);
        }
    }

    private void trip(
            String route,
            String service,
            String id,
            String headsign,
            int direction,
            List<String> way,
            int[] minutes,
            int begins) {
        String shape = route + "-" + direction;
        trips.append("%s,%s,%s,%s,%d,%s%n".formatted(route, service, id, headsign, direction, shape));
        for (int halt = 0; halt < way.size(); halt++) {
            String time = FeedWriter.time(begins + minutes[halt] * MINUTE);
            times.append("%s,%s,%s,%s,%d,%d,%d%n"
                    .formatted(
                            id,
                            time,
                            time,
                            way.get(halt),
                            halt + 1,
                            halt == way.size() - 1 ? 1 : 0,
                            halt == 0 ? 1 : 0));
        }
        if (shapes.indexOf("\n" + shape + ",") < 0) {
            shape(shape, way);
        }
    }

    /** Streets run along the map: from stop to stop first one way, then the other. */
    private void shape(String id, List<String> way) {
        List<Place> points = new ArrayList<>();
        for (String stop : way) {
            Place place = places.getOrDefault(stop, new Place(0, 0));
            if (!points.isEmpty()) {
                points.add(new Place(points.getLast().latitude(), place.longitude()));
            }
            points.add(place);
        }
        for (int at = 0; at < points.size(); at++) {
            shapes.append("%s,%.5f,%.5f,%d%n"
                    .formatted(id, points.get(at).latitude(), points.get(at).longitude(), at + 1));
        }
    }
}
