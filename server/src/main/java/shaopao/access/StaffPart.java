package shaopao.access;

import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;

/** What staff may do in the modules below this one, which cannot say so themselves. */
@Component
class StaffPart implements RolePart {

    @Override
    public Map<String, Set<String>> permissions() {
        return Map.of(
                "staff", Set.of("people.colleagues"),
                "counsellor", Set.of("people.photo-read"),
                "clerk", Set.of("people.photo-read", "people.photo-keep"));
    }
}
