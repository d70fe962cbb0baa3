package shaopao.people;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;

/** Where persons are reached, for those who carry messages to them. */
@Component
public class ContactPoints {

    private final ContactStore store;

    ContactPoints(ContactStore store) {
        this.store = store;
    }

    /** Of many at once; one who is not known is absent. */
    public Map<PersonId, ContactPoint> of(Collection<PersonId> persons) {
        return store.of(Set.copyOf(persons)).stream().collect(Collectors.toMap(ContactPoint::person, point -> point));
    }
}
