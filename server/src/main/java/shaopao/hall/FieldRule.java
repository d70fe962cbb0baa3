package shaopao.hall;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.workflow.spi.CandidateRule;

/**
 * Whom the applicant named in the form: a person; of a unit its heads; of a class its counsellors. {@code
 * supervisor} is a field, {@code line.teacher} a column of the row that a step runs for.
 */
record FieldRule(People people) implements CandidateRule {

    private static final String FIELD = "field";

    @Override
    public String name() {
        return FIELD;
    }

    @Override
    public List<String> parameters() {
        return List.of(FIELD);
    }

    @Override
    public List<PersonId> people(PersonId applicant, Map<String, String> given, Map<String, Object> answers) {
        return ids(given, answers).flatMap(this::named).distinct().toList();
    }

    /** When somebody names himself, the heads of his unit decide; of a unit, those above it. */
    @Override
    public List<PersonId> above(PersonId applicant, Map<String, String> given, Map<String, Object> answers) {
        return ids(given, answers).flatMap(this::aboveThose).distinct().toList();
    }

    private Stream<PersonId> named(UUID id) {
        Optional<Person> person = people.person(new PersonId(id));
        if (person.isPresent()) {
            return person.filter(Person::present).map(Person::id).stream();
        }
        List<PersonId> heads = people.headsOf(id);
        return (heads.isEmpty() ? people.counsellorsOf(id) : heads).stream();
    }

    private Stream<PersonId> aboveThose(UUID id) {
        return people
                .person(new PersonId(id))
                .map(person -> person.unitId().map(people::headsOf).orElse(List.of()))
                .orElseGet(() -> people.headsAbove(id))
                .stream();
    }

    private static Stream<UUID> ids(Map<String, String> given, Map<String, Object> answers) {
        Object value = answers;
        for (String part : given.getOrDefault(FIELD, "").split("\\.")) {
            value = value instanceof Map<?, ?> map ? map.get(part) : null;
        }
        return value instanceof List<?> many ? many.stream().flatMap(FieldRule::id) : id(value);
    }

    private static Stream<UUID> id(@Nullable Object value) {
        return value instanceof Map<?, ?> map && map.get("id") instanceof String text && text.length() == 36
                ? Stream.of(UUID.fromString(text))
                : Stream.empty();
    }
}
