package shaopao.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.workflow.spi.CandidateRule;

/** The rules that modules above bring in, by name. */
@Component
class RuleBook implements Candidates {

    private final Map<String, CandidateRule> rules = new TreeMap<>();

    RuleBook(List<CandidateRule> known) {
        known.forEach(rule -> rules.put(rule.name(), rule));
    }

    Optional<CandidateRule> rule(String name) {
        return Optional.ofNullable(rules.get(name));
    }

    @Override
    public List<PersonId> people(Who who, PersonId applicant, Map<String, Object> answers) {
        return rule(who.rule())
                .map(rule -> rule.people(applicant, who.parameters(), answers))
                .orElse(List.of());
    }

    @Override
    public List<PersonId> above(Who who, PersonId applicant, Map<String, Object> answers) {
        return rule(who.rule())
                .map(rule -> rule.above(applicant, who.parameters(), answers))
                .orElse(List.of());
    }
}
