package shaopao.workflow;

import java.util.Optional;
import shaopao.kernel.PersonId;

/**
 * Whose hand it was.
 *
 * @param person who pressed the button
 * @param actingFor the absent person in whose name
 */
public record By(PersonId person, Optional<PersonId> actingFor) {

    public static By self(PersonId person) {
        return new By(person, Optional.empty());
    }

    /** The person whose right is used. */
    public PersonId owner() {
        return actingFor.orElse(person);
    }
}
