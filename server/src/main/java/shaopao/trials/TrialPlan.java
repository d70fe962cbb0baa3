package shaopao.trials;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How a panel is put together.
 *
 * @param people how many seats there are
 * @param quotas of the groups; a dimension without any plays no part
 * @param cooldownDays whoever was asked within so many days is not drawn
 * @param answerDays so long an invitation is open
 * @param task what the testers are asked to do, in the designer's words; may be empty
 * @param rule who can be drawn, in CEL over {@code person} and {@code today}; empty for everybody of the item's kinds,
 *     as in trials from before there were rules
 */
record TrialPlan(
        int people,
        List<TrialQuota> quotas,
        int cooldownDays,
        int answerDays,
        String task,
        @JsonSetter(nulls = Nulls.AS_EMPTY) String rule) {

    static final int PEOPLE_MAX = 200;

    TrialPlan {
        quotas = List.copyOf(quotas);
    }

    TrialPlan by(String counting) {
        return new TrialPlan(people, quotas, cooldownDays, answerDays, task, counting);
    }

    Set<Dimension> dimensions() {
        return quotas.stream().map(TrialQuota::dimension).collect(Collectors.toSet());
    }
}
