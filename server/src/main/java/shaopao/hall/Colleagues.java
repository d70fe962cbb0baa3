package shaopao.hall;

import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.people.PersonKind;

/** Those to whom work may be given. */
@Component
public class Colleagues {

    private final People people;

    Colleagues(People people) {
        this.people = people;
    }

    /** One of the staff who is here; refuses everybody else. */
    public Person one(PersonId id) {
        return people.person(id)
                .filter(found -> found.present() && found.kind() == PersonKind.STAFF)
                .orElseThrow(() -> new ProblemException(HallProblem.NO_COLLEAGUE));
    }
}
