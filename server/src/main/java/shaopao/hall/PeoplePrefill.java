package shaopao.hall;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.forms.spi.Prefill;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.people.People;

/** What the register of persons knows for a form. */
@Component
class PeoplePrefill implements Prefill {

    private static final Words SOURCE = new Words("人员信息", "register of persons");

    private final People people;

    PeoplePrefill(People people) {
        this.people = people;
    }

    @Override
    public Words source() {
        return SOURCE;
    }

    @Override
    public Set<String> offers() {
        return Set.of("person.name", "person.number", "person.unit", "person.class", "person.counsellor");
    }

    @Override
    public Map<String, Object> facts(PersonId id) {
        Map<String, Object> facts = new HashMap<>();
        people.person(id).ifPresent(person -> {
            facts.put("person.name", person.name());
            facts.put("person.number", person.number());
            person.unit().ifPresent(unit -> facts.put("person.unit", unit));
            person.className().ifPresent(name -> facts.put("person.class", name));
            List<PersonId> counsellors =
                    person.classId().map(people::counsellorsOf).orElse(List.of());
            if (!counsellors.isEmpty()) {
                facts.put(
                        "person.counsellor",
                        String.join("、", people.names(counsellors).values()));
            }
        });
        return facts;
    }
}
