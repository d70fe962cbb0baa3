package shaopao.people;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;

/** The persons of the school, and who is in charge of whom. */
@Component
public class People {

    /** The school's day turns at midnight in Beijing. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private final PeopleStore store;
    private final UnitStore units;
    private final Clock clock;

    People(PeopleStore store, UnitStore units, Clock clock) {
        this.store = store;
        this.units = units;
        this.clock = clock;
    }

    public Optional<Person> person(PersonId id) {
        return store.person(id);
    }

    /** The person who has, or ever had, the student or staff number; letters in either case. */
    public Optional<Person> byNumber(String number) {
        return store.byNumber(number.strip());
    }

    /** What the person is in charge of today. */
    public Charges charges(PersonId person) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        return new Charges(unitsBelow(units.headedBy(person, today)), units.classesOf(person, today));
    }

    /** The given units with everything below them. */
    public Set<UUID> unitsBelow(Set<UUID> roots) {
        return roots.isEmpty() ? Set.of() : units.below(roots);
    }
}
