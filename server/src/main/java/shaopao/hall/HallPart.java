package shaopao.hall;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.access.RolePart;

/** What roles may do in the hall: heads run the desk of the items in their scope and hand work over. */
@Component
class HallPart implements RolePart {

    @Override
    public Map<String, Set<String>> permissions() {
        return Map.of(
                "dean", Set.of(Sight.MANAGE, "hall.hand-over"),
                "item-owner", Set.of("hall.hand-over"));
    }
}
