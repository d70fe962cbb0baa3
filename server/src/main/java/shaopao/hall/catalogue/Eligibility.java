package shaopao.hall.catalogue;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.PersonFacts;
import shaopao.rules.Compilation;
import shaopao.rules.Environment;
import shaopao.rules.Outcome;
import shaopao.rules.RuleType;
import shaopao.rules.Rules;

/** Who may apply for what. The facts of a person are asked for once and serve for all items of a list. */
@Component
class Eligibility {

    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");
    static final Environment ENVIRONMENT =
            Environment.of(Map.of("person", RuleType.record(PersonTerms.TYPES), "today", RuleType.DATE));

    private final People people;
    private final Rules rules;
    private final Clock clock;

    Eligibility(People people, Rules rules, Clock clock) {
        this.people = people;
        this.rules = rules;
        this.clock = clock;
    }

    /** Why a condition cannot be used, as "1:7 UNKNOWN_NAME"; empty when it can. */
    Optional<String> refusal(Condition condition) {
        return rules.compile(condition.rule(), ENVIRONMENT, RuleType.BOOL) instanceof Compilation.Refused refused
                ? Optional.of(refused.line() + ":" + refused.column() + " " + refused.reason())
                : Optional.empty();
    }

    /** One who wants to apply, with what is known of that person today. */
    Applicant applicant(PersonId person) {
        Optional<PersonFacts> facts = people.facts(person);
        LocalDate today = LocalDate.ofInstant(clock.instant(), ZONE);
        Map<String, Object> values = Map.of(
                "person", facts.map(known -> PersonTerms.of(known, today)).orElse(Map.of()), "today", today);
        return new Applicant(facts, condition -> holds(condition, values));
    }

    /** What is not known of a person does not count for them. */
    private boolean holds(Condition condition, Map<String, Object> values) {
        return rules.rule(condition.rule(), ENVIRONMENT, RuleType.BOOL).evaluate(values)
                        instanceof Outcome.Value(Object value)
                && Boolean.TRUE.equals(value);
    }
}
