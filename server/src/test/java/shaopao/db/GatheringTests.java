package shaopao.db;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import shaopao.db.Gathering.Answer;
import shaopao.db.Gathering.Limits;

@Timeout(30)
class GatheringTests {

    private static final int CALLERS = 16;
    private static final int EACH = 200;

    @Test
    void everyCallerIsAnsweredOnceWithItsOwn() throws Exception {
        for (long seed = 1; seed <= 5; seed++) {
            int lanes = (int) (1 + seed % 3);
            Map<Integer, Integer> done = new ConcurrentHashMap<>();
            List<Integer> sizes = Collections.synchronizedList(new ArrayList<>());
            try (var gathering = Gathering.<Integer, Integer>start(
                    "g", new Limits(1_000, 7, lanes, Duration.ofMillis(1)), _ -> true, commands -> {
                        sizes.add(commands.size());
                        commands.forEach(one -> done.merge(one, 1, Integer::sum));
                        return commands.stream().map(one -> -one).toList();
                    })) {
                List<Integer> wrong = storm(seed, number -> {
                    if (!gathering.ask(number).equals(new Answer.Done<>(-number))) {
                        throw new IllegalStateException("not mine");
                    }
                });
                assertThat(wrong).isEmpty();
            }
            assertThat(done)
                    .hasSize(CALLERS * EACH)
                    .allSatisfy((_, times) -> assertThat(times).isEqualTo(1));
            assertThat(sizes).allMatch(size -> size >= 1 && size <= 7).anyMatch(size -> size > 1);
        }
    }

    @Test
    void poisonedCommandFailsAloneAndLeavesTheOthersDone() throws Exception {
        Map<Integer, Integer> committed = new ConcurrentHashMap<>();
        try (var gathering = Gathering.<Integer, Integer>start(
                "g", new Limits(1_000, 64, 2, Duration.ofMillis(1)), _ -> true, commands -> {
                    if (commands.stream().anyMatch(GatheringTests::poisoned)) {
                        throw new IllegalArgumentException("poison");
                    }
                    commands.forEach(one -> committed.merge(one, 1, Integer::sum));
                    return commands;
                })) {
            List<Integer> wrong = storm(7, number -> {
                Answer<Integer> answer = gathering.ask(number);
                boolean right = poisoned(number)
                        ? answer instanceof Answer.Failed<Integer>(IllegalArgumentException _)
                        : answer.equals(new Answer.Done<>(number));
                if (!right) {
                    throw new IllegalStateException(number + ": " + answer);
                }
            });
            assertThat(wrong).isEmpty();
        }
        assertThat(committed.keySet()).noneMatch(GatheringTests::poisoned);
        assertThat(committed.values()).allMatch(times -> times == 1);
        assertThat(committed).hasSize((int) java.util.stream.IntStream.range(0, CALLERS * EACH)
                .filter(number -> !poisoned(number))
                .count());
    }

    @Test
    void failureThatIsNobodysIsTriedOnce() {
        AtomicInteger tries = new AtomicInteger();
        CountDownLatch open = new CountDownLatch(1);
        try (var gathering = Gathering.<Integer, Integer>start(
                "g", new Limits(100, 100, 1, Duration.ZERO), e -> !(e instanceof IllegalStateException), commands -> {
                    await(open);
                    tries.incrementAndGet();
                    throw new IllegalStateException("the database is away");
                })) {
            List<CompletableFuture<Answer<Integer>>> answers = new ArrayList<>();
            for (int i = 0; i < 50; i++) {
                answers.add(gathering.send(i));
            }
            open.countDown();
            answers.forEach(answer -> assertThat(answer.join()).isInstanceOf(Answer.Failed.class));
        }
        assertThat(tries.get()).isLessThanOrEqualTo(2);
    }

    @Test
    void fullQueueRefusesWithAValueAndForgetsNobody() {
        CountDownLatch open = new CountDownLatch(1);
        try (var gathering =
                Gathering.<Integer, Integer>start("g", new Limits(10, 5, 1, Duration.ZERO), _ -> true, commands -> {
                    await(open);
                    return commands;
                })) {
            List<CompletableFuture<Answer<Integer>>> answers = new ArrayList<>();
            for (int i = 0; i < 40; i++) {
                answers.add(gathering.send(i));
            }
            long refused = answers.stream()
                    .filter(CompletableFuture::isDone)
                    .filter(answer -> answer.join().equals(new Answer.Full<Integer>()))
                    .count();
            assertThat(refused).isBetween(25L, 30L);
            open.countDown();
            assertThat(answers.stream().map(CompletableFuture::join).filter(Answer.Done.class::isInstance))
                    .hasSize((int) (40 - refused));
        }
    }

    @Test
    void stopDoesWhatWaitsAndRefusesWhatComesLater() throws Exception {
        for (long seed = 1; seed <= 5; seed++) {
            AtomicInteger done = new AtomicInteger();
            var gathering = Gathering.<Integer, Integer>start(
                    "g", new Limits(10_000, 20, 2, Duration.ofMillis(1)), _ -> true, commands -> {
                        done.addAndGet(commands.size());
                        return commands;
                    });
            AtomicInteger acknowledged = new AtomicInteger();
            AtomicInteger closed = new AtomicInteger();
            Thread stopper = Thread.ofPlatform().start(() -> {
                while (acknowledged.get() < CALLERS * EACH / 3) {
                    Thread.onSpinWait();
                }
                gathering.close();
            });
            List<Integer> wrong = storm(seed, number -> {
                switch (gathering.ask(number)) {
                    case Answer.Done<Integer> _ -> acknowledged.incrementAndGet();
                    case Answer.Closed<Integer> _ -> closed.incrementAndGet();
                    case Answer.Failed<Integer> _, Answer.Full<Integer> _ -> throw new IllegalStateException();
                }
            });
            stopper.join();
            assertThat(wrong).isEmpty();
            assertThat(acknowledged.get()).isEqualTo(done.get());
            assertThat(acknowledged.get() + closed.get()).isEqualTo(CALLERS * EACH);
            assertThat(gathering.ask(1)).isEqualTo(new Answer.Closed<>());
        }
    }

    @Test
    void wrongNumberOfAnswersIsAFailureOfThatWork() {
        try (var gathering = Gathering.<Integer, Integer>start(
                "g", new Limits(10, 5, 1, Duration.ZERO), _ -> true, _ -> List.of())) {
            assertThat(gathering.ask(1)).isInstanceOf(Answer.Failed.class);
        }
    }

    private static boolean poisoned(int number) {
        return number % 17 == 3;
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(20, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private interface Caller {
        void call(int number);
    }

    /** Callers with pauses that follow from the seed; the numbers whose call threw. */
    private static List<Integer> storm(long seed, Caller caller) throws InterruptedException {
        List<Integer> wrong = Collections.synchronizedList(new ArrayList<>());
        try (ExecutorService threads = Executors.newFixedThreadPool(CALLERS)) {
            for (int c = 0; c < CALLERS; c++) {
                int first = c * EACH;
                var _ = threads.submit(() -> {
                    Random random = new Random(seed * 1_000 + first);
                    for (int number = first; number < first + EACH; number++) {
                        try {
                            caller.call(number);
                        } catch (RuntimeException e) {
                            wrong.add(number);
                        }
                        if (random.nextInt(8) == 0) {
                            Thread.onSpinWait();
                        }
                    }
                });
            }
        }
        return wrong;
    }
}
