package shaopao.people;

import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** Units, classes and majors by their codes, read once for an import. */
record Places(Map<String, UUID> units, Map<String, UUID> classes, Map<UUID, UUID> unitOfClass, Set<String> majors) {

    static final UUID NOWHERE = new UUID(0, 0);
}
