package shaopao.access;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.kernel.ShortMemory;
import shaopao.people.People;

/** Asks people for what a person is, and remembers it for at most ten seconds. */
@Component
class Standings {

    private static final Duration AGE_MAX = Duration.ofSeconds(10);

    private final ShortMemory<PersonId, Optional<Standing>> persons = new ShortMemory<>(AGE_MAX);
    private final ShortMemory<Set<UUID>, Set<UUID>> below = new ShortMemory<>(AGE_MAX);
    private final People people;

    Standings(People people) {
        this.people = people;
    }

    /** Empty when there is no such person. */
    Optional<Standing> of(PersonId id) {
        return persons.of(id, this::ask);
    }

    /** The units with everything below them. */
    Set<UUID> below(Set<UUID> units) {
        return units.isEmpty() ? Set.of() : below.of(units, people::unitsBelow);
    }

    private Optional<Standing> ask(PersonId id) {
        return people.person(id)
                .map(person -> new Standing(
                        person,
                        people.charges(id),
                        below(person.unitId().map(Set::of).orElse(Set.of()))));
    }

    void forgetAll() {
        persons.forgetAll();
        below.forgetAll();
        people.forgetAll();
    }
}
