package shaopao.queue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import shaopao.queue.DayRehearsal.Desk;
import shaopao.queue.DayRehearsal.Experience;
import shaopao.queue.DayRehearsal.Played;
import shaopao.queue.DayRehearsal.ServiceTruth;
import shaopao.queue.DayRehearsal.Shift;
import shaopao.queue.DayRehearsal.Visitor;

/**
 * The week in which everybody registers: 10,000 visits in five days, 14 offices, 40 counters. Offices say how long
 * their services take, and are wrong by up to a third; desks go to lunch in turns; every third visitor has an
 * appointment, one in eight of those does not come, and some come late. Seeded: the same seed gives the same week.
 */
final class RegistrationWeek {

    static final Duration WAIT_MAX = Duration.ofMinutes(60);

    /** So many visits belong to all offices and counters; fewer visits come to fewer of both. */
    private static final int WHOLE = 10_000;

    private static final int OFFICES = 14;
    private static final int DESKS = 40;
    private static final LocalDate MONDAY = LocalDate.of(2026, 8, 31);
    private static final LocalTime OPENS = LocalTime.of(8, 30);
    private static final LocalTime CLOSES = LocalTime.of(17, 30);

    private final Random random;
    private final int visits;
    private final Map<UUID, ServiceTruth> services = new HashMap<>();
    private final List<Office> offices = new ArrayList<>();

    RegistrationWeek(long seed, int visits) {
        this.random = new Random(seed);
        this.visits = visits;
        build();
    }

    private record Office(List<UUID> services, List<UUID> desks, double share) {}

    /** What came of the week. */
    record Week(List<Played> played) {

        List<Played> called() {
            return played.stream().filter(one -> !one.turnedAway()).toList();
        }

        long turnedAway() {
            return played.stream().filter(Played::turnedAway).count();
        }

        Duration longest() {
            return called().stream()
                    .map(Played::waited)
                    .max(Duration::compareTo)
                    .orElse(Duration.ZERO);
        }

        double within() {
            List<Played> called = called();
            long within = called.stream().filter(RegistrationWeek::held).count();
            return (double) within / called.size();
        }

        double minutes(double share) {
            List<Duration> sorted =
                    called().stream().map(Played::waited).sorted().toList();
            return sorted.get((int) Math.min(sorted.size() - 1L, Math.round(share * (sorted.size() - 1))))
                            .toSeconds()
                    / 60.0;
        }

        /** Median width of the told intervals, in minutes. */
        double width() {
            List<Duration> sorted = called().stream()
                    .map(one -> Duration.between(one.told().low(), one.told().high()))
                    .sorted()
                    .toList();
            return sorted.get(sorted.size() / 2).toSeconds() / 60.0;
        }
    }

    static boolean held(Played one) {
        Instant at = one.calledAt().orElseThrow();
        return !at.isBefore(one.told().low()) && !at.isAfter(one.told().high());
    }

    private void build() {
        int service = 0;
        int desk = 0;
        int offices = Math.clamp(Math.round(OFFICES * (visits / (double) WHOLE)), 1, OFFICES);
        for (int nth = 0; nth < offices; nth++) {
            List<UUID> own = new ArrayList<>();
            int count = 2 + random.nextInt(3);
            for (int i = 0; i < count; i++) {
                UUID id = new UUID(10, ++service);
                double mean = 240 + random.nextInt(300);
                services.put(id, new ServiceTruth(mean * (0.67 + random.nextDouble() * 0.66), mean, 0.45));
                own.add(id);
            }
            int desks = DESKS / OFFICES + (nth < DESKS % OFFICES ? 1 : 0);
            List<UUID> there = new ArrayList<>();
            for (int i = 0; i < desks; i++) {
                there.add(new UUID(20, ++desk));
            }
            double capacity = desks
                    / own.stream()
                            .mapToDouble(id -> java.util.Objects.requireNonNull(services.get(id))
                                    .meanSeconds())
                            .average()
                            .orElseThrow();
            this.offices.add(new Office(own, there, capacity * (0.85 + random.nextDouble() * 0.3)));
        }
    }

    Week play() {
        List<Played> played = new ArrayList<>();
        double whole = offices.stream().mapToDouble(Office::share).sum();
        for (Office office : offices) {
            Experience experience = new Experience();
            for (int day = 0; day < 5; day++) {
                LocalDate date = MONDAY.with(DayOfWeek.of(day + 1));
                List<Visitor> absent = new ArrayList<>();
                List<Visitor> visitors =
                        visitors(office, date, (int) Math.round(visits / 5.0 * office.share() / whole), absent);
                played.addAll(new DayRehearsal(desks(office, date), services, WAIT_MAX, experience, random)
                        .play(visitors, absent));
            }
        }
        return new Week(played);
    }

    /** Desks go to lunch for 40 minutes, one after the other. */
    private List<Desk> desks(Office office, LocalDate date) {
        List<Desk> desks = new ArrayList<>();
        for (int i = 0; i < office.desks().size(); i++) {
            LocalTime lunch = LocalTime.of(11, 30).plusMinutes(40L * i);
            // each service is done at two counters at least, so that lunch stops none
            List<UUID> able = new ArrayList<>(office.services());
            if (i > 0 && able.size() > 2 && office.desks().size() > 2) {
                able.remove(i % able.size());
            }
            desks.add(new Desk(
                    office.desks().get(i),
                    Set.copyOf(able),
                    List.of(
                            new Shift(at(date, OPENS), at(date, lunch)),
                            new Shift(at(date, lunch.plusMinutes(40)), at(date, CLOSES.plusHours(2))))));
        }
        return desks;
    }

    private static Instant at(LocalDate date, LocalTime time) {
        return date.atTime(time).atZone(Forecasts.ZONE).toInstant();
    }

    /** Those who come; and, apart, those who agreed a time and do not. */
    private List<Visitor> visitors(Office office, LocalDate date, int count, List<Visitor> absent) {
        List<Visitor> visitors = new ArrayList<>();
        Map<Instant, Integer> slots = new HashMap<>();
        while (visitors.size() < count) {
            UUID service =
                    office.services().get(random.nextInt(office.services().size()));
            UUID id = new UUID(random.nextLong(), random.nextLong());
            Optional<Instant> slot =
                    random.nextInt(3) == 0 ? slot(date, slots, office.desks().size()) : Optional.empty();
            if (slot.isEmpty()) {
                visitors.add(new Visitor(id, service, at(date, walkIn()), Optional.empty()));
            } else if (random.nextInt(8) > 0) {
                long early = Math.round(8 + random.nextGaussian() * 9) * 60;
                visitors.add(new Visitor(id, service, slot.get().minusSeconds(early), slot));
            } else {
                absent.add(new Visitor(id, service, slot.get(), slot));
            }
        }
        return visitors;
    }

    /** A rush at ten and a smaller one at half past two. */
    private LocalTime walkIn() {
        double hour = random.nextInt(100) < 55
                ? 10 + random.nextGaussian() * 1.1
                : random.nextInt(100) < 60 ? 14.5 + random.nextGaussian() * 1.1 : 8.5 + random.nextDouble() * 8.3;
        return LocalTime.ofSecondOfDay((long) (Math.clamp(hour, 8.45, 16.8) * 3_600));
    }

    /** Every ten minutes half as many as there are desks. */
    private Optional<Instant> slot(LocalDate date, Map<Instant, Integer> taken, int desks) {
        for (int attempt = 0; attempt < 10; attempt++) {
            Instant at = at(date, OPENS.plusMinutes(10L * random.nextInt(50)));
            if (taken.merge(at, 1, Integer::sum) <= Math.max(1, desks / 3)) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    /** Writes the plot and tells the figures: {@code RegistrationWeek PLOT.svg [VISITS] [SEED]}. */
    public static void main(String... arguments) throws IOException {
        int visits = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 10_000;
        long seed = arguments.length > 2 ? Long.parseLong(arguments[2]) : 20260831;
        Week week = new RegistrationWeek(seed, visits).play();
        Files.writeString(Path.of(arguments[0]), new RegistrationPlot(week, seed).svg());
        System.out.printf(
                "queue: visits=%d called=%d offices=%d counters=%d turned_away=%d wait_p50_min=%.1f wait_p90_min=%.1f "
                        + "wait_max_min=%.1f bound_min=%d within=%.3f width_p50_min=%.1f%n",
                week.played().size(),
                week.called().size(),
                OFFICES,
                DESKS,
                week.turnedAway(),
                week.minutes(0.5),
                week.minutes(0.9),
                week.longest().toSeconds() / 60.0,
                WAIT_MAX.toMinutes(),
                week.within(),
                week.width());
    }
}
