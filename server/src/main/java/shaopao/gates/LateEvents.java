package shaopao.gates;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import shaopao.gates.GateAlarmStore.Raised;
import shaopao.gates.GateStore.Stand;
import shaopao.gates.LateStore.LogState;
import shaopao.kernel.Ids;
import shaopao.kernel.ProblemException;
import shaopao.pass.Holder;
import shaopao.pass.Passes;
import shaopao.pass.Purpose;
import shaopao.pass.Reader;
import shaopao.pass.Reading;
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
    private final GateBook book;
    private final Clock clock;

    LateEvents(
            LateStore store,
            PassageStore passages,
            GateAlarmStore alarms,
            Devices devices,
            Passes passes,
            GateBook book,
            Clock clock) {
        this.store = store;
        this.book = book;
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

    /**
     * @param here the gate at which the reader stands now; an event may name another, at which it stood
     */
    @Transactional
    LateTaken take(Gate here, DeviceId device, UUID log, List<LateEvent> events) {
        Instant now = clock.instant();
        LogState state = store.held(device, log, now);
        Map<EntryId, Gate> gates = gates(here, device, events, now);
        boolean whole = devices.signatures(device)
                .filter(signatures -> LateRules.whole(device, log, here.entry().id(), events, state, signatures))
                .isPresent();
        if (!whole) {
            throw new ProblemException(GatesProblem.READER_EVENTS_FORGED);
        }
        Set<Long> fresh =
                store.fresh(device, log, events.stream().map(LateEvent::number).toList(), now);
        List<Late> taken = events.stream()
                .filter(event -> fresh.contains(event.number()))
                .map(event -> new Late(
                        Objects.requireNonNull(
                                gates.get(event.entry().orElse(here.entry().id()))),
                        event))
                .toList();
        write(device, taken, now);
        LateEvent last = events.getLast();
        boolean further = last.number() > state.highest();
        LogState after = new LogState(
                Math.max(state.highest(), last.number()),
                state.received() + taken.size(),
                further ? last.signature() : state.signature());
        store.went(device, log, after, now);
        if (after.missing() > 0) {
            EntryPoint entry = here.entry();
            String occasion = "EVENTS_MISSING/" + device + "/" + log;
            alarms.raise(
                    List.of(new Raised(
                            GateAlarm.Kind.EVENTS_MISSING,
                            occasion,
                            entry.place(),
                            Optional.of(entry.id()),
                            Optional.empty())),
                    now);
        }
        return new LateTaken(after.highest(), taken.size(), after.missing());
    }

    /** An event with the gate at which it was decided. */
    private record Late(Gate gate, LateEvent event) {}

    /**
     * The gates that the events name. The reader must have stood there then, or have heard of no other yet: without a
     * network it goes on where it was, for as long as its bundle is good.
     */
    private Map<EntryId, Gate> gates(Gate here, DeviceId device, List<LateEvent> events, Instant now) {
        Map<EntryId, Gate> gates = new HashMap<>(Map.of(here.entry().id(), here));
        Map<EntryId, Stand> stands = null;
        for (LateEvent event : events) {
            EntryId named = event.entry().orElse(here.entry().id());
            if (named.equals(here.entry().id())) {
                continue;
            }
            stands = stands == null ? book.stands(device) : stands;
            boolean stood = Optional.ofNullable(stands.get(named))
                    .filter(stand -> LateRules.stood(stand, at(event, now), book.offlineTime()))
                    .isPresent();
            Optional<Gate> gate = stood ? book.former(named) : Optional.empty();
            gates.put(named, gate.orElseThrow(() -> new ProblemException(GatesProblem.READER_EVENTS_FORGED)));
        }
        return gates;
    }

    private void write(DeviceId device, List<Late> events, Instant now) {
        List<Use> uses = events.stream().map(late -> use(late, now)).toList();
        List<Reading> readings = passes.recordAll(uses);
        Set<UUID> places =
                events.stream().map(late -> late.gate().entry().place().value()).collect(Collectors.toSet());
        Set<Spot> spots = new HashSet<>();
        for (int i = 0; i < events.size(); i++) {
            UUID place = events.get(i).gate().entry().place().value();
            holder(readings.get(i)).ifPresent(holder -> spots.add(new Spot(place, GateDecisions.subject(holder))));
        }
        Crowd crowd = passages.crowd(places, spots);
        List<Passage> stored = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            stored.add(stored(device, events.get(i), readings.get(i), uses.get(i), crowd));
        }
        passages.write(stored, crowd, now);
    }

    private static Instant at(LateEvent event, Instant now) {
        Instant said = Instant.ofEpochMilli(event.atMillis());
        return said.isAfter(now) ? now : said;
    }

    private Use use(Late late, Instant now) {
        Purpose purpose = late.event().direction() == Direction.OUT ? Purpose.LEAVE : Purpose.ENTER;
        Reader reader = late.gate().reader();
        Instant at = at(late.event(), now);
        return new Use(passes.lookBack(late.event().shown(), reader, purpose, at), reader, purpose, at);
    }

    private static Passage stored(DeviceId device, Late late, Reading reading, Use use, Crowd crowd) {
        Gate gate = late.gate();
        LateEvent event = late.event();
        Instant at = use.at();
        Optional<Holder> holder = holder(reading);
        // of a code that was used before the holder is known as well
        Optional<Holder> shown = holder.or(() -> holder(use.reading()));
        boolean guest = shown.filter(Holder.Guest.class::isInstance).isPresent();
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
                shown.map(GateDecisions::subject),
                guest,
                new GateVerdict(event.direction(), event.reason(), event.line(), Optional.empty()),
                event.policy(),
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
