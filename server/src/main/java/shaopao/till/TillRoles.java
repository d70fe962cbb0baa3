package shaopao.till;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.access.RolePart;

/** Who looks after merchants. */
@Component
class TillRoles implements RolePart {

    @Override
    public Map<String, Set<String>> permissions() {
        return Map.of("finance", Set.of(Merchants.READ, Merchants.MANAGE), "auditor", Set.of(Merchants.READ));
    }
}
