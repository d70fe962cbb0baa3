package shaopao.transport;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.audit.Audit;
import shaopao.devices.Device;
import shaopao.devices.DeviceId;
import shaopao.devices.DeviceKind;
import shaopao.devices.Devices;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

/** What acts of the desk leave behind: records, and messages to those concerned. */
@Component
class BusDeskTrace {

    private final Audit audit;
    private final BusWords words;
    private final Devices devices;

    BusDeskTrace(Audit audit, BusWords words, Devices devices) {
        this.audit = audit;
        this.words = words;
        this.devices = devices;
    }

    void record(Actor actor, String act, String kind, String subject) {
        audit.record(actor, act, kind, subject, Map.of());
    }

    void cancelled(Actor actor, BusRun run, String reason, List<PersonId> people) {
        audit.record(actor, "transport.run-cancelled", "run", run.id().toString(), Map.of("reason", reason));
        words.cancelled(run, people, reason);
    }

    /** A reader beside a door is a device of the kind gate. */
    void requireReader(Optional<DeviceId> device) {
        device.ifPresent(id -> {
            List<Device> known = devices.devices(List.of(id));
            if (known.stream().noneMatch(one -> one.kind() == DeviceKind.GATE)) {
                throw new ProblemException(TransportProblem.VEHICLE_TAKEN);
            }
        });
    }
}
