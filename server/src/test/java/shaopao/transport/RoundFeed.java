package shaopao.transport;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;

/** A feed around the moment of the test: line B with runs G1 to G9 ahead, and P1 and P2 of line F, that have left. */
record RoundFeed(LocalDate day, Map<String, String> files) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    static RoundFeed now() {
        Instant now = Instant.now();
        LocalDate day = LocalDate.ofInstant(now, ZONE);
        int second =
                (int) (now.getEpochSecond() - ServiceDays.instant(day, 0, ZONE).getEpochSecond());
        Map<String, String> files = new HashMap<>(Feeder.small());
        files.remove("frequencies.txt");
        files.remove("calendar.txt");
        files.remove("shapes.txt");
        files.put("routes.txt", "route_id,route_short_name,route_type\nB,校区间,3\nF,环线,3\nX,接驳,3\n");
        StringBuilder trips = new StringBuilder("route_id,service_id,trip_id\n");
        StringBuilder times = new StringBuilder("trip_id,arrival_time,departure_time,stop_id,stop_sequence\n");
        for (int run = 1; run <= 9; run++) {
            int leaves = second + (run < 3 ? 900 + run * 120 : 3_600 * run);
            trips.append("B,D,G%d%n".formatted(run));
            halts(times, "G" + run, leaves);
        }
        trips.append("F,D,P1\nF,D,P2\n");
        halts(times, "P1", second - 150);
        halts(times, "P2", second - 100);
        trips.append("X,D,X1\n");
        times.append("X1,%1$s,%1$s,B,1%nX1,%2$s,%2$s,D,2%n"
                .formatted(FeedWriter.time(second + 2_000), FeedWriter.time(second + 3_000)));
        files.put("trips.txt", trips.toString());
        files.put("stop_times.txt", times.toString());
        files.put(
                "calendar_dates.txt",
                "service_id,date,exception_type\nD," + day.format(DateTimeFormatter.BASIC_ISO_DATE) + ",1\n");
        return new RoundFeed(day, files);
    }

    private static void halts(StringBuilder times, String trip, int leaves) {
        String[] stops = {"A", "B", "C"};
        for (int halt = 0; halt < 3; halt++) {
            times.append("%1$s,%2$s,%2$s,%3$s,%4$d%n"
                    .formatted(trip, FeedWriter.time(leaves + halt * 300), stops[halt], halt + 1));
        }
    }
}
