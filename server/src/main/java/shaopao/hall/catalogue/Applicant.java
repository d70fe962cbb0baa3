package shaopao.hall.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import shaopao.kernel.Words;
import shaopao.people.PersonFacts;
import shaopao.people.PersonKind;

/**
 * A person to whom items are shown.
 *
 * @param facts absent when the register does not know the person
 * @param holds whether a condition holds for the person
 */
record Applicant(Optional<PersonFacts> facts, Predicate<Condition> holds) {

    /** Why the person may not apply for an item; empty when the person may. */
    List<Words> obstacles(Item item) {
        Optional<PersonKind> kind =
                facts.filter(PersonFacts::present).map(PersonFacts::kind).filter(item.audience()::contains);
        if (kind.isEmpty()) {
            return List.of(AudienceRules.onlyFor(item.audience()));
        }
        List<Words> obstacles = new ArrayList<>();
        item.eligibility().stream()
                .filter(condition -> !holds.test(condition))
                .forEach(condition -> obstacles.add(condition.message()));
        return obstacles;
    }

    boolean mayApply(Item item) {
        return obstacles(item).isEmpty();
    }
}
