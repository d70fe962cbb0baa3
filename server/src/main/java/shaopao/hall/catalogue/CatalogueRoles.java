package shaopao.hall.catalogue;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.access.RolePart;

/** Who looks after items and who designs them. */
@Component
class CatalogueRoles implements RolePart {

    @Override
    public Map<String, Set<String>> permissions() {
        return Map.of("item-owner", Set.of(Lives.MANAGE, ItemDrafts.DESIGN));
    }
}
