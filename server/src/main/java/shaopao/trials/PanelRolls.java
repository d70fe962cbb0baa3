package shaopao.trials;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import shaopao.hall.catalogue.EligiblePeople;
import shaopao.hall.catalogue.Item;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.rules.RuleFlaw;
import shaopao.rules.RuleWords;

/** Who can be drawn: the kinds of person for whom the item is, of them those for whom a rule over the person holds. */
@Component
class PanelRolls {

    private final EligiblePeople eligible;
    private final Pseudonyms pseudonyms;
    private final RuleWords words;

    PanelRolls(EligiblePeople eligible, Pseudonyms pseudonyms, RuleWords words) {
        this.eligible = eligible;
        this.pseudonyms = pseudonyms;
        this.words = words;
    }

    /** The rule that counts: the one that is wished, else the item's own; refuses one that does not check. */
    String rule(Item item, Optional<String> wished) {
        String rule = wished.map(String::strip).orElseGet(() -> eligible.rule(item));
        eligible.refusal(rule).ifPresent(refused -> {
            RuleFlaw flaw = words.told(refused, LocaleContextHolder.getLocale());
            throw new ProblemException(
                    TrialsProblem.PANEL_RULE_REFUSED,
                    Map.of("line", flaw.line(), "column", flaw.column(), "why", flaw.message()));
        });
        return rule;
    }

    /** Everybody for whom rule and item are but some, as the list has them. */
    List<ListedTrial> roll(UUID trial, Item item, String rule, Set<PersonId> without) {
        return pseudonyms.listed(trial, eligible.of(item.audience(), rule), without);
    }

    /** How many the item's kinds of person are. */
    int ofKinds(Item item) {
        return eligible.of(item.audience(), "").size();
    }
}
