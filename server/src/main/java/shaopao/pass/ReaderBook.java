package shaopao.pass;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.people.People;

/** Names of readers: terminals by the modules above, and people who held the camera by the register. */
@Component
class ReaderBook {

    private final ObjectProvider<ReaderNames> above;
    private final People people;

    ReaderBook(ObjectProvider<ReaderNames> above, People people) {
        this.above = above;
        this.people = people;
    }

    Map<ReaderId, String> names(Collection<ReaderId> readers) {
        Map<ReaderId, String> names = new HashMap<>();
        above.forEach(part -> names.putAll(part.names(readers)));
        List<PersonId> others = readers.stream()
                .filter(reader -> !names.containsKey(reader))
                .distinct()
                .map(reader -> new PersonId(reader.value()))
                .toList();
        people.names(others).forEach((person, name) -> names.put(new ReaderId(person.value()), name));
        return names;
    }
}
