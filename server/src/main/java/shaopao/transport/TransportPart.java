package shaopao.transport;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.access.RolePart;
import shaopao.devices.DeviceKind;
import shaopao.devices.DevicePart;

/** What may be done with buses, and by whom. */
@Component
class TransportPart implements RolePart, DevicePart {

    /** Imports feeds, sets which routes are booked, cancels runs, keeps vehicles. */
    static final String MANAGE = "transport.manage";
    /** Sees the board and the error of estimates. */
    static final String READ = "transport.read";
    /** Drives: starts runs, shares the position, lets people board. */
    static final String DRIVE = "transport.drive";
    /** A reader beside a door. */
    static final String BOARD = "transport.board";
    /** Sends positions as GTFS-Realtime. */
    static final String REALTIME = "transport.realtime";

    @Override
    public Map<String, Set<String>> permissions() {
        return Map.of("transport", Set.of(MANAGE, READ, DRIVE, REALTIME), "driver", Set.of(DRIVE));
    }

    @Override
    public Set<String> permissions(DeviceKind kind) {
        return kind == DeviceKind.GATE ? Set.of(BOARD) : Set.of();
    }
}
