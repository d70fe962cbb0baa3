package shaopao.access;

import java.util.Set;
import java.util.UUID;
import shaopao.people.Charges;
import shaopao.people.Person;

/**
 * What a person is to the school now; roles and scopes follow from it.
 *
 * @param charges units headed and classes cared for
 * @param college the person's own unit with everything below it
 */
record Standing(Person person, Charges charges, Set<UUID> college) {}
