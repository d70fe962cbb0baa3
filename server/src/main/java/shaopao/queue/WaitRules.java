package shaopao.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import shaopao.queue.OrderRules.Waiting;

/**
 * When those who wait will be called: the line is played forward many times, by the same rules by which it is called
 * and with times drawn from those that services took, and the moments of each ticket give an interval.
 */
final class WaitRules {

    /** From the call to the next call, beside the service itself: people walk. */
    static final Duration WALK = Duration.ofSeconds(25);

    private static final double LOW = 0.05;
    private static final double HIGH = 0.95;

    private WaitRules() {}

    /**
     * An open counter.
     *
     * @param since when it began with whoever is there; absent service when nobody is
     * @param away when its clerk will be away: lunch in turns
     */
    record Server(UUID id, Set<UUID> services, Lane last, Optional<UUID> serving, Instant since, List<Break> away) {

        Server {
            away = List.copyOf(away);
            services = Set.copyOf(services);
        }
    }

    /**
     * Who waits, who is expected, where they are served, and how long it takes.
     *
     * @param asking those who only want to know when it would be their turn: they take no time of a counter
     * @param breaks when nobody is called: lunch
     */
    record Line(
            List<Waiting> waiting,
            Set<UUID> asking,
            List<Waiting> expected,
            List<Server> servers,
            Map<UUID, ServiceTime> times,
            List<Break> breaks) {

        Line {
            breaks = List.copyOf(breaks);
            waiting = List.copyOf(waiting);
            asking = Set.copyOf(asking);
            expected = List.copyOf(expected);
            servers = List.copyOf(servers);
            times = Map.copyOf(times);
        }
    }

    /** The hall is closed for a while. */
    record Break(Instant from, Instant until) {}

    /** Nine in ten are called between low and high; half of them before the middle. */
    record Forecast(Instant low, Instant middle, Instant high) {}

    /**
     * The forecast of each who waits. Whom no open counter serves has none. Counters that share no service with each
     * other are played apart.
     *
     * @param comes how likely somebody expected comes, between 0 and 1
     * @param runs how often the line is played
     */
    static Map<UUID, Forecast> forecasts(Line line, Instant now, double comes, int runs, RandomGenerator random) {
        Map<UUID, double[]> starts = new HashMap<>();
        for (Line part : parts(line)) {
            part.waiting().forEach(one -> starts.put(one.id(), new double[runs]));
            for (int run = 0; run < runs; run++) {
                play(part, now, comes, run, starts, random);
            }
        }
        Map<UUID, Forecast> forecasts = new HashMap<>();
        starts.forEach((id, seconds) -> {
            Arrays.sort(seconds);
            forecasts.put(
                    id,
                    new Forecast(
                            after(now, quantile(seconds, LOW)),
                            after(now, quantile(seconds, 0.5)),
                            after(now, quantile(seconds, HIGH))));
        });
        return forecasts;
    }

    private static Instant after(Instant now, double seconds) {
        return now.plusMillis(Math.round(seconds * 1000));
    }

    static double quantile(double[] sorted, double share) {
        return sorted[(int) Math.min(sorted.length - 1L, Math.round(share * (sorted.length - 1)))];
    }

    /** A counter while the line is played; times in seconds from now. */
    private static final class Free {

        private final Server server;
        private double at;
        private Lane last;

        Free(Server server, double at) {
            this.server = server;
            this.at = at;
            this.last = server.last();
        }
    }

    /** The line in parts that have nothing to do with each other. */
    static List<Line> parts(Line line) {
        List<Line> parts = new ArrayList<>();
        List<Server> left = new ArrayList<>(line.servers());
        while (!left.isEmpty()) {
            List<Server> together = new ArrayList<>(List.of(left.removeFirst()));
            Set<UUID> services = new HashSet<>(together.getFirst().services());
            for (boolean grown = true; grown; ) {
                List<Server> more = left.stream()
                        .filter(server -> !Collections.disjoint(services, server.services()))
                        .toList();
                more.forEach(server -> services.addAll(server.services()));
                together.addAll(more);
                left.removeAll(more);
                grown = !more.isEmpty();
            }
            parts.add(new Line(
                    line.waiting().stream()
                            .filter(one -> services.contains(one.service()))
                            .toList(),
                    line.asking(),
                    line.expected().stream()
                            .filter(one -> services.contains(one.service()))
                            .toList(),
                    together,
                    line.times(),
                    line.breaks()));
        }
        return parts;
    }

    private static void play(
            Line line, Instant now, double comes, int run, Map<UUID, double[]> starts, RandomGenerator random) {
        List<Waiting> left = new ArrayList<>(line.waiting());
        List<Waiting> later = new ArrayList<>();
        for (Waiting one : line.expected()) {
            if (random.nextDouble() < comes) {
                later.add(one);
            }
        }
        later.sort(Comparator.comparing(Waiting::rank).reversed());
        PriorityQueue<Free> free = new PriorityQueue<>(
                Comparator.comparingDouble((Free one) -> one.at).thenComparing(one -> one.server.id()));
        line.servers().forEach(server -> free.add(new Free(server, remaining(server, line.times(), now, random))));
        int open = line.waiting().size();
        while (open > 0 && !free.isEmpty()) {
            Free counter = free.remove();
            Instant then = open(counter.server.away(), open(line.breaks(), after(now, counter.at)));
            counter.at = Math.max(counter.at, seconds(now, then));
            while (!later.isEmpty() && !later.getLast().rank().isAfter(then)) {
                left.add(later.removeLast());
            }
            Waiting next = OrderRules.next(left, counter.server.services(), counter.last, then)
                    .orElse(null);
            if (next == null) {
                if (!later.isEmpty()) {
                    counter.at = Math.max(
                            counter.at + 1, seconds(now, later.getLast().rank()));
                    free.add(counter);
                }
                continue;
            }
            left.remove(next);
            double[] own = starts.get(next.id());
            if (own != null) {
                own[run] = counter.at;
                open--;
            }
            if (!line.asking().contains(next.id())) {
                counter.last = next.lane();
                counter.at += time(line.times(), next.service()).draw(random) + WALK.toSeconds();
            }
            free.add(counter);
        }
    }

    /** The same instant, or the end of the break in which it lies. */
    private static Instant open(List<Break> breaks, Instant at) {
        for (Break one : breaks) {
            if (!at.isBefore(one.from()) && at.isBefore(one.until())) {
                return one.until();
            }
        }
        return at;
    }

    private static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toMillis() / 1000.0;
    }

    private static ServiceTime time(Map<UUID, ServiceTime> times, UUID service) {
        return times.getOrDefault(service, ServiceTime.UNKNOWN);
    }

    /** What the one at the counter still needs: a time drawn among those longer than it took so far. */
    private static double remaining(Server server, Map<UUID, ServiceTime> times, Instant now, RandomGenerator random) {
        if (server.serving().isEmpty()) {
            return 0;
        }
        double spent = Math.max(0, seconds(server.since(), now));
        ServiceTime time = time(times, server.serving().get());
        for (int attempt = 0; attempt < 12; attempt++) {
            double whole = time.draw(random) + WALK.toSeconds();
            if (whole > spent) {
                return whole - spent;
            }
        }
        return time.usualSeconds() * 0.3 + random.nextDouble() * time.usualSeconds() * 0.4;
    }
}
