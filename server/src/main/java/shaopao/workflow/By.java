package shaopao.workflow;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Optional;
import shaopao.kernel.PersonId;

/** Whose hand it was. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "hand")
@JsonSubTypes({
    @JsonSubTypes.Type(value = By.Person.class, name = "person"),
    @JsonSubTypes.Type(value = By.Program.class, name = "program"),
    @JsonSubTypes.Type(value = By.Service.class, name = "service")
})
public sealed interface By {

    static Person self(PersonId person) {
        return new Person(person, Optional.empty());
    }

    /** The person behind it, if it was one. */
    default Optional<PersonId> hand() {
        return this instanceof Person(PersonId person, Optional<PersonId> _) ? Optional.of(person) : Optional.empty();
    }

    /**
     * A person.
     *
     * @param person who pressed the button
     * @param actingFor the absent person in whose name
     */
    record Person(PersonId person, Optional<PersonId> actingFor) implements By {

        /** The person whose right is used. */
        public PersonId owner() {
            return actingFor.orElse(person);
        }
    }

    /** The program, because a time has come. */
    record Program() implements By {}

    /** Another system, by the name under which it is connected. */
    record Service(String name) implements By {}
}
