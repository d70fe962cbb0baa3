package shaopao.gates;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.access.RolePart;
import shaopao.devices.DeviceKind;
import shaopao.devices.DevicePart;

/** What gates may do, and the staff who answer for them. */
@Component
class GatesPart implements RolePart, DevicePart {

    /** Keeps entry points and policies. */
    static final String MANAGE = "gates.manage";
    /** Sees who is inside, and who passed where; within the scope of the permission. */
    static final String READ = "gates.read";
    /** Keeps what policies may ask of people, within the scope of the permission; whole lists need the whole school. */
    static final String FACTS = "gates.facts";
    /** Lets somebody pass whatever the policy says, within the scope of the permission; for staff beside a gate. */
    static final String LET_PASS = "gates.let-pass";
    /** Asks for decisions: readers hold it. */
    static final String DECIDE = "gates.decide";

    @Override
    public Map<String, Set<String>> permissions() {
        return Map.of(
                "security", Set.of(MANAGE, READ, FACTS, LET_PASS),
                "counsellor", Set.of(READ));
    }

    @Override
    public Set<String> permissions(DeviceKind kind) {
        return kind == DeviceKind.GATE ? Set.of(DECIDE) : Set.of();
    }
}
