package shaopao.gates;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.devices.DeviceId;

/**
 * One decision as it is stored.
 *
 * @param subject the person, or the visit of a guest; absent when nobody was recognised
 * @param policy the version of the policy by which it was decided
 * @param fault why the code was not accepted
 * @param by name of whoever let the person pass by hand
 */
record Passage(
        Instant at,
        UUID id,
        Gate gate,
        Optional<DeviceId> device,
        Optional<UUID> subject,
        boolean guest,
        GateVerdict verdict,
        long policy,
        Optional<String> fault,
        How how,
        Optional<String> by) {

    /** How we know of it. */
    enum How {
        /** The reader asked and the server decided. */
        ONLINE,
        /** The reader decided without a network and told later. */
        OFFLINE,
        /** Staff at the gate let the person pass. */
        STEWARD,
        /** The day ended. */
        AUTO
    }
}
