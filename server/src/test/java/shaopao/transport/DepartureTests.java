package shaopao.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shaopao.transport.DepartureRules.Leaving;

/** What leaves where, against the files themselves. */
@Tag("once")
class DepartureTests {

    private static final ZoneId SHANGHAI = ZoneId.of("Asia/Shanghai");

    /** Every departure of one calendar day at every stop, by cutting the lines of the files at their commas. */
    @Test
    void everyDepartureOfADayIsThatOfTheFiles() throws Exception {
        Map<String, String> files = Feeder.real();
        Assumptions.assumeFalse(files.isEmpty(), "the real feed lies beside the house");
        Network network = Feeder.network(files);
        ZoneId zone = ZoneId.of("America/Los_Angeles");
        for (String date : List.of("20140317", "20140322")) {
            LocalDate day = LocalDate.parse(date, java.time.format.DateTimeFormatter.BASIC_ISO_DATE);
            Map<String, List<String>> plain = plain(files, day, zone);
            assertThat(plain.values().stream().mapToInt(List::size).sum()).isGreaterThan(900);
            Map<String, List<String>> ours = new TreeMap<>();
            Instant from = day.atStartOfDay(zone).toInstant();
            Instant until = day.plusDays(1).atStartOfDay(zone).toInstant();
            for (int stop = 0; stop < network.feed().stops().size(); stop++) {
                List<String> list = new ArrayList<>();
                for (Leaving one : DepartureRules.leaving(network, stop, from, until)) {
                    list.add(one.at() + " " + one.ride().id());
                }
                if (!list.isEmpty()) {
                    list.sort(null);
                    ours.put(network.stop(stop).id(), list);
                }
            }
            assertThat(ours).isEqualTo(plain);
        }
    }

    private static Map<String, List<String>> plain(Map<String, String> files, LocalDate day, ZoneId zone) {
        Map<String, String> serviceOfTrip = new HashMap<>();
        java.util.Objects.requireNonNull(files.get("trips.txt"))
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(cells -> serviceOfTrip.put(cells[2], cells[1]));
        Map<String, Set<String>> services = new HashMap<>();
        java.util.Objects.requireNonNull(files.get("calendar_dates.txt"))
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(cells -> {
                    assertThat(cells[2]).isEqualTo("1");
                    services.computeIfAbsent(cells[1], _ -> new HashSet<>()).add(cells[0]);
                });
        Map<String, Integer> last = new HashMap<>();
        List<String[]> halts = java.util.Objects.requireNonNull(files.get("stop_times.txt"))
                .lines()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
        halts.forEach(cells -> last.merge(cells[0], Integer.parseInt(cells[4]), Math::max));
        Map<String, List<String>> plain = new TreeMap<>();
        for (String[] cells : halts) {
            if (Integer.parseInt(cells[4]) == last.getOrDefault(cells[0], -1)) {
                continue;
            }
            String[] time = cells[2].split(":", -1);
            int hours = Integer.parseInt(time[0]);
            // after midnight the line belongs to the service day before
            LocalDate serviceDay = day.minusDays(hours / 24);
            String date = serviceDay.format(java.time.format.DateTimeFormatter.BASIC_ISO_DATE);
            if (services.getOrDefault(date, Set.of()).contains(serviceOfTrip.get(cells[0]))) {
                ZonedDateTime at = day.atTime(hours % 24, Integer.parseInt(time[1]), Integer.parseInt(time[2]))
                        .atZone(zone);
                plain.computeIfAbsent(cells[3], _ -> new ArrayList<>()).add(at.toInstant() + " " + cells[0]);
            }
        }
        plain.values().forEach(list -> list.sort(null));
        return plain;
    }

    private static List<String> at(Network network, String stop, String from, int hours) {
        Instant begin = ZonedDateTime.parse(from + "+08:00[Asia/Shanghai]").toInstant();
        return DepartureRules.leaving(
                        network, network.stopPlace(stop).orElseThrow(), begin, begin.plusSeconds(hours * 3_600L))
                .stream()
                .map(one -> one.day().getDayOfMonth() + " " + one.ride().id() + " "
                        + one.at().atZone(SHANGHAI).toLocalTime())
                .toList();
    }

    @Test
    void whatLeavesAfterMidnightBelongsToTheDayBefore() {
        Network network = Feeder.network(Feeder.small());
        // Friday 27 November; on Saturday at ten past one the bus of Friday leaves
        assertThat(at(network, "B", "2026-11-28T00:30:00", 2)).containsExactly("27 T3 01:11");
        assertThat(at(network, "B", "2026-11-27T00:30:00", 2)).isEmpty();
        assertThat(at(network, "B", "2026-11-28T09:30:00", 2))
                .containsExactly("28 T4@36000 10:00", "28 T4@37200 10:20", "28 T4@38400 10:40");
    }

    @Test
    void openTimesLieBetweenTheirNeighboursByDistance() {
        Network network = Feeder.network(Feeder.small());
        assertThat(at(network, "B", "2026-11-27T08:00:00", 1)).containsExactly("27 T1 08:04", "27 T2 08:10");
        assertThat(at(network, "C", "2026-11-27T08:00:00", 1))
                .as("nobody gets on at the end")
                .isEmpty();
        assertThat(at(network, "A", "2026-10-01T07:00:00", 3)).as("a day off").isEmpty();
    }
}
