package shaopao.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import shaopao.queue.OrderRules.Waiting;
import shaopao.queue.WaitRules.Break;
import shaopao.queue.WaitRules.Forecast;
import shaopao.queue.WaitRules.Line;
import shaopao.queue.WaitRules.Server;

/**
 * A day of a hall without the hall: people come, and are told and called by the same rules as real ones. The demo
 * campus and the simulation of a registration week are made of it.
 */
final class DayRehearsal {

    private static final Duration GRACE = Duration.ofMinutes(10);

    private final List<Desk> desks;
    private final Map<UUID, ServiceTruth> services;
    private final Duration waitMax;
    private final Experience experience;
    private final RandomGenerator random;

    private final List<Waiting> line = new ArrayList<>();
    private final Map<UUID, Told> told = new HashMap<>();
    private final Set<UUID> come = new HashSet<>();
    private final List<Played> played = new ArrayList<>();
    private final PriorityQueue<Finished> atDesks = new PriorityQueue<>(Comparator.comparing(Finished::at));

    DayRehearsal(
            List<Desk> desks,
            Map<UUID, ServiceTruth> services,
            Duration waitMax,
            Experience experience,
            RandomGenerator random) {
        this.desks = desks;
        this.services = services;
        this.waitMax = waitMax;
        this.experience = experience;
        this.random = random;
    }

    /** How long a service really takes, and what its office says; times are log-normal around the mean. */
    record ServiceTruth(double saidSeconds, double meanSeconds, double spread) {

        int draw(RandomGenerator random) {
            double time = meanSeconds * Math.exp(spread * random.nextGaussian() - spread * spread / 2);
            return (int) Math.round(Math.clamp(time, 40, 3_600));
        }
    }

    /** One who comes; {@code slot} is the time that was agreed. */
    record Visitor(UUID id, UUID service, Instant at, Optional<Instant> slot) {}

    /** From when to when a desk is open. */
    record Shift(Instant from, Instant until) {}

    /** A counter in the rehearsal. */
    static final class Desk {

        private final UUID id;
        private final Set<UUID> services;
        private final List<Shift> shifts;
        private Instant free = Instant.MIN;
        private Lane last = Lane.OPEN;
        private Optional<UUID> serving = Optional.empty();
        private Instant since = Instant.EPOCH;

        Desk(UUID id, Set<UUID> services, List<Shift> shifts) {
            this.id = id;
            this.services = Set.copyOf(services);
            this.shifts = List.copyOf(shifts);
        }

        /** Between its shifts, and before the first. */
        private List<Break> away() {
            List<Break> away = new ArrayList<>();
            Instant from = Instant.EPOCH;
            for (Shift shift : shifts) {
                away.add(new Break(from, shift.from()));
                from = shift.until();
            }
            return away;
        }

        private boolean open(Instant at) {
            return shifts.stream().anyMatch(one -> !at.isBefore(one.from()) && at.isBefore(one.until()));
        }
    }

    /** What the hall has learnt on the days before. */
    static final class Experience {

        private final Map<UUID, Deque<Integer>> taken = new HashMap<>();
        private final Deque<Double> scores = new ArrayDeque<>();

        private List<Integer> taken(UUID service) {
            return List.copyOf(taken.getOrDefault(service, new ArrayDeque<>()));
        }

        private void took(UUID service, int seconds) {
            Deque<Integer> known = taken.computeIfAbsent(service, _ -> new ArrayDeque<>());
            known.addFirst(seconds);
            if (known.size() > ServiceTime.TAKEN_MAX) {
                known.removeLast();
            }
        }

        private void scored(double score) {
            scores.addFirst(score);
            if (scores.size() > CalibrationRules.SCORES_MAX) {
                scores.removeLast();
            }
        }

        double stretch() {
            return CalibrationRules.stretch(List.copyOf(scores));
        }
    }

    private record Told(Visitor visitor, Forecast raw, Forecast told) {}

    /** A visit that ends at an instant: how long it took is known from then on. */
    private record Finished(Instant at, UUID service, int seconds) {}

    /** What became of a visitor; nothing but the forecast when no ticket was given. */
    record Played(
            Visitor visitor,
            Lane lane,
            Instant rank,
            Forecast raw,
            Forecast told,
            Optional<Instant> calledAt,
            Optional<UUID> desk,
            int seconds) {

        boolean turnedAway() {
            return calledAt.isEmpty();
        }

        /** From when they could be called to when they were. */
        Duration waited() {
            Instant from = rank.isAfter(visitor.at()) ? rank : visitor.at();
            Duration waited = Duration.between(from, calledAt.orElse(from));
            return waited.isNegative() ? Duration.ZERO : waited;
        }
    }

    /**
     * Plays the day; the result is in the order of the calls, with those who got no ticket where they came. A forecast
     * knows only what had happened by then.
     *
     * @param absent who agreed a time and does not come, which nobody knows before
     */
    List<Played> play(List<Visitor> visitors, List<Visitor> absent) {
        Deque<Visitor> coming = new ArrayDeque<>(
                visitors.stream().sorted(Comparator.comparing(Visitor::at)).toList());
        List<Visitor> booked = Stream.concat(visitors.stream(), absent.stream())
                .filter(one -> one.slot().isPresent())
                .toList();
        Optional<Instant> now = next(coming, Instant.MIN);
        while (now.isPresent()) {
            Instant at = now.get();
            learn(at);
            while (!coming.isEmpty() && !coming.getFirst().at().isAfter(at)) {
                arrive(coming.removeFirst(), booked);
            }
            desks.forEach(desk -> call(desk, at));
            now = next(coming, at);
        }
        learn(Instant.MAX);
        return played;
    }

    /** Visits that are over by then have told how long they took. */
    private void learn(Instant by) {
        while (!atDesks.isEmpty() && !atDesks.element().at().isAfter(by)) {
            Finished one = atDesks.remove();
            experience.took(one.service(), one.seconds());
        }
    }

    /** When something can happen next: somebody comes, a desk is free or opens. */
    private Optional<Instant> next(Deque<Visitor> coming, Instant after) {
        List<Instant> moments = new ArrayList<>();
        if (!coming.isEmpty()) {
            moments.add(coming.getFirst().at());
        }
        if (!line.isEmpty()) {
            for (Desk desk : desks) {
                moments.add(desk.free);
                desk.shifts.forEach(shift -> moments.add(shift.from()));
            }
        }
        return moments.stream().filter(after::isBefore).min(Comparator.naturalOrder());
    }

    private void arrive(Visitor visitor, List<Visitor> booked) {
        come.add(visitor.id());
        PlaceInLine place = visitor.slot()
                .map(slot -> LineRules.kept(slot, visitor.at(), GRACE))
                .orElseGet(() -> LineRules.came(visitor.at()));
        Waiting waiting = new Waiting(visitor.id(), visitor.service(), place.lane(), place.rank());
        Forecast raw = forecast(waiting, visitor.at(), booked);
        Forecast said = CalibrationRules.told(raw, experience.stretch(), visitor.at());
        if (visitor.slot().isEmpty() && !LineRules.mayTake(said, visitor.at(), waitMax)) {
            played.add(
                    new Played(visitor, place.lane(), place.rank(), raw, said, Optional.empty(), Optional.empty(), 0));
            return;
        }
        line.add(waiting);
        told.put(visitor.id(), new Told(visitor, raw, said));
    }

    private Forecast forecast(Waiting newcomer, Instant at, List<Visitor> booked) {
        List<Waiting> waiting = new ArrayList<>(line);
        waiting.add(newcomer);
        List<Waiting> expected = booked.stream()
                .filter(one -> !come.contains(one.id()))
                .filter(one -> !one.slot().orElseThrow().isBefore(at))
                .map(one -> new Waiting(
                        one.id(), one.service(), Lane.BOOKED, one.slot().orElseThrow()))
                .toList();
        List<Server> servers = desks.stream()
                .map(desk -> new Server(
                        desk.id,
                        desk.services,
                        desk.last,
                        desk.free.isAfter(at) ? desk.serving : Optional.empty(),
                        desk.since,
                        desk.away()))
                .toList();
        Map<UUID, ServiceTime> times = new HashMap<>();
        services.forEach((id, truth) -> times.put(id, new ServiceTime(truth.saidSeconds(), experience.taken(id))));
        Line now = new Line(waiting, Set.of(), expected, servers, times, List.of());
        Forecast found = WaitRules.forecasts(now, at, Forecasts.COMES, Forecasts.RUNS, random)
                .get(newcomer.id());
        return found == null ? new Forecast(at, at.plus(waitMax), at.plus(waitMax)) : found;
    }

    private void call(Desk desk, Instant at) {
        if (desk.free.isAfter(at) || !desk.open(at)) {
            return;
        }
        OrderRules.next(line, desk.services, desk.last, at).ifPresent(next -> {
            line.remove(next);
            Told known = java.util.Objects.requireNonNull(told.get(next.id()));
            int seconds = java.util.Objects.requireNonNull(services.get(next.service()))
                    .draw(random);
            desk.last = next.lane();
            desk.serving = Optional.of(next.service());
            desk.since = at;
            desk.free = at.plusSeconds(seconds + WaitRules.WALK.toSeconds());
            atDesks.add(new Finished(at.plusSeconds(seconds), next.service(), seconds));
            experience.scored(CalibrationRules.score(known.raw(), at));
            played.add(new Played(
                    known.visitor(),
                    next.lane(),
                    next.rank(),
                    known.raw(),
                    known.told(),
                    Optional.of(at),
                    Optional.of(desk.id),
                    seconds));
        });
    }
}
