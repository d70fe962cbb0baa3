package shaopao.transport;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Feeds of tests: a small one in words, and the real one of a campus where it lies beside the house. */
final class Feeder {

    private static final Path REAL =
            Path.of(System.getProperty("shaopao.test.gtfs", "../../shared/data/gtfs-marguerite/gtfs"));

    private Feeder() {}

    /** The real feed; empty where the data are not there. */
    static Map<String, String> real() throws IOException {
        for (Path folder : new Path[] {REAL, Path.of("../../../shared/data/gtfs-marguerite/gtfs")}) {
            if (Files.isDirectory(folder)) {
                return FeedFiles.folder(folder);
            }
        }
        return Map.of();
    }

    /** Two lines that cross, on working days; one after midnight; a holiday; a line by frequency. */
    static Map<String, String> small() {
        Map<String, String> files = new HashMap<>();
        files.put("agency.txt", "agency_id,agency_name,agency_url,agency_timezone\n1,校车队,http://x,Asia/Shanghai\n");
        files.put("stops.txt", """
                stop_id,stop_name,stop_lat,stop_lon,wheelchair_boarding
                A,南门,30.0000,120.0000,1
                B,图书馆,30.0100,120.0000,
                C,北门,30.0300,120.0000,2
                D,东校区,30.0100,120.0600,
                """);
        files.put("routes.txt", """
                route_id,route_short_name,route_long_name,route_type,route_color,route_text_color
                R1,1路,环线,3,14508F,FFFFFF
                R2,2路,校区间,3,,
                R3,3路,夜班,3,,
                """);
        files.put("trips.txt", """
                route_id,service_id,trip_id,trip_headsign,direction_id,shape_id
                R1,WD,T1,北门,0,S1
                R2,WD,T2,东校区,0,
                R3,NIGHT,T3,北门,0,
                R2,FREQ,T4,东校区,1,
                """);
        files.put("stop_times.txt", """
                trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type
                T1,08:00:00,08:00:00,A,1,0,0
                T1,,,B,2,0,0
                T1,08:12:00,08:12:00,C,5,0,0
                T2,08:10:00,08:10:00,B,1,0,0
                T2,08:30:00,08:30:00,D,2,0,0
                T3,24:50:00,24:50:00,A,1,0,0
                T3,25:10:00,25:11:00,B,2,0,1
                T3,25:20:00,25:20:00,C,3,0,0
                T4,00:00:00,00:00:00,B,1,0,0
                T4,00:20:00,00:20:00,D,2,0,0
                """);
        files.put("calendar.txt", """
                service_id,monday,tuesday,wednesday,thursday,friday,saturday,sunday,start_date,end_date
                WD,1,1,1,1,1,0,0,20260901,20270131
                NIGHT,0,0,0,0,1,0,0,20260901,20270131
                FREQ,0,0,0,0,0,1,0,20260901,20270131
                """);
        files.put("calendar_dates.txt", "service_id,date,exception_type\nWD,20261001,2\nWD,20261010,1\n");
        files.put("shapes.txt", """
                shape_id,shape_pt_lat,shape_pt_lon,shape_pt_sequence
                S1,30.0000,120.0000,1
                S1,30.0100,120.0010,2
                S1,30.0300,120.0000,3
                """);
        files.put(
                "frequencies.txt",
                "trip_id,start_time,end_time,headway_secs,exact_times\nT4,10:00:00,11:00:00,1200,1\n");
        files.put("feed_info.txt", "feed_publisher_name,feed_lang\n少跑,zh\n");
        return files;
    }

    static Feed feed(Map<String, String> files) {
        return FeedReader.read(files).feed().orElseThrow();
    }

    static Network network(Map<String, String> files) {
        return new Network(feed(files));
    }
}
