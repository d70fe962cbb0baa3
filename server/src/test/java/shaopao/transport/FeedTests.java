package shaopao.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shaopao.transport.Feed.Fault;
import shaopao.transport.Feed.FeedFlaw;
import shaopao.transport.Feed.Read;

/** A feed is taken whole or not at all, and goes out as it came in. */
@Tag("once")
class FeedTests {

    @Test
    void whatIsWrittenIsReadBackEqual() {
        Feed feed = Feeder.feed(Feeder.small());
        Feed back = Feeder.feed(FeedFiles.zip(FeedWriter.zip(feed)).orElseThrow());
        assertThat(back).isEqualTo(feed);
        assertThat(FeedWriter.zip(back)).isEqualTo(FeedWriter.zip(feed));
        assertThat(back.others()).containsKey("feed_info.txt");
        assertThat(back.stops().getFirst().more()).containsEntry("wheelchair_boarding", "1");
    }

    @Test
    void theRealFeedIsReadWithoutALossAndBackEqual() throws Exception {
        Map<String, String> files = Feeder.real();
        Assumptions.assumeFalse(files.isEmpty(), "the real feed lies beside the house");
        Read read = FeedReader.read(files);
        assertThat(read.flaws()).allMatch(flaw -> flaw.fault() == Fault.SHAPE_UNUSED);
        Feed feed = read.feed().orElseThrow();
        assertThat(feed.stops()).hasSize(201);
        assertThat(feed.trips()).hasSize(2_567);
        assertThat(feed.stopTimes()).hasSize(38_895);
        assertThat(feed.shapes()).hasSize(5_881);
        assertThat(Feeder.feed(FeedFiles.zip(FeedWriter.zip(feed)).orElseThrow()))
                .isEqualTo(feed);
        // cell by cell against the files, read as plainly as can be
        Set<List<String>> plain = new HashSet<>();
        java.util.Objects.requireNonNull(files.get("stop_times.txt"))
                .lines()
                .skip(1)
                .forEach(line -> {
                    String[] cells = line.split(",", -1);
                    plain.add(List.of(cells[0], cells[1], cells[2], cells[3], cells[4]));
                });
        Set<List<String>> ours = new HashSet<>();
        feed.stopTimes()
                .forEach(halt -> ours.add(List.of(
                        halt.trip(),
                        FeedWriter.time(halt.arrives()),
                        FeedWriter.time(halt.departs()),
                        halt.stop(),
                        String.valueOf(halt.sequence()))));
        assertThat(ours).isEqualTo(plain);
    }

    private static Read with(String file, String old, String changed) {
        Map<String, String> files = new HashMap<>(Feeder.small());
        String text = java.util.Objects.requireNonNull(files.get(file));
        assertThat(text).contains(old);
        files.put(file, text.replace(old, changed));
        return FeedReader.read(files);
    }

    private static void refused(Read read, String file, long line, String column, Fault fault) {
        assertThat(read.feed()).isEmpty();
        assertThat(read.flaws())
                .anySatisfy(flaw -> assertThat(List.of(flaw.file(), flaw.line(), flaw.column(), flaw.fault()))
                        .isEqualTo(List.of(file, line, column, fault)));
    }

    @Test
    void everyUnusableRowIsNamedByFileLineAndReasonAndNothingIsTaken() {
        refused(with("stops.txt", "B,图书馆,30.0100", "B,图书馆,95.1"), "stops.txt", 3, "stop_lat", Fault.NOT_A_PLACE);
        refused(with("stops.txt", "B,图书馆", "A,图书馆"), "stops.txt", 3, "stop_id", Fault.TWICE);
        refused(with("stops.txt", "D,东校区", "D,"), "stops.txt", 5, "stop_name", Fault.CELL_MISSING);
        refused(with("routes.txt", "14508F", "blue"), "routes.txt", 2, "route_color", Fault.NOT_A_COLOUR);
        refused(with("routes.txt", "校区间,3", "校区间,x"), "routes.txt", 3, "route_type", Fault.NOT_A_NUMBER);
        refused(with("trips.txt", "R2,WD", "R9,WD"), "trips.txt", 3, "route_id", Fault.UNKNOWN_NAME);
        refused(with("trips.txt", "R2,WD", "R2,XX"), "trips.txt", 3, "service_id", Fault.UNKNOWN_NAME);
        refused(
                with("stop_times.txt", "08:30:00,08:30:00", "8h30,08:30:00"),
                "stop_times.txt",
                6,
                "arrival_time",
                Fault.NOT_A_TIME);
        refused(
                with("stop_times.txt", "08:30:00,08:30:00", "08:01:00,08:01:00"),
                "stop_times.txt",
                6,
                "arrival_time",
                Fault.TIME_GOES_BACK);
        refused(
                with("stop_times.txt", "T2,08:30:00,08:30:00,D,2,0,0\n", ""),
                "stop_times.txt",
                5,
                "trip_id",
                Fault.TOO_FEW_HALTS);
        refused(
                with("stop_times.txt", "08:12:00,08:12:00", ","),
                "stop_times.txt",
                4,
                "arrival_time",
                Fault.END_WITHOUT_TIME);
        refused(
                with("stop_times.txt", "T2,08:30:00,08:30:00,D,2", "T2,08:30:00,08:30:00,D,1"),
                "stop_times.txt",
                6,
                "stop_sequence",
                Fault.TWICE);
        refused(
                with("calendar.txt", "20260901,20270131\nNIGHT", "20260931,20270131\nNIGHT"),
                "calendar.txt",
                2,
                "start_date",
                Fault.NOT_A_DAY);
        refused(
                with("calendar_dates.txt", "20261001,2", "20261001,3"),
                "calendar_dates.txt",
                2,
                "exception_type",
                Fault.NOT_A_CHOICE);
        refused(with("agency.txt", "Asia/Shanghai", "Shanghai"), "agency.txt", 2, "agency_timezone", Fault.NOT_A_ZONE);
        refused(with("stops.txt", "stop_lat", "latitude"), "stops.txt", 1, "stop_lat", Fault.COLUMN_MISSING);
        refused(with("stops.txt", ",1\nB", ",1,9,9\nB"), "stops.txt", 2, "", Fault.ROW_RAGGED);
    }

    @Test
    void aFewLinesThatAskForTooManyDrivesAreRefusedBeforeAnyIsMade() {
        Map<String, String> files = Feeder.small();
        StringBuilder often = new StringBuilder("trip_id,start_time,end_time,headway_secs\n");
        for (int at = 0; at < 20; at++) {
            often.append("T4,0:00:%02d,160:00:00,30%n".formatted(at));
        }
        files.put("frequencies.txt", often.toString());
        Feed.Read read = FeedReader.read(files);
        assertThat(read.feed()).isEmpty();
        assertThat(read.flaws()).extracting(Feed.FeedFlaw::fault).containsExactly(Feed.Fault.TOO_MANY_DRIVES);
        files.put("frequencies.txt", "trip_id,start_time,end_time,headway_secs\nT4,0:00:00,24:00:00,30\n");
        assertThat(Feeder.network(files).ride("T4@86370")).isPresent();
    }

    @Test
    void whatIsMissingOrBrokenIsNamed() {
        Map<String, String> files = new HashMap<>(Feeder.small());
        files.remove("trips.txt");
        refused(FeedReader.read(files), "trips.txt", 0, "", Fault.FILE_MISSING);
        files = new HashMap<>(Feeder.small());
        files.put("stops.txt", "");
        refused(FeedReader.read(files), "stops.txt", 0, "", Fault.FILE_UNREADABLE);
        assertThat(FeedReader.read(Map.of()).feed()).isEmpty();
        assertThat(FeedFiles.zip("no zip".getBytes(StandardCharsets.UTF_8))).isEmpty();
        assertThat(FeedFiles.zip(new byte[0])).isEmpty();
    }

    @Test
    void aZipThatGrowsWithoutEndIsRefused() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry("stops.txt"));
            byte[] zeros = new byte[1_000_000];
            java.util.Arrays.fill(zeros, (byte) ' ');
            for (int i = 0; i < 70; i++) {
                zip.write(zeros);
            }
        }
        assertThat(bytes.size()).isLessThan(1_000_000);
        assertThat(FeedFiles.zip(bytes.toByteArray())).isEmpty();
    }

    @Test
    void noDamageMakesTheReaderFail() {
        Random random = new Random(20_261_127);
        Map<String, String> small = Feeder.small();
        List<String> names = small.keySet().stream().sorted().toList();
        int taken = 0;
        for (int i = 0; i < 2_000; i++) {
            Map<String, String> files = new HashMap<>(small);
            String name = names.get(random.nextInt(names.size()));
            StringBuilder text = new StringBuilder(files.get(name));
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(text.length());
                switch (random.nextInt(3)) {
                    case 0 -> text.setCharAt(at, ",\"\n9:x-\u0001".charAt(random.nextInt(8)));
                    case 1 -> text.deleteCharAt(at);
                    default -> text.insert(at, text.substring(at, Math.min(text.length(), at + 9)));
                }
            }
            files.put(name, text.toString());
            Read read = FeedReader.read(files);
            assertThat(read.feed().isPresent()).isEqualTo(read.flaws().stream().noneMatch(FeedFlaw::blocks));
            if (read.feed().isPresent()) {
                taken++;
                Feed feed = read.feed().get();
                new Network(feed).rides(LocalDate.of(2026, 11, 27));
                assertThat(Feeder.feed(FeedFiles.zip(FeedWriter.zip(feed)).orElseThrow()))
                        .isEqualTo(feed);
            }
        }
        assertThat(taken).isBetween(100, 1_900);
    }

    @Test
    void daysFollowTheWeekAndItsExceptionsAndTimesTheZone() {
        ServiceDays days = new ServiceDays(Feeder.feed(Feeder.small()));
        assertThat(days.runs("WD", LocalDate.of(2026, 9, 30))).isTrue();
        assertThat(days.runs("WD", LocalDate.of(2026, 10, 1))).isFalse();
        assertThat(days.runs("WD", LocalDate.of(2026, 10, 3))).isFalse();
        assertThat(days.runs("WD", LocalDate.of(2026, 10, 10))).isTrue();
        assertThat(days.runs("WD", LocalDate.of(2027, 2, 1))).isFalse();
        ZoneId zone = ZoneId.of("America/Los_Angeles");
        // the night of 9 March 2014 lacks an hour: 08:00 on the clock is 08:00 of the timetable all the same
        assertThat(ServiceDays.instant(LocalDate.of(2014, 3, 9), 8 * 3_600, zone))
                .isEqualTo(LocalDate.of(2014, 3, 9).atTime(8, 0).atZone(zone).toInstant());
        assertThat(ServiceDays.instant(LocalDate.of(2014, 3, 8), 26 * 3_600, zone))
                .isEqualTo(LocalDate.of(2014, 3, 8)
                        .atTime(12, 0)
                        .atZone(zone)
                        .toInstant()
                        .plusSeconds(14 * 3_600));
    }
}
