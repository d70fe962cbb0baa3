package shaopao.gates;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.devices.DeviceId;
import shaopao.devices.Devices;
import shaopao.gates.Crowd.Move;
import shaopao.gates.Crowd.Spot;
import shaopao.gates.LateStore.LogState;
import shaopao.kernel.Ids;
import shaopao.kernel.ProblemException;
import shaopao.pass.Holder;
import shaopao.pass.Passes;
import shaopao.pass.Purpose;
import shaopao.pass.Reading;
import shaopao.pass.Shown;
import shaopao.pass.Use;

/**
 * Takes in what readers decided without a network: each event once, in any number of tries. It corrects who is inside
 * unless something later is known, and rings nowhere, for what it tells of is over.
 */
@Component
class LateEvents {

    private final LateStore store;
    private final PassageStore passages;
    private final GateAlarmStore alarms;
    private final Devices devices;
    private final Passes passes;
    private final Clock clock;

    LateEvents(
            LateStore store,
            PassageStore passages,
            GateAlarmStore alarms,
            Devices devices,
            Passes passes,
            Clock clock) {
        this.store = store;
        this.passages = passages;
        this.alarms = alarms;
        this.devices = devices;
        this.passes = passes;
        this.clock = clock;
    }

    /**
     * What the reader may forget.
     *
     * @param upTo every event up to this number is here, or was lost before it was sent
     * @param taken so many were new
     * @param missing so many of the log never came
     */
    record LateTaken(long upTo, int taken, long missing) {}

    @Transactional
    LateTaken take(Gate gate, DeviceId device, UUID log, List<LateEvent> events) {
        Instant now = clock.instant();
        LogState state = store.held(device, log, now);
        boolean whole = devices.signatures(device)
                .filter(signatures -> LateRules.whole(device, log, gate.entry().id(), events, state, signatures))
                .isPresent();
        if (!whole) {
            throw new ProblemException(GatesProblem.READER_EVENTS_FORGED);
        }
        Set<Long> fresh =
                store.fresh(device, log, events.stream().map(LateEvent::number).toList(), now);
        List<LateEvent> taken =
                events.stream().filter(event -> fresh.contains(event.number())).toList();
        write(gate, device, taken, now);
        LateEvent last = events.getLast();
        boolean further = last.number() > state.highest();
        LogState after = new LogState(
                Math.max(state.highest(), last.number()),
                state.received() + taken.size(),
                further ? last.signature() : state.signature());
        store.went(device, log, after, now);
        if (after.missing() > 0) {
            alarms.raise(
                    GateAlarm.Kind.EVENTS_MISSING,
                    "EVENTS_MISSING/" + device + "/" + log,
                    gate.entry().place(),
                    Optional.of(gate.entry().id()),
                    Optional.empty(),
                    now);
        }
        return new LateTaken(after.highest(), taken.size(), after.missing());
    }

    private void write(Gate gate, DeviceId device, List<LateEvent> events, Instant now) {
        List<Use> uses = events.stream().map(event -> use(gate, event, now)).toList();
        List<Reading> readings = passes.recordAll(uses);
        UUID place = gate.entry().place().value();
        Set<Spot> spots = readings.stream()
                .flatMap(reading -> holder(reading).stream())
                .map(holder -> new Spot(place, GateDecisions.subject(holder)))
                .collect(Collectors.toSet());
        Crowd crowd = passages.crowd(Set.of(place), spots);
        List<Passage> stored = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            stored.add(stored(gate, device, events.get(i), readings.get(i), uses.get(i), crowd));
        }
        passages.write(stored, crowd, now);
    }

    private Use use(Gate gate, LateEvent event, Instant now) {
        Purpose purpose = event.direction() == Direction.OUT ? Purpose.LEAVE : Purpose.ENTER;
        Instant said = Instant.ofEpochMilli(event.atMillis());
        Instant at = said.isAfter(now) ? now : said;
        return new Use(passes.look(Shown.text(event.code()), gate.reader(), purpose, at), gate.reader(), purpose, at);
    }

    private static Passage stored(Gate gate, DeviceId device, LateEvent event, Reading reading, Use use, Crowd crowd) {
        Instant at = use.at();
        Optional<Holder> holder = holder(reading);
        boolean guest = holder.filter(Holder.Guest.class::isInstance).isPresent();
        if (event.open() && holder.isPresent()) {
            crowd.move(new Move(
                    new Spot(gate.entry().place().value(), GateDecisions.subject(holder.get())),
                    guest,
                    event.direction() == Direction.IN,
                    at,
                    gate.entry().id().value(),
                    Passage.How.OFFLINE));
        }
        return new Passage(
                at,
                Ids.next(),
                gate,
                Optional.of(device),
                holder.or(() -> holder(use.reading())).map(GateDecisions::subject),
                guest,
                new GateVerdict(event.direction(), event.reason(), event.line(), Optional.empty()),
                reading instanceof Reading.Refused refused
                        ? Optional.of(refused.why().name())
                        : Optional.empty(),
                Passage.How.OFFLINE,
                Optional.empty());
    }

    private static Optional<Holder> holder(Reading reading) {
        return reading instanceof Reading.Accepted accepted ? Optional.of(accepted.holder()) : Optional.empty();
    }
}
