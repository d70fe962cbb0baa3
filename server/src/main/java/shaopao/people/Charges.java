package shaopao.people;

import java.util.Set;
import java.util.UUID;

/**
 * What a person is in charge of today.
 *
 * @param units headed as dean, head of office or party secretary, each with everything below it
 * @param classes as counsellor or class teacher
 */
public record Charges(Set<UUID> units, Set<UUID> classes) {

    public Charges {
        units = Set.copyOf(units);
        classes = Set.copyOf(classes);
    }
}
