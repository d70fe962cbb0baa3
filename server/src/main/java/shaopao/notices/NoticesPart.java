package shaopao.notices;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.access.RolePart;

/** Who besides administrators looks after messages. */
@Component
class NoticesPart implements RolePart {

    static final String READ = "notices.read";
    static final String MANAGE = "notices.manage";

    @Override
    public Map<String, Set<String>> permissions() {
        return Map.of("security", Set.of(READ));
    }
}
