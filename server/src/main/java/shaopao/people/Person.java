package shaopao.people;

import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * A person as lists show them.
 *
 * @param number student or staff number (学号, 工号) of the affiliation that is shown first
 * @param kind what the person is to the school, or was last
 * @param unitId college or department of that affiliation
 * @param classId class of that affiliation
 * @param unit name of the unit
 * @param className name of the class
 * @param present false when no affiliation lasts any more
 */
public record Person(
        PersonId id,
        String number,
        String name,
        PersonKind kind,
        Optional<UUID> unitId,
        Optional<UUID> classId,
        Optional<String> unit,
        Optional<String> className,
        boolean present) {

    Person withoutClass() {
        return new Person(id, number, name, kind, unitId, Optional.empty(), unit, Optional.empty(), present);
    }
}
