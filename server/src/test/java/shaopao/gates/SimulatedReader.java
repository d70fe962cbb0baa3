package shaopao.gates;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.devices.DeviceId;
import shaopao.devices.Devices;
import shaopao.devices.TestDevices;
import shaopao.gates.DayFigures.Figure;
import shaopao.gates.LateEvents.LateTaken;
import shaopao.pass.CodeFormat;
import shaopao.pass.CodeReader;
import shaopao.pass.Passes;
import shaopao.pass.Purpose;
import shaopao.pass.ReaderKey;
import shaopao.pass.ReaderKeys;
import shaopao.pass.Shown;
import shaopao.places.PlaceId;

/**
 * A reader of the simulated day: asks while there is a network, decides by keys and rules when there is none, keeps
 * what it decided signed and numbered, and sends it in its order. What it keeps survives being switched off.
 */
final class SimulatedReader {

    /** Seconds by which its clock may be off. */
    static final int DRIFT_MAX = 15;

    private static final int TOGETHER = 50;

    private final Gate gate;
    private final DeviceId device;
    private final LateEvents late;
    private final TransactionTemplate transaction;
    private final List<ReaderKey> keys;
    private final int drift;
    private final Ed25519PrivateKeyParameters key;
    private final UUID log = UUID.randomUUID();
    private final List<LateEvent> kept = new ArrayList<>();
    private final Map<String, Instant> used = new HashMap<>();
    private long number;
    private String signature = "";
    private int failedUntil = -1;

    private SimulatedReader(
            Gate gate,
            DeviceId device,
            Ed25519PrivateKeyParameters key,
            LateEvents late,
            TransactionTemplate transaction,
            List<ReaderKey> keys,
            int drift) {
        this.transaction = transaction;
        this.gate = gate;
        this.device = device;
        this.key = key;
        this.late = late;
        this.keys = keys;
        this.drift = drift;
    }

    static SimulatedReader at(
            ApplicationContext context,
            Gatehouse house,
            PlaceId place,
            Direction way,
            SimulatedClock clock,
            Random random) {
        Ed25519PrivateKeyParameters key = new Ed25519PrivateKeyParameters(new SecureRandom());
        DeviceId device = TestDevices.enrolled(
                context,
                Base64.getEncoder().encodeToString(key.generatePublicKey().getEncoded()));
        EntryPoint entry = house.entry(place, way, Optional.of(device));
        LateEvents late = new LateEvents(
                context.getBean(LateStore.class),
                context.getBean(PassageStore.class),
                context.getBean(GateAlarmStore.class),
                context.getBean(Devices.class),
                context.getBean(Passes.class),
                context.getBean(GateBook.class),
                clock);
        return new SimulatedReader(
                context.getBean(GateBook.class).gate(entry.id()).orElseThrow(),
                device,
                key,
                late,
                context.getBean(TransactionTemplate.class),
                context.getBean(ReaderKeys.class).keys(),
                random.nextInt(2 * DRIFT_MAX + 1) - DRIFT_MAX);
    }

    static GateDecisions decisions(ApplicationContext context, SimulatedClock clock) {
        return new GateDecisions(
                context.getBean(Passes.class),
                context.getBean(FactBook.class),
                context.getBean(PassageStore.class),
                context.getBean(GateAlarmStore.class),
                context.getBean(TransactionTemplate.class),
                clock);
    }

    /** What the door did. */
    record Told(boolean open, boolean online) {}

    Direction way() {
        return gate.entry().way();
    }

    UUID place() {
        return gate.entry().place().value();
    }

    synchronized void fail(int untilMinute) {
        failedUntil = Math.max(failedUntil, untilMinute);
    }

    /** True in the minute in which its network is back. */
    synchronized boolean backAt(int minute) {
        boolean back = failedUntil >= 0 && minute >= failedUntil;
        failedUntil = back ? -1 : failedUntil;
        return back;
    }

    synchronized void repair() {
        failedUntil = -1;
    }

    /** Switched off and on: what it keeps for sending stays, the codes that it saw are forgotten. */
    synchronized void restart() {
        used.clear();
    }

    Told show(byte[] code, Instant at, Random own, GateDecisions decisions, DayFigures figures) {
        boolean online;
        synchronized (this) {
            online = failedUntil < 0;
        }
        if (online) {
            boolean open = decisions
                    .decide(gate, Optional.of(device), new Shown.Code(code), at)
                    .passage()
                    .verdict()
                    .opens();
            figures.count(Figure.ONLINE);
            if (own.nextInt(100) > 0) {
                return new Told(open, true);
            }
            // the answer was lost on its way: the reader goes on by itself
            figures.count(Figure.ANSWERS_LOST);
        }
        return new Told(alone(code, at.plusSeconds(drift), figures), false);
    }

    private synchronized boolean alone(byte[] code, Instant at, DayFigures figures) {
        Purpose purpose = way() == Direction.IN ? Purpose.ENTER : Purpose.LEAVE;
        boolean open = CodeReader.verifySigned(code, keys, purpose, at).isEmpty();
        if (open) {
            CodeFormat.Parts parts = CodeFormat.parts(code).orElseThrow();
            open = used.put(parts.number() + "/" + parts.lowStep() / 4, at) == null;
        }
        keep(code, open, at);
        figures.count(Figure.OFFLINE);
        return open;
    }

    private void keep(byte[] code, boolean open, Instant at) {
        LateEvent unsigned = new LateEvent(
                ++number,
                at.toEpochMilli(),
                way(),
                open,
                open ? GateReason.LINE : GateReason.CODE,
                open ? 0 : -1,
                Optional.of(gate.entry().id()),
                gate.version(),
                CodeFormat.text(code),
                signature,
                "");
        Ed25519Signer signer = new Ed25519Signer();
        signer.init(true, key);
        byte[] text = unsigned.text(device, log, gate.entry().id());
        signer.update(text, 0, text.length);
        signature = Base64.getUrlEncoder().withoutPadding().encodeToString(signer.generateSignature());
        kept.add(new LateEvent(
                unsigned.number(),
                unsigned.atMillis(),
                unsigned.direction(),
                unsigned.open(),
                unsigned.reason(),
                unsigned.line(),
                unsigned.entry(),
                unsigned.policy(),
                unsigned.code(),
                unsigned.previous(),
                signature));
    }

    /** Sends what it kept; now and then the answer is lost and it sends the same again. Tells how many never came. */
    synchronized int send(DayFigures figures) {
        long missing = 0;
        while (!kept.isEmpty()) {
            List<LateEvent> some = List.copyOf(kept.subList(0, Math.min(TOGETHER, kept.size())));
            LateTaken taken = take(some);
            if (number % 3 == 0) {
                figures.count(Figure.SENT_TWICE);
                taken = take(some);
            }
            long upTo = taken.upTo();
            kept.removeIf(event -> event.number() <= upTo);
            missing = taken.missing();
        }
        return (int) missing;
    }

    private LateTaken take(List<LateEvent> some) {
        return Objects.requireNonNull(transaction.execute(_ -> late.take(gate, device, log, some)));
    }
}
