package shaopao.transport;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Ways from place to place by bus and on foot: the connection scan of Dibbelt, Pajor, Strasser and Wagner, once for
 * each number of rides, so that a way with fewer changes is found beside the fastest. Between two rides one walks once.
 */
final class JourneyRules {

    /** Rides in one journey. */
    static final int RIDES_MAX = 4;
    /** To get off one bus and on another at the same stop. */
    static final int CHANGE_SECONDS = 60;

    private static final long NEVER = Long.MAX_VALUE;
    private static final int QUESTIONS_MAX = 60;

    private JourneyRules() {}

    /** From stop to stop without another between. */
    record Link(LocalDate day, Ride ride, int halt, int drive, long departs, long arrives) {

        Ride.Halt from() {
            return ride.halts().get(halt);
        }

        Ride.Halt to() {
            return ride.halts().get(halt + 1);
        }
    }

    /**
     * All links that leave in a period, in the order in which they leave.
     *
     * @param walks for each stop the stops within walking distance, with seconds
     */
    record Scene(List<Link> links, int drives, List<Map<Integer, Integer>> walks) {}

    /** Where one can get on, or off, and how many seconds on foot that is. */
    record Ends(Map<Integer, Integer> access, Map<Integer, Integer> egress) {}

    /** A part of a journey by bus, with the walk that follows. */
    record Leg(Link on, Link off, int walkSeconds, int walkTo) {}

    /** {@code leaves}, {@code arrives}: seconds since 1970, with the walks before and after. */
    record Way(long leaves, long arrives, List<Leg> legs) {

        boolean beats(Way other) {
            boolean asGood = leaves >= other.leaves && arrives <= other.arrives && legs.size() <= other.legs.size();
            return asGood && (leaves > other.leaves || arrives < other.arrives || legs.size() < other.legs.size());
        }
    }

    static Scene scene(Network network, List<Map<Integer, Integer>> walks, Instant from, Instant until) {
        List<Link> links = new ArrayList<>();
        int drive = 0;
        for (LocalDate day : network.serviceDays(from, until)) {
            long begin = network.at(day, 0).getEpochSecond();
            for (Ride ride : network.rides(day)) {
                if (begin + ride.ends() >= from.getEpochSecond() && begin + ride.begins() <= until.getEpochSecond()) {
                    for (int halt = 0; halt < ride.halts().size() - 1; halt++) {
                        long departs = begin + ride.halts().get(halt).departs();
                        long arrives = begin + ride.halts().get(halt + 1).arrives();
                        links.add(new Link(day, ride, halt, drive, departs, arrives));
                    }
                    drive++;
                }
            }
        }
        links.removeIf(link -> link.departs() < from.getEpochSecond() || link.departs() > until.getEpochSecond());
        links.sort(Comparator.comparingLong(Link::departs)
                .thenComparingInt(Link::drive)
                .thenComparingInt(Link::halt));
        return new Scene(links, drive, walks);
    }

    /** Every way that no other beats by when it leaves, when it arrives and how many rides it takes; the first ones. */
    static List<Way> ways(Scene scene, Ends ends, Instant from, int most) {
        List<Way> found = new ArrayList<>();
        long at = from.getEpochSecond();
        for (int question = 0; question < QUESTIONS_MAX; question++) {
            List<Way> next = earliest(scene, ends, at);
            next.stream().filter(way -> !found.contains(way)).forEach(found::add);
            List<Way> best = unbeaten(found);
            long leaves = at;
            long kept = best.stream().filter(way -> way.leaves() < leaves).count();
            if (next.isEmpty() || kept >= most) {
                break;
            }
            at = next.stream().mapToLong(Way::leaves).min().orElseThrow() + 1;
        }
        return unbeaten(found).stream()
                .sorted(Comparator.comparingLong(Way::leaves).thenComparingLong(Way::arrives))
                .limit(most)
                .toList();
    }

    private static List<Way> unbeaten(List<Way> ways) {
        Map<List<Long>, Way> alike = new HashMap<>();
        ways.forEach(way -> alike.putIfAbsent(
                List.of(way.leaves(), way.arrives(), (long) way.legs().size()), way));
        return alike.values().stream()
                .filter(way -> alike.values().stream().noneMatch(other -> other.beats(way)))
                .toList();
    }

    /** For each number of rides the way that arrives first, as long as more rides arrive earlier. */
    static List<Way> earliest(Scene scene, Ends ends, long at) {
        Scan scan = new Scan(scene, ends);
        ends.access().forEach((stop, seconds) -> scan.ready[0][stop] = at + seconds);
        int first = firstAt(scene.links(), at);
        for (Link link : scene.links().subList(first, scene.links().size())) {
            if (link.departs() > scan.latestOfUse()) {
                break;
            }
            scan.look(link);
        }
        List<Way> ways = new ArrayList<>();
        long best = NEVER;
        for (int rides = 1; rides <= RIDES_MAX; rides++) {
            if (scan.arrival[rides] < best) {
                best = scan.arrival[rides];
                ways.add(scan.way(rides));
            }
        }
        return ways;
    }

    private static int firstAt(List<Link> links, long at) {
        int low = 0;
        int high = links.size();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (links.get(middle).departs() < at) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** One pass over the links. */
    private static final class Scan {

        private final Scene scene;
        private final Ends ends;
        /** For each number of rides and stop: from when on one can get on there. */
        private final long[][] ready;

        private final @Nullable Leg[][] how;
        /** For each number of rides and drive: the link at which one got on. */
        private final @Nullable Link[][] aboard;

        private final long[] arrival = new long[RIDES_MAX + 1];
        private final @Nullable Leg[] last = new @Nullable Leg[RIDES_MAX + 1];

        Scan(Scene scene, Ends ends) {
            this.scene = scene;
            this.ends = ends;
            int stops = scene.walks().size();
            this.ready = new long[RIDES_MAX + 1][stops];
            this.how = new @Nullable Leg[RIDES_MAX + 1][stops];
            this.aboard = new @Nullable Link[RIDES_MAX + 1][scene.drives()];
            for (long[] row : ready) {
                java.util.Arrays.fill(row, NEVER);
            }
            java.util.Arrays.fill(arrival, NEVER);
        }

        /** What leaves later than all that was found arrives can improve nothing. */
        long latestOfUse() {
            return arrival[1];
        }

        void look(Link link) {
            Ride.Halt from = link.from();
            Ride.Halt to = link.to();
            for (int rides = 1; rides <= RIDES_MAX; rides++) {
                if (aboard[rides][link.drive()] == null
                        && from.boards()
                        && ready[rides - 1][from.stop()] <= link.departs()) {
                    aboard[rides][link.drive()] = link;
                }
                Link on = aboard[rides][link.drive()];
                if (on != null && to.alights()) {
                    getOff(rides, on, link, to.stop());
                }
            }
        }

        private void getOff(int rides, Link on, Link off, int stop) {
            Integer egress = ends.egress().get(stop);
            if (egress != null && off.arrives() + egress < arrival[rides]) {
                arrival[rides] = off.arrives() + egress;
                last[rides] = new Leg(on, off, egress, -1);
            }
            reach(rides, stop, off.arrives() + CHANGE_SECONDS, new Leg(on, off, 0, stop));
            scene.walks()
                    .get(stop)
                    .forEach((other, seconds) ->
                            reach(rides, other, off.arrives() + seconds, new Leg(on, off, seconds, other)));
        }

        private void reach(int rides, int stop, long at, Leg leg) {
            if (at < ready[rides][stop]) {
                ready[rides][stop] = at;
                how[rides][stop] = leg;
            }
        }

        Way way(int rides) {
            List<Leg> legs = new ArrayList<>();
            Leg leg = Objects.requireNonNull(last[rides]);
            legs.add(leg);
            for (int left = rides - 1; left > 0; left--) {
                leg = Objects.requireNonNull(how[left][leg.on().from().stop()]);
                legs.addFirst(leg);
            }
            Link first = legs.getFirst().on();
            int access = ends.access().getOrDefault(first.from().stop(), 0);
            return new Way(first.departs() - access, arrival[rides], legs);
        }
    }
}
