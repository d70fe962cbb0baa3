package shaopao.timetable;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.access.RolePart;

/** The academic office keeps plans, deans look at them. */
@Component
class TimetablePart implements RolePart {

    /** Brings in plans, changes lessons, keeps period tables and teaching days. */
    static final String MANAGE = "timetable.manage";
    /** Sees the sections of all and who is in them. */
    static final String READ = "timetable.read";

    @Override
    public Map<String, Set<String>> permissions() {
        return Map.of("registrar", Set.of(MANAGE, READ), "dean", Set.of(READ));
    }
}
