package shaopao.hall.catalogue;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.people.People;
import shaopao.people.PersonFacts;
import shaopao.people.PersonKind;
import shaopao.people.RollEntry;
import shaopao.rules.Compilation;
import shaopao.rules.Outcome;
import shaopao.rules.Rule;
import shaopao.rules.RuleType;
import shaopao.rules.Rules;

/** Everybody at the school for whom a rule over a person holds, as items say who may apply. */
@Component
public class EligiblePeople {

    private final People people;
    private final Rules rules;
    private final Clock clock;

    EligiblePeople(People people, Rules rules, Clock clock) {
        this.people = people;
        this.rules = rules;
        this.clock = clock;
    }

    /** The conditions of an item as one rule; empty when it has none. */
    public String rule(Item item) {
        return item.eligibility().stream()
                .map(condition -> item.eligibility().size() == 1 ? condition.rule() : "(" + condition.rule() + ")")
                .collect(Collectors.joining(" && "));
    }

    /** Why a rule cannot be used; empty when it can, or holds for everybody because it says nothing. */
    public Optional<Compilation.Refused> refusal(String rule) {
        return !rule.isBlank()
                        && rules.compile(rule, Eligibility.ENVIRONMENT, RuleType.BOOL)
                                instanceof Compilation.Refused refused
                ? Optional.of(refused)
                : Optional.empty();
    }

    /**
     * Those of these kinds for whom the rule holds today; what is not known of a person does not count for them.
     *
     * @param rule one that is not refused; a blank one holds for everybody
     */
    public List<RollEntry> of(Set<PersonKind> kinds, String rule) {
        if (rule.isBlank()) {
            return people.roll(kinds);
        }
        Rule compiled = rules.rule(rule, Eligibility.ENVIRONMENT, RuleType.BOOL);
        LocalDate today = LocalDate.ofInstant(clock.instant(), Eligibility.ZONE);
        return people.facts(kinds).stream()
                .filter(facts -> holds(compiled, facts, today))
                .map(facts -> new RollEntry(facts.id(), facts.kind(), facts.unit(), facts.grade()))
                .toList();
    }

    private static boolean holds(Rule rule, PersonFacts facts, LocalDate today) {
        Map<String, Object> values = Map.of("person", PersonTerms.of(facts, today), "today", today);
        return rule.evaluate(values) instanceof Outcome.Value(Object value) && Boolean.TRUE.equals(value);
    }
}
