package shaopao.queue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import shaopao.queue.OrderRules.Waiting;

class OrderRulesTests {

    private static final Instant NOW = Instant.parse("2026-09-01T02:00:00Z");
    private static final UUID SERVICE = new UUID(0, 1);

    private static Waiting open(int id, int minutesAgo) {
        return new Waiting(new UUID(1, id), SERVICE, Lane.OPEN, NOW.minus(Duration.ofMinutes(minutesAgo)));
    }

    private static Waiting booked(int id, int minutesAgo) {
        return new Waiting(new UUID(2, id), SERVICE, Lane.BOOKED, NOW.minus(Duration.ofMinutes(minutesAgo)));
    }

    private static Optional<Waiting> next(List<Waiting> waiting, Lane last) {
        return OrderRules.next(waiting, Set.of(SERVICE), last, NOW);
    }

    @Test
    void whoCameFirstIsCalledFirst() {
        assertThat(next(List.of(open(1, 5), open(2, 9), open(3, 1)), Lane.OPEN)).contains(open(2, 9));
    }

    @Test
    void anAppointmentWhoseTimeHasComeGoesFirstButNotTwiceInARow() {
        List<Waiting> waiting = List.of(open(1, 50), booked(2, 1), booked(3, 0));
        assertThat(next(waiting, Lane.OPEN)).contains(booked(2, 1));
        assertThat(next(waiting, Lane.BOOKED)).contains(open(1, 50));
        assertThat(next(List.of(booked(2, 1), booked(3, 0)), Lane.BOOKED)).contains(booked(2, 1));
    }

    @Test
    void whoIsTooEarlyForAnAppointmentIsCalledOnlyWhenNobodyElseWaits() {
        assertThat(next(List.of(booked(2, -10), open(1, 0)), Lane.OPEN)).contains(open(1, 0));
        assertThat(next(List.of(booked(2, -10), booked(3, -5)), Lane.OPEN)).contains(booked(3, -5));
    }

    /** Two lanes are called in turns: of those with an earlier place not all are before one. */
    @Test
    void whoIsBeforeOneIsCountedInTheOrderOfTheCalls() {
        List<Waiting> waiting =
                List.of(open(1, 50), open(2, 40), open(3, 30), booked(1, 2), booked(2, 1), booked(3, -9));
        assertThat(OrderRules.ahead(waiting, NOW))
                .containsEntry(booked(1, 2).id(), 0)
                .containsEntry(open(1, 50).id(), 1)
                .containsEntry(booked(2, 1).id(), 2)
                .containsEntry(open(2, 40).id(), 3)
                .containsEntry(open(3, 30).id(), 4)
                .containsEntry(booked(3, -9).id(), 5);
    }

    @Test
    void aCounterCallsOnlyForWhatItCanDo() {
        assertThat(OrderRules.next(List.of(open(1, 3)), Set.of(new UUID(0, 9)), Lane.OPEN, NOW))
                .isEmpty();
    }

    /** What an order is worth: whoever has k before them in their lane is called within 2(k+1) calls of a counter. */
    @Test
    void nobodyIsPassedByMoreOftenThanTheRulesSay() {
        for (int seed = 0; seed < 300; seed++) {
            new Day(new Random(seed)).run();
        }
    }

    /** A random day: people come with and without appointments, counters that can do different things call. */
    private static final class Day {

        private final Random random;
        private final List<UUID> services = List.of(new UUID(0, 1), new UUID(0, 2), new UUID(0, 3));
        private final List<Set<UUID>> counters = new ArrayList<>();
        private final List<Lane> last = new ArrayList<>();
        private final List<Waiting> waiting = new ArrayList<>();
        private final Map<Waiting, Map<Integer, Integer>> allowed = new HashMap<>();
        private Instant now = NOW;
        private int ids;

        Day(Random random) {
            this.random = random;
            int count = 1 + random.nextInt(4);
            for (int i = 0; i < count; i++) {
                Set<UUID> able = new HashSet<>(Set.of(services.get(random.nextInt(3))));
                able.add(services.get(random.nextInt(3)));
                counters.add(able);
                last.add(Lane.OPEN);
            }
        }

        void run() {
            for (int step = 0; step < 400; step++) {
                now = now.plusSeconds(random.nextInt(90));
                if (random.nextInt(100) < 55) {
                    arrive();
                } else {
                    call(random.nextInt(counters.size()));
                }
            }
            for (int left = 0; left < 2_000 && !waiting.isEmpty(); left++) {
                now = now.plusSeconds(30);
                call(left % counters.size());
            }
            assertThat(waiting).noneMatch(one -> counters.stream().anyMatch(able -> able.contains(one.service())));
        }

        private void arrive() {
            boolean booked = random.nextInt(3) == 0;
            Waiting one = new Waiting(
                    new UUID(7, ++ids),
                    services.get(random.nextInt(3)),
                    booked ? Lane.BOOKED : Lane.OPEN,
                    booked ? now.minusSeconds(random.nextInt(300)) : now);
            Map<Integer, Integer> bound = new HashMap<>();
            for (int c = 0; c < counters.size(); c++) {
                Set<UUID> able = counters.get(c);
                if (able.contains(one.service())) {
                    int before = (int) waiting.stream()
                            .filter(other -> other.lane() == one.lane() && able.contains(other.service()))
                            .filter(other -> !other.rank().isAfter(one.rank()))
                            .count();
                    bound.put(c, 2 * (before + 1));
                }
            }
            allowed.put(one, bound);
            waiting.add(one);
            if (booked) {
                // one whose agreed time was earlier goes before those of later times
                later(one);
            }
        }

        private void later(Waiting one) {
            waiting.stream()
                    .filter(other -> other.lane() == Lane.BOOKED && other.rank().isAfter(one.rank()))
                    .forEach(other ->
                            java.util.Objects.requireNonNull(allowed.get(other)).replaceAll((_, calls) -> calls + 2));
        }

        private void call(int counter) {
            Optional<Waiting> next = OrderRules.next(waiting, counters.get(counter), last.get(counter), now);
            next.ifPresent(one -> {
                waiting.remove(one);
                last.set(counter, one.lane());
                assertFirstOfItsLane(one, counter);
                waiting.stream()
                        .filter(other -> counters.get(counter).contains(other.service()))
                        .forEach(other -> {
                            int left = java.util.Objects.requireNonNull(allowed.get(other))
                                    .merge(counter, -1, Integer::sum);
                            assertThat(left).as("passed by too often").isPositive();
                        });
            });
        }

        private void assertFirstOfItsLane(Waiting called, int counter) {
            assertThat(waiting.stream()
                            .filter(one -> one.lane() == called.lane()
                                    && counters.get(counter).contains(one.service()))
                            .min(Comparator.comparing(Waiting::rank)))
                    .as("somebody of the lane came earlier")
                    .matches(one -> one.filter(earliest -> earliest.rank().isBefore(called.rank()))
                            .isEmpty());
        }
    }
}
