package shaopao.places;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.access.RolePart;

/** Who answers for security keeps the list of places. */
@Component
class PlacesPart implements RolePart {

    static final String MANAGE = "places.manage";

    @Override
    public Map<String, Set<String>> permissions() {
        return Map.of("security", Set.of(MANAGE));
    }
}
