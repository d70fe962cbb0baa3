package shaopao.workflow;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.workflow.spi.CandidateRule;

/** A rule for tests: exactly the people whose ids the definition lists. */
@Component
public class FixedPeople implements CandidateRule {

    @Override
    public String name() {
        return "test-people";
    }

    @Override
    public List<String> parameters() {
        return List.of("ids");
    }

    @Override
    public List<PersonId> people(PersonId applicant, Map<String, String> parameters, Map<String, Object> answers) {
        String ids = parameters.getOrDefault("ids", "");
        return Stream.of(ids.split(","))
                .filter(id -> !id.isBlank())
                .map(PersonId::of)
                .toList();
    }

    static Who who(PersonId... people) {
        return new Who(
                "test-people",
                Map.of("ids", Stream.of(people).map(PersonId::toString).collect(Collectors.joining(","))));
    }

    static Node.Approve approve(String key, Node.Mode mode, PersonId... people) {
        return Node.Approve.of(key, Words.of(key), List.of(who(people)), mode)
                .with(Node.Exceptions.USUAL.with(Node.WhenApplicant.SKIP));
    }
}
