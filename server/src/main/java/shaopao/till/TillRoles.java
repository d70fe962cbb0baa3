package shaopao.till;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.access.RolePart;
import shaopao.devices.DeviceKind;
import shaopao.devices.DevicePart;

/** Who looks after merchants, and what terminals may do. */
@Component
class TillRoles implements RolePart, DevicePart {

    /** Takes along what it needs to sell without a network: terminals hold it. */
    static final String TERMINAL = "till.terminal";

    @Override
    public Map<String, Set<String>> permissions() {
        return Map.of("finance", Set.of(Merchants.READ, Merchants.MANAGE), "auditor", Set.of(Merchants.READ));
    }

    @Override
    public Set<String> permissions(DeviceKind kind) {
        return kind == DeviceKind.TILL ? Set.of(TERMINAL) : Set.of();
    }
}
