package shaopao.transport;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import shaopao.transport.JourneyRules.Ends;
import shaopao.transport.JourneyRules.Scene;
import shaopao.transport.JourneyRules.Way;

/** Journeys against every journey that there is. */
@Tag("once")
class JourneyTests {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 27);
    private static final int NETWORKS = Integer.getInteger("shaopao.test.networks", 150);

    /** A random small feed with stops in a few clusters, so that walks join some of them. */
    private static Map<String, String> random(Random random) {
        Map<String, String> files = new HashMap<>();
        files.put("agency.txt", "agency_id,agency_name,agency_timezone\n1,x,Asia/Shanghai\n");
        int stops = 4 + random.nextInt(5);
        StringBuilder text = new StringBuilder("stop_id,stop_name,stop_lat,stop_lon\n");
        for (int stop = 0; stop < stops; stop++) {
            text.append("%d,s%d,%.4f,%.4f%n"
                    .formatted(stop, stop, 30 + random.nextInt(3) * 0.05 + random.nextInt(4) * 0.001, 120.0));
        }
        files.put("stops.txt", text.toString());
        files.put("routes.txt", "route_id,route_short_name,route_type\nR,r,3\n");
        StringBuilder trips = new StringBuilder("route_id,service_id,trip_id\n");
        StringBuilder times = new StringBuilder(
                "trip_id,arrival_time,departure_time,stop_id,stop_sequence,pickup_type,drop_off_type\n");
        int count = 2 + random.nextInt(9);
        for (int trip = 0; trip < count; trip++) {
            trips.append("R,D,%d%n".formatted(trip));
            int at = 8 * 3_600 + random.nextInt(60) * 60;
            int halts = 2 + random.nextInt(4);
            for (int halt = 0; halt < halts; halt++) {
                int arrives = at;
                int departs = at + random.nextInt(3) * 60;
                times.append("%d,%s,%s,%d,%d,%d,%d%n"
                        .formatted(
                                trip,
                                FeedWriter.time(arrives),
                                FeedWriter.time(departs),
                                random.nextInt(stops),
                                halt,
                                random.nextInt(8) == 0 ? 1 : 0,
                                random.nextInt(8) == 0 ? 1 : 0));
                at = departs + (random.nextInt(10) + 1) * 60;
            }
        }
        files.put("trips.txt", trips.toString());
        files.put("stop_times.txt", times.toString());
        files.put("calendar_dates.txt", "service_id,date,exception_type\nD,20261127,1\n");
        return files;
    }

    /** Rides in order, each boarded when one is there, by trying everything. */
    private static void everything(
            Network network,
            List<Map<Integer, Integer>> walks,
            Ends ends,
            Map<Integer, Long> ready,
            long leaves,
            int rides,
            Set<List<Long>> found) {
        if (rides >= JourneyRules.RIDES_MAX) {
            return;
        }
        long midnight = network.at(DAY, 0).getEpochSecond();
        for (Ride ride : network.rides(DAY)) {
            for (int on = 0; on < ride.halts().size() - 1; on++) {
                Ride.Halt from = ride.halts().get(on);
                Long there = ready.get(from.stop());
                if (!from.boards() || there == null || there > midnight + from.departs()) {
                    continue;
                }
                long begun = rides == 0
                        ? midnight
                                + from.departs()
                                - java.util.Objects.requireNonNull(ends.access().get(from.stop()))
                        : leaves;
                for (int off = on + 1; off < ride.halts().size(); off++) {
                    Ride.Halt to = ride.halts().get(off);
                    if (to.alights()) {
                        long arrives = midnight + to.arrives();
                        Integer egress = ends.egress().get(to.stop());
                        if (egress != null) {
                            found.add(List.of(begun, arrives + egress, rides + 1L));
                        }
                        Map<Integer, Long> next = new HashMap<>();
                        next.put(to.stop(), arrives + JourneyRules.CHANGE_SECONDS);
                        walks.get(to.stop()).forEach((stop, seconds) -> next.merge(stop, arrives + seconds, Math::min));
                        everything(network, walks, ends, next, begun, rides + 1, found);
                    }
                }
            }
        }
    }

    private static Set<List<Long>> unbeaten(Set<List<Long>> ways) {
        Set<List<Long>> best = new HashSet<>();
        for (List<Long> way : ways) {
            boolean beaten = ways.stream()
                    .anyMatch(other -> !other.equals(way)
                            && other.get(0) >= way.get(0)
                            && other.get(1) <= way.get(1)
                            && other.get(2) <= way.get(2));
            if (!beaten) {
                best.add(way);
            }
        }
        return best;
    }

    @Test
    void theWaysFoundAreThoseThatNoOtherBeats() {
        Random random = new Random(20_261_127);
        int withWays = 0;
        int withChange = 0;
        for (int round = 0; round < NETWORKS; round++) {
            Network network = Feeder.network(random(random));
            List<Map<Integer, Integer>> walks = WalkRules.between(network);
            Instant at = network.at(DAY, 8 * 3_600 + random.nextInt(1_800));
            Scene scene = JourneyRules.scene(network, walks, at, at.plusSeconds(86_400));
            for (int question = 0; question < 4; question++) {
                Place from =
                        network.placeOf(random.nextInt(network.feed().stops().size()));
                Place to = network.placeOf(random.nextInt(network.feed().stops().size()));
                Ends ends = new Ends(WalkRules.around(network, from, 300), WalkRules.around(network, to, 300));
                Map<Integer, Long> ready = new HashMap<>();
                ends.access().forEach((stop, seconds) -> ready.put(stop, at.getEpochSecond() + seconds));
                Set<List<Long>> all = new HashSet<>();
                everything(network, walks, ends, ready, 0, 0, all);
                Set<List<Long>> ours = new HashSet<>();
                for (Way way : JourneyRules.ways(scene, ends, at, 1_000)) {
                    assertThat(sound(network, walks, ends, way)).isTrue();
                    ours.add(List.of(
                            way.leaves(), way.arrives(), (long) way.legs().size()));
                }
                assertThat(ours).as("network %d question %d", round, question).isEqualTo(unbeaten(all));
                withWays += ours.isEmpty() ? 0 : 1;
                withChange += ours.stream().anyMatch(way -> way.get(2) > 1) ? 1 : 0;
            }
        }
        assertThat(withWays).isGreaterThan(NETWORKS);
        assertThat(withChange).isGreaterThan(NETWORKS / 5);
    }

    /** Each part can be had: on the bus before it leaves, off where it halts, and time for each change. */
    private static boolean sound(Network network, List<Map<Integer, Integer>> walks, Ends ends, Way way) {
        long ready = way.leaves()
                + java.util.Objects.requireNonNull(
                        ends.access().get(way.legs().getFirst().on().from().stop()));
        int here = way.legs().getFirst().on().from().stop();
        for (JourneyRules.Leg leg : way.legs()) {
            int stop = leg.on().from().stop();
            if (stop != here
                    || ready > leg.on().departs()
                    || !leg.on().ride().equals(leg.off().ride())
                    || !network.runs(leg.on().ride(), leg.on().day())
                    || leg.off().halt() < leg.on().halt()) {
                return false;
            }
            int off = leg.off().to().stop();
            here = leg.walkTo() < 0 ? off : leg.walkTo();
            ready = leg.off().arrives()
                    + (here == off
                            ? JourneyRules.CHANGE_SECONDS
                            : java.util.Objects.requireNonNull(walks.get(off).get(here)));
        }
        return true;
    }

    /** The same answers as a slow search, on a whole day of a real campus. */
    @Test
    void onARealCampusNoWayArrivesEarlier() throws Exception {
        Map<String, String> files = Feeder.real();
        Assumptions.assumeFalse(files.isEmpty(), "the real feed lies beside the house");
        Network network = Feeder.network(files);
        List<Map<Integer, Integer>> walks = WalkRules.between(network);
        LocalDate day = LocalDate.of(2014, 3, 17);
        Random random = new Random(7);
        Instant at = network.at(day, 8 * 3_600);
        Scene scene = JourneyRules.scene(network, walks, at, at.plusSeconds(20 * 3_600));
        int found = 0;
        for (int question = 0; question < 60; question++) {
            Place from = network.placeOf(random.nextInt(network.feed().stops().size()));
            Place to = network.placeOf(random.nextInt(network.feed().stops().size()));
            Ends ends = new Ends(
                    WalkRules.around(network, from, WalkRules.ACCESS_METRES),
                    WalkRules.around(network, to, WalkRules.ACCESS_METRES));
            List<Way> ways = JourneyRules.earliest(scene, ends, at.getEpochSecond());
            long ours = ways.stream().mapToLong(Way::arrives).min().orElse(Long.MAX_VALUE);
            assertThat(ours).isEqualTo(slow(network, walks, ends, day, at.getEpochSecond()));
            found += ways.isEmpty() ? 0 : 1;
        }
        assertThat(found).isGreaterThan(40);
    }

    /** Round by round over all rides, until nothing gets better. */
    private static long slow(Network network, List<Map<Integer, Integer>> walks, Ends ends, LocalDate day, long at) {
        List<LocalDate> days = List.of(day.minusDays(1), day, day.plusDays(1));
        Map<Integer, Long> ready = new HashMap<>();
        ends.access().forEach((stop, seconds) -> ready.put(stop, at + seconds));
        long best = Long.MAX_VALUE;
        for (int round = 0; round < JourneyRules.RIDES_MAX; round++) {
            Map<Integer, Long> next = new HashMap<>();
            for (LocalDate one : days) {
                long midnight = network.at(one, 0).getEpochSecond();
                for (Ride ride : network.rides(one)) {
                    boolean aboard = false;
                    for (Ride.Halt halt : ride.halts()) {
                        long arrives = midnight + halt.arrives();
                        if (aboard && halt.alights()) {
                            Integer egress = ends.egress().get(halt.stop());
                            best = egress == null ? best : Math.min(best, arrives + egress);
                            next.merge(halt.stop(), arrives + JourneyRules.CHANGE_SECONDS, Math::min);
                            walks.get(halt.stop())
                                    .forEach((stop, seconds) -> next.merge(stop, arrives + seconds, Math::min));
                        }
                        long departs = midnight + halt.departs();
                        aboard |= halt.boards()
                                && departs >= at
                                && departs <= at + 20 * 3_600
                                && ready.getOrDefault(halt.stop(), Long.MAX_VALUE) <= departs;
                    }
                }
            }
            ready.clear();
            ready.putAll(next);
        }
        return best;
    }

    @Test
    void aChangeIsFoundAndOnesShownAsAJourney() {
        Network network = Feeder.network(Feeder.small());
        Instant at = network.at(DAY, 7 * 3_600 + 1_800);
        Scene scene = JourneyRules.scene(network, WalkRules.between(network), at, at.plusSeconds(20 * 3_600));
        Ends ends = new Ends(
                WalkRules.around(network, network.placeOf(network.stopPlace("A").orElseThrow()), 300),
                WalkRules.around(network, network.placeOf(network.stopPlace("D").orElseThrow()), 300));
        List<Way> ways = new ArrayList<>(JourneyRules.ways(scene, ends, at, 5));
        assertThat(ways).hasSize(1);
        assertThat(ways.getFirst().legs())
                .extracting(leg -> leg.on().ride().id())
                .containsExactly("T1", "T2");
        assertThat(ways.getFirst().arrives())
                .isEqualTo(network.at(DAY, 8 * 3_600 + 1_800).getEpochSecond());
    }
}
