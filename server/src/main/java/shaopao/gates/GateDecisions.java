package shaopao.gates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.db.Gathering;
import shaopao.devices.DeviceId;
import shaopao.gates.Crowd.Move;
import shaopao.gates.Crowd.Spot;
import shaopao.gates.GateAlarmStore.Raised;
import shaopao.gates.GateRules.Asked;
import shaopao.gates.PassageFacts.Visit;
import shaopao.gates.spi.FactSource.Span;
import shaopao.kernel.Ids;
import shaopao.kernel.ProblemException;
import shaopao.pass.Holder;
import shaopao.pass.PassId;
import shaopao.pass.PassRefusal;
import shaopao.pass.Passes;
import shaopao.pass.Purpose;
import shaopao.pass.Reader;
import shaopao.pass.Reading;
import shaopao.pass.Shown;
import shaopao.pass.Use;

/**
 * Decides at gates. What readers ask at the same time is gathered and decided in one transaction, one after the other,
 * so that each sees what the one before has changed; nobody hears an answer that is not on disk.
 */
@Component
class GateDecisions implements DisposableBean {

    private static final Gathering.Limits LIMITS = new Gathering.Limits(4_096, 256, 1, Duration.ofMillis(4));

    /** While one batch waits for the disk, the other is decided. */
    private static final int LANES = 2;

    /** What staff should hear of; the others are slips. */
    private static final Set<PassRefusal> BAD =
            Set.of(PassRefusal.FORGED, PassRefusal.REVOKED, PassRefusal.FROZEN, PassRefusal.REPLAYED);

    private final Passes passes;
    private final FactBook facts;
    private final PassageStore store;
    private final GateAlarmStore alarms;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final List<Gathering<Asking, Decided>> gatherings;

    GateDecisions(
            Passes passes,
            FactBook facts,
            PassageStore store,
            GateAlarmStore alarms,
            TransactionTemplate transaction,
            Clock clock) {
        this.passes = passes;
        this.facts = facts;
        this.store = store;
        this.alarms = alarms;
        this.transaction = transaction;
        this.clock = clock;
        this.gatherings = IntStream.range(0, LANES)
                .mapToObj(lane -> Gathering.start("gates-" + lane, LIMITS, Gathering::mayBeOnes, this::together))
                .toList();
    }

    /** Somebody shows something at a gate. */
    private record Asking(Gate gate, Optional<DeviceId> device, Use use) {}

    /** What came of it. {@code inside} counts after the passage. */
    record Decided(Passage passage, Optional<Holder> holder, Optional<PassId> pass, int inside) {}

    /** Decides, stores, and answers when it is durable; refuses when too many wait. */
    Decided decide(Gate gate, Optional<DeviceId> device, Shown shown) {
        return decide(gate, device, shown, clock.instant());
    }

    /** The same at a moment of the caller's. */
    Decided decide(Gate gate, Optional<DeviceId> device, Shown shown, Instant now) {
        Asking asking = new Asking(gate, device, use(gate, shown, now));
        return switch (gathering(gate).ask(asking)) {
            case Gathering.Answer.Done<Decided>(Decided decided) -> decided;
            case Gathering.Answer.Failed<Decided>(RuntimeException why) -> throw why;
            case Gathering.Answer.Full<Decided> _, Gathering.Answer.Closed<Decided> _ ->
                throw new ProblemException(GatesProblem.GATES_BUSY, Map.of("retryAfter", 1));
        };
    }

    /** Through a gate for both ways a guest goes out also when the visit is over; in, the rules refuse them. */
    private Use use(Gate gate, Shown shown, Instant now) {
        Reader reader = gate.reader();
        Purpose purpose = gate.entry().way() == Direction.OUT ? Purpose.LEAVE : Purpose.ENTER;
        Reading reading = passes.look(shown, reader, purpose, now);
        boolean visitOver = gate.entry().way() == Direction.BOTH
                && reading instanceof Reading.Refused refused
                && (refused.why() == PassRefusal.OUT_OF_PERIOD || refused.why() == PassRefusal.WRONG_PLACE);
        if (visitOver) {
            return new Use(passes.look(shown, reader, Purpose.LEAVE, now), reader, Purpose.LEAVE, now);
        }
        return new Use(reading, reader, purpose, now);
    }

    /** One place, one lane: those who ask at it see each other, and lanes never wait for one another's counts. */
    private Gathering<Asking, Decided> gathering(Gate gate) {
        return gatherings.get(Math.floorMod(gate.entry().place().hashCode(), gatherings.size()));
    }

    @Override
    public void destroy() {
        gatherings.forEach(Gathering::close);
    }

    private List<Decided> together(List<Asking> askings) {
        return Objects.requireNonNull(transaction.execute(_ -> inOneTransaction(askings)));
    }

    private List<Decided> inOneTransaction(List<Asking> askings) {
        Instant now = clock.instant();
        List<Reading> readings =
                passes.recordAll(askings.stream().map(Asking::use).toList());
        Set<UUID> places = new TreeSet<>();
        Set<Spot> spots = new HashSet<>();
        for (int i = 0; i < askings.size(); i++) {
            UUID place = askings.get(i).gate().entry().place().value();
            places.add(place);
            holder(readings.get(i)).ifPresent(holder -> spots.add(new Spot(place, subject(holder))));
        }
        Crowd crowd = store.crowd(places, spots);
        List<Decided> decided = new ArrayList<>(askings.size());
        for (int i = 0; i < askings.size(); i++) {
            decided.add(one(askings.get(i), readings.get(i), crowd));
        }
        store.write(decided.stream().map(Decided::passage).toList(), crowd, now);
        alarms.raise(decided.stream().flatMap(one -> alarm(one, now).stream()).toList(), now);
        return decided;
    }

    private Decided one(Asking asking, Reading reading, Crowd crowd) {
        Gate gate = asking.gate();
        UUID place = gate.entry().place().value();
        Instant at = asking.use().at();
        Optional<Holder> holder = holder(reading);
        if (holder.isEmpty()) {
            // of a code that was used before the holder is known, and reads of it; the door names nobody
            Optional<Holder> before = holder(asking.use().reading());
            return new Decided(
                    passage(asking, before, unread(gate), fault(reading)), holder, pass(reading), crowd.inside(place));
        }
        Spot spot = new Spot(place, subject(holder.get()));
        GateVerdict verdict = GateRules.decide(
                gate.ready(),
                new Asked(gate.entry().way(), facts(holder.get()), crowd.of(spot), crowd.inside(place), at));
        if (verdict.opens()) {
            crowd.move(new Move(
                    spot,
                    holder.get() instanceof Holder.Guest,
                    verdict.direction() == Direction.IN,
                    at,
                    gate.entry().id().value(),
                    Passage.How.ONLINE));
        }
        return new Decided(
                passage(asking, holder, verdict, Optional.empty()), holder, pass(reading), crowd.inside(place));
    }

    /** In an emergency the door opens to whatever is shown. */
    private static GateVerdict unread(Gate gate) {
        Direction direction = GateRules.direction(gate.entry().way(), Whereabouts.NEVER);
        boolean open = gate.ready().policy().mode() == GateMode.EMERGENCY;
        return new GateVerdict(direction, open ? GateReason.EMERGENCY : GateReason.CODE, -1, Optional.empty());
    }

    private static Passage passage(
            Asking asking, Optional<Holder> holder, GateVerdict verdict, Optional<String> fault) {
        return new Passage(
                asking.use().at(),
                Ids.next(),
                asking.gate(),
                asking.device(),
                holder.map(GateDecisions::subject),
                holder.filter(Holder.Guest.class::isInstance).isPresent(),
                verdict,
                asking.gate().version(),
                fault,
                Passage.How.ONLINE,
                Optional.empty());
    }

    private static Optional<Holder> holder(Reading reading) {
        return reading instanceof Reading.Accepted accepted ? Optional.of(accepted.holder()) : Optional.empty();
    }

    private static Optional<String> fault(Reading reading) {
        return reading instanceof Reading.Refused refused
                ? Optional.of(refused.why().name())
                : Optional.empty();
    }

    private static Optional<PassId> pass(Reading reading) {
        return switch (reading) {
            case Reading.Accepted accepted -> Optional.of(accepted.pass());
            case Reading.Refused refused -> refused.pass();
        };
    }

    static UUID subject(Holder holder) {
        return switch (holder) {
            case Holder.Member member -> member.person().value();
            case Holder.Guest guest -> guest.visit();
        };
    }

    PassageFacts facts(Holder holder) {
        return switch (holder) {
            case Holder.Member member -> facts.of(member.person());
            case Holder.Guest guest -> guest(guest);
        };
    }

    static PassageFacts guest(Holder.Guest guest) {
        return PassageFacts.guest(new Visit(new Span(guest.from(), guest.until()), Set.copyOf(guest.places())));
    }

    private static Optional<Raised> alarm(Decided decided, Instant now) {
        Passage passage = decided.passage();
        EntryPoint entry = passage.gate().entry();
        return kind(passage)
                .map(kind -> new Raised(
                        kind, occasion(kind, decided, now), entry.place(), Optional.of(entry.id()), passage.subject()));
    }

    /** A full place once an hour; anything else once a day, entry point and pass. */
    private static String occasion(GateAlarm.Kind kind, Decided decided, Instant now) {
        EntryPoint entry = decided.passage().gate().entry();
        return kind == GateAlarm.Kind.FULL
                ? String.join("/", kind.name(), entry.place().toString(), Long.toString(now.getEpochSecond() / 3_600))
                : String.join(
                        "/",
                        kind.name(),
                        entry.id().toString(),
                        decided.pass().map(PassId::toString).orElse(""),
                        LocalDate.ofInstant(now, PolicyLanguage.ZONE).toString());
    }

    private static Optional<GateAlarm.Kind> kind(Passage passage) {
        GateReason reason = passage.verdict().reason();
        if (reason == GateReason.ALREADY_INSIDE) {
            return Optional.of(GateAlarm.Kind.PASSED_BACK);
        }
        if (reason == GateReason.FULL) {
            return Optional.of(GateAlarm.Kind.FULL);
        }
        return passage.fault()
                .filter(fault -> BAD.contains(PassRefusal.valueOf(fault)))
                .map(_ -> GateAlarm.Kind.BAD_CODE);
    }
}
