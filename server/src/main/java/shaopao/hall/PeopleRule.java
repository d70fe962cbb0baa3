package shaopao.hall;

import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.workflow.spi.CandidateRule;

/**
 * A rule that finds people by who the applicant is.
 *
 * @param parameters the parameters that it needs
 * @param options the parameters that it may be given
 * @param named the people that it names
 * @param above who decides instead when these are the applicant
 */
record PeopleRule(
        People people, String name, List<String> parameters, List<String> options, Question named, Question above)
        implements CandidateRule {

    /** A rule without parameters that may be left out. */
    PeopleRule(People people, String name, List<String> parameters, Question named, Question above) {
        this(people, name, parameters, List.of(), named, above);
    }

    /** The people for an applicant and the rule's parameters. */
    interface Question extends BiFunction<Person, Map<String, String>, List<PersonId>> {}

    @Override
    public List<PersonId> people(PersonId applicant, Map<String, String> given, Map<String, Object> answers) {
        return ask(named, applicant, given);
    }

    @Override
    public List<PersonId> above(PersonId applicant, Map<String, String> given, Map<String, Object> answers) {
        return ask(above, applicant, given);
    }

    private List<PersonId> ask(Question question, PersonId applicant, Map<String, String> given) {
        return people.person(applicant)
                .map(person -> question.apply(person, given))
                .orElse(List.of());
    }
}
