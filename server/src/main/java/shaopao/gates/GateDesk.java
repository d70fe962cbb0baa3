package shaopao.gates;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.devices.Device;
import shaopao.devices.DeviceId;
import shaopao.devices.DeviceKind;
import shaopao.devices.Devices;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;
import shaopao.places.Places;

/** Entry points and policies, as staff keep them. */
@Component
class GateDesk {

    private final GateStore store;
    private final PassageStore passages;
    private final Places places;
    private final Devices devices;
    private final Audit audit;
    private final Policies policies;
    private final Clock clock;

    GateDesk(
            GateStore store,
            PassageStore passages,
            Places places,
            Devices devices,
            Audit audit,
            Policies policies,
            Clock clock) {
        this.store = store;
        this.passages = passages;
        this.places = places;
        this.devices = devices;
        this.audit = audit;
        this.policies = policies;
        this.clock = clock;
    }

    @Transactional
    EntryPoint add(Actor actor, PlaceId place, Words name, Direction way, Optional<DeviceId> device) {
        return write(actor, new EntryPoint(EntryId.next(), place, name, way, device), "gates.entry-added");
    }

    @Transactional
    EntryPoint change(Actor actor, EntryPoint entry) {
        requireFound(store.entries().stream().anyMatch(known -> known.id().equals(entry.id())));
        return write(actor, entry, "gates.entry-changed");
    }

    private EntryPoint write(Actor actor, EntryPoint entry, String act) {
        requireFound(places.place(entry.place()).isPresent());
        entry.device().ifPresent(this::requireReader);
        try {
            store.write(entry, clock.instant());
        } catch (DuplicateKeyException _) {
            throw new ProblemException(GatesProblem.READER_TAKEN);
        }
        passages.count(entry.place(), LocalDate.ofInstant(clock.instant(), PolicyLanguage.ZONE));
        audit.record(
                actor,
                act,
                "gate",
                entry.id().toString(),
                Map.of("name", entry.name().zh(), "way", entry.way()));
        return entry;
    }

    private void requireReader(DeviceId device) {
        boolean reader =
                devices.devices(List.of(device)).stream().map(Device::kind).anyMatch(DeviceKind.GATE::equals);
        if (!reader) {
            throw new ProblemException(GatesProblem.READER_TAKEN);
        }
    }

    @Transactional
    void close(Actor actor, EntryId id) {
        requireFound(store.close(id, clock.instant()));
        audit.record(actor, "gates.entry-closed", "gate", id.toString(), Map.of());
    }

    /** The policy of a place; one that lets nobody in, of version 0, before somebody has written one. */
    PlacePolicy policy(PlaceId place) {
        return store.policy(place).orElseGet(() -> new PlacePolicy(place, 0, GatePolicy.NONE, "", Instant.EPOCH));
    }

    /** Saves a policy over the version that was read; one that is no policy is refused with the place of the flaw. */
    @Transactional
    PlacePolicy save(Actor actor, PlaceId place, long version, GatePolicy policy) {
        requireFound(places.place(place).isPresent());
        policies.require(policy);
        return written(actor, place, version, policy, "gates.policy-changed");
    }

    /** Emergency, exam, closed, or back to normal; the rest of the policy stays. */
    @Transactional
    PlacePolicy mode(Actor actor, PlaceId place, GateMode mode, String exam) {
        PlacePolicy known = policy(place);
        GatePolicy next = known.policy().in(mode, exam);
        policies.require(next);
        return written(actor, place, known.version(), next, "gates.mode-changed");
    }

    private PlacePolicy written(Actor actor, PlaceId place, long version, GatePolicy policy, String act) {
        long next = store.write(place, version, policy, actor.name(), clock.instant())
                .orElseThrow(() -> new ProblemException(KernelProblem.CHANGED_MEANWHILE));
        audit.record(
                actor,
                act,
                "place",
                place.toString(),
                Map.of(
                        "version",
                        next,
                        "mode",
                        policy.mode(),
                        "lines",
                        policy.lines().size()));
        return new PlacePolicy(place, next, policy, actor.name(), clock.instant());
    }

    private static void requireFound(boolean found) {
        if (!found) {
            throw new ProblemException(KernelProblem.NOT_FOUND);
        }
    }
}
