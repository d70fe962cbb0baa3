package shaopao.trials;

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
 */
record TrialPlan(int people, List<TrialQuota> quotas, int cooldownDays, int answerDays, String task) {

    static final int PEOPLE_MAX = 200;

    TrialPlan {
        quotas = List.copyOf(quotas);
    }

    Set<Dimension> dimensions() {
        return quotas.stream().map(TrialQuota::dimension).collect(Collectors.toSet());
    }
}
