package shaopao.gates;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.gates.DayFigures.Figure;
import shaopao.pass.PassPhones.Phone;
import shaopao.pass.Passes;
import shaopao.pass.Purpose;
import shaopao.pass.Reader;
import shaopao.pass.ReaderId;
import shaopao.pass.Reading;
import shaopao.pass.Shown;
import shaopao.pass.Use;

/**
 * A day of a campus by a seed: people go in and out by gates whose networks fail, whose clocks drift and which are
 * switched off and on; thieves show copies of codes. The decisions, the rules and the database are the real ones; time,
 * networks and people are of the simulation, which knows who is where.
 */
final class GateDay {

    private static final Instant MORNING = Instant.parse("2026-11-26T22:00:00Z");
    private static final int MINUTES = 18 * 60;
    private static final int THREADS = 24;

    /** A code is signed for a minute, and readers take one minute more on both sides, by a clock that may be off. */
    private static final Duration LIFE = Duration.ofSeconds(180 + SimulatedReader.DRIFT_MAX);

    private final Random random;
    private final List<Phone> phones;
    private final List<SimulatedReader> readers = new ArrayList<>();
    private final List<Reader> tills = new ArrayList<>();
    private final Map<UUID, UUID> truth = new HashMap<>();
    private final SimulatedClock clock = new SimulatedClock();
    private final GateDecisions decisions;
    private final Passes passes;
    private final JdbcClient jdbc;

    private final DayFigures figures = new DayFigures();
    private final AtomicLong oldestStolen = new AtomicLong();

    GateDay(ApplicationContext context, long seed, List<Phone> phones, int gates, int tillCount) throws Exception {
        this.random = new Random(seed);
        this.phones = phones;
        this.passes = context.getBean(Passes.class);
        this.jdbc = context.getBean(JdbcClient.class);
        this.decisions = SimulatedReader.decisions(context, clock);
        Gatehouse house = new Gatehouse(context);
        for (int i = 0; i < gates / 2; i++) {
            var place = house.place();
            house.policy(place, Gatehouse.open());
            readers.add(SimulatedReader.at(context, house, place, Direction.IN, clock, random));
            readers.add(SimulatedReader.at(context, house, place, Direction.OUT, clock, random));
        }
        for (int i = 0; i < tillCount; i++) {
            tills.add(Reader.of(new ReaderId(UUID.randomUUID())));
        }
    }

    /** What the day came to. */
    record Outcome(
            DayFigures figures, int decided, int stored, int wrongPresence, int missing, long oldestStolenSeconds) {

        @Override
        public String toString() {
            return "gate-day: %s decided=%d stored=%d wrong_presence=%d missing=%d oldest_stolen_s=%d"
                    .formatted(figures, decided, stored, wrongPresence, missing, oldestStolenSeconds);
        }
    }

    Outcome run() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (int minute = 0; minute < MINUTES; minute++) {
                clock.at(MORNING.plus(Duration.ofMinutes(minute)).plusSeconds(random.nextInt(20)));
                weather(minute);
                List<Callable<Optional<Runnable>>> moves = new ArrayList<>();
                for (Phone phone : phones) {
                    if (random.nextInt(130) == 0) {
                        moves.add(move(phone, random.nextLong()));
                    }
                }
                for (Future<Optional<Runnable>> moved : threads.invokeAll(moves)) {
                    moved.get().ifPresent(Runnable::run);
                }
            }
        }
        clock.at(MORNING.plus(Duration.ofMinutes(MINUTES)));
        int missing = 0;
        for (SimulatedReader reader : readers) {
            reader.repair();
            missing += reader.send(figures);
        }
        return outcome(missing);
    }

    /** Networks fail for up to two hours; readers are switched off and on. */
    private void weather(int minute) {
        for (SimulatedReader reader : readers) {
            if (random.nextInt(400) == 0) {
                reader.fail(minute + 2 + random.nextInt(120));
            }
            if (random.nextInt(600) == 0) {
                reader.restart();
                count(Figure.RESTARTS);
            }
            if (reader.backAt(minute)) {
                reader.send(figures);
            }
        }
    }

    /** Somebody shows a code where it makes sense; now and then a thief shows a copy of it elsewhere. */
    private Callable<Optional<Runnable>> move(Phone phone, long seed) {
        UUID person = phone.person().value();
        UUID place = truth.get(person);
        return () -> {
            Random own = new Random(seed);
            List<SimulatedReader> fitting = readers.stream()
                    .filter(reader -> place == null
                            ? reader.way() == Direction.IN
                            : reader.way() == Direction.OUT && reader.place().equals(place))
                    .toList();
            SimulatedReader reader = fitting.get(own.nextInt(fitting.size()));
            // the phone's clock
            byte[] code = phone.signed(clock.instant().plusSeconds(own.nextInt(41) - 20));
            SimulatedReader.Told told = reader.show(code, clock.instant(), own, decisions, figures);
            count(told.open() ? Figure.MOVES : Figure.REFUSED);
            if (told.online() && own.nextInt(20) == 0) {
                steal(code, reader, own);
            }
            if (!tills.isEmpty() && own.nextInt(10) == 0) {
                pay(phone, own);
            }
            return told.open()
                    ? Optional.of(() -> {
                        if (place == null) {
                            truth.put(person, reader.place());
                        } else {
                            truth.remove(person);
                        }
                    })
                    : Optional.empty();
        };
    }

    private void steal(byte[] code, SimulatedReader from, Random own) {
        int[] later = {5, 20, 60, 150, 400, 3_600};
        int seconds = later[own.nextInt(later.length)];
        List<SimulatedReader> others = readers.stream()
                .filter(reader -> reader.way() == from.way() && reader != from)
                .toList();
        if (others.isEmpty()) {
            return;
        }
        SimulatedReader other = others.get(own.nextInt(others.size()));
        count(Figure.STOLEN_SHOWN);
        boolean open = other.show(code, clock.instant().plusSeconds(seconds), own, decisions, figures)
                .open();
        if (open) {
            count(Figure.STOLEN_ACCEPTED);
            oldestStolen.accumulateAndGet(seconds, Math::max);
            if (seconds > LIFE.toSeconds()) {
                count(Figure.STOLEN_AFTER_LIFE);
            }
        }
    }

    private void pay(Phone phone, Random own) {
        Reader till = tills.get(own.nextInt(tills.size()));
        Instant now = clock.instant();
        Reading reading = passes.look(new Shown.Code(phone.brief(now)), till, Purpose.PAY, now);
        passes.recordAll(List.of(new Use(reading, till, Purpose.PAY, now)));
        count(Figure.TILL_READS);
    }

    private void count(Figure figure) {
        figures.count(figure);
    }

    private Outcome outcome(int missing) {
        List<UUID> places =
                readers.stream().map(SimulatedReader::place).distinct().toList();
        Map<UUID, UUID> known = new HashMap<>();
        int wrong = 0;
        for (var row : jdbc.sql("select subject, place_id from gates.presence where inside and place_id = any(:places)")
                .param("places", places)
                .query()
                .listOfRows()) {
            if (known.put((UUID) row.get("subject"), (UUID) row.get("place_id")) != null) {
                wrong++;
            }
        }
        Set<UUID> everybody = new HashSet<>(known.keySet());
        everybody.addAll(truth.keySet());
        for (UUID person : everybody) {
            wrong += Objects.equals(known.get(person), truth.get(person)) ? 0 : 1;
        }
        int stored = jdbc.sql("select count(*) from gates.event where place_id = any(:places)")
                .param("places", places)
                .query(Integer.class)
                .single();
        int counted = jdbc.sql("select coalesce(sum(inside), 0) from gates.occupancy where place_id = any(:places)")
                .param("places", places)
                .query(Integer.class)
                .single();
        wrong += counted == known.size() ? 0 : 1;
        int decided = figures.of(Figure.ONLINE) + figures.of(Figure.OFFLINE);
        return new Outcome(figures, decided, stored, wrong, missing, oldestStolen.get());
    }
}
