package shaopao.queue;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.access.RolePart;
import shaopao.devices.DeviceKind;
import shaopao.devices.DevicePart;

/** Who serves at counters, and what machines of a hall may do. */
@Component
class QueuePart implements RolePart, DevicePart {

    /** Sits at counters; at which ones, skills decide. */
    static final String SERVE = "queue.serve";
    /** Keeps halls, reads statistics and the demand list. */
    static final String MANAGE = "queue.manage";
    /** Gives tickets and finds items: kiosks hold it. */
    static final String KIOSK = "queue.kiosk";
    /** Shows who is called: screens hold it. */
    static final String BOARD = "queue.board";

    @Override
    public Map<String, Set<String>> permissions() {
        return Map.of("staff", Set.of(SERVE));
    }

    @Override
    public Set<String> permissions(DeviceKind kind) {
        return switch (kind) {
            case KIOSK -> Set.of(KIOSK, BOARD);
            case SCREEN -> Set.of(BOARD);
            case GATE, TILL -> Set.of();
        };
    }
}
