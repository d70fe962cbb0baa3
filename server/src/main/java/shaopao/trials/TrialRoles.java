package shaopao.trials;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.access.RolePart;

/** Who owns an item lets it be tried. */
@Component
class TrialRoles implements RolePart {

    @Override
    public Map<String, Set<String>> permissions() {
        return Map.of("item-owner", Set.of(Preparations.MANAGE));
    }
}
