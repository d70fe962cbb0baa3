package shaopao.gates;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.BiPredicate;
import shaopao.devices.DeviceId;
import shaopao.gates.GateStore.Stand;
import shaopao.gates.LateStore.LogState;

/** Whether what a reader kept is whole. Pure. */
final class LateRules {

    private static final Duration CLOCKS_APART = Duration.ofMinutes(2);

    private LateRules() {}

    /** Whether a reader decided where it stood, or had not heard yet that it was moved. */
    static boolean stood(Stand stand, Instant at, Duration offlineTime) {
        return !at.isBefore(stand.from().minus(CLOCKS_APART))
                && stand.until()
                        .filter(until -> at.isAfter(until.plus(offlineTime)))
                        .isEmpty();
    }

    /**
     * True when every event bears the device's signature, the numbers grow, and each names the one before: the first
     * of them the last one that we have, unless something between was lost or it was sent before; and none contradicts
     * itself.
     */
    static boolean whole(
            DeviceId device,
            UUID log,
            EntryId entry,
            List<LateEvent> events,
            LogState state,
            BiPredicate<byte[], String> signatures) {
        long number = 0;
        String previous = "";
        for (LateEvent event : events) {
            boolean follows = number == 0
                    ? event.number() != state.highest() + 1 || event.previous().equals(state.signature())
                    : event.number() > number
                            && (event.number() != number + 1 || event.previous().equals(previous));
            boolean sane = event.open() == event.reason().opens()
                    && event.direction() != Direction.BOTH
                    && event.atMillis() > 0;
            if (!follows || !sane || !signatures.test(event.text(device, log, entry), event.signature())) {
                return false;
            }
            number = event.number();
            previous = event.signature();
        }
        return true;
    }
}
