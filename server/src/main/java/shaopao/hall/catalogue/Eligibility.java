package shaopao.hall.catalogue;

import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.people.People;

/** Who may apply for what. */
@Component
class Eligibility {

    private final People people;

    Eligibility(People people) {
        this.people = people;
    }

    /** Whether the person is, today, of the kind for which the item is. */
    boolean mayApply(PersonId person, Item item) {
        return people.person(person)
                .filter(found -> found.present() && item.audience().contains(found.kind()))
                .isPresent();
    }
}
