package shaopao.people;

import java.util.Optional;
import shaopao.kernel.PersonId;

/**
 * One of all who are at the school today, with no more than groups are told apart by.
 *
 * @param unit code of the college or department
 * @param grade year of enrolment of the class
 */
public record RollEntry(PersonId id, PersonKind kind, Optional<String> unit, Optional<Integer> grade) {}
