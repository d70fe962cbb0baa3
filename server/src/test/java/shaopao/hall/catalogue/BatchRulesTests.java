package shaopao.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import shaopao.hall.catalogue.BatchRules.Milestone;
import shaopao.hall.catalogue.BatchRules.Progress;
import shaopao.hall.catalogue.BatchRules.Step;

class BatchRulesTests {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

    @Test
    void lateIsWhatIsOverAndNotDoneOrDoneTooLate() {
        Map<Step, Milestone> plan = Map.of(
                Step.LISTED, milestone(Step.LISTED, TODAY.minusDays(9), TODAY.minusDays(9)),
                Step.DESIGNED, milestone(Step.DESIGNED, TODAY.minusDays(5), TODAY.minusDays(4)),
                Step.TRIED, milestone(Step.TRIED, TODAY.minusDays(1), null),
                Step.RELEASED, milestone(Step.RELEASED, TODAY, null));
        List<Progress> progress =
                BatchRules.progress(plan, List.of(ItemState.LIVE, ItemState.TRIAL, ItemState.DRAFT), TODAY);
        assertThat(progress).extracting(Progress::late).containsExactly(false, true, true, false);
        assertThat(progress).extracting(Progress::items).containsExactly(3, 2, 1, 1);
    }

    @Test
    void itemIsLateWhenADayIsOverThatItHasNotReached() {
        Map<Step, Milestone> plan = Map.of(Step.DESIGNED, milestone(Step.DESIGNED, TODAY.minusDays(1), null));
        assertThat(BatchRules.late(ItemState.DRAFT, plan, TODAY)).isTrue();
        assertThat(BatchRules.late(ItemState.DRAFT, plan, TODAY.minusDays(1))).isFalse();
        assertThat(BatchRules.late(ItemState.TRIAL, plan, TODAY)).isFalse();
        assertThat(BatchRules.late(ItemState.LIVE, Map.of(), TODAY)).isFalse();
    }

    private static Milestone milestone(
            Step step, LocalDate planned, @org.jspecify.annotations.Nullable LocalDate actual) {
        return new Milestone(step, Optional.of(planned), Optional.ofNullable(actual));
    }
}
