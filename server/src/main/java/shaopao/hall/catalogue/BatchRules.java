package shaopao.hall.catalogue;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is late in a batch. */
final class BatchRules {

    private BatchRules() {}

    /** A day by which something of a batch is to be done, and when it was. */
    record Milestone(Step step, Optional<LocalDate> plannedOn, Optional<LocalDate> actualOn) {}

    /** What is done for a batch, in this order. */
    enum Step {
        /** The items are known (梳理). */
        LISTED,
        /** Forms and flows are there (设计). */
        DESIGNED,
        /** People have tried them (试用). */
        TRIED,
        /** They are live (上线). */
        RELEASED
    }

    /**
     * A milestone with what becomes of it.
     *
     * @param items how many of the batch have got so far
     * @param late the day is over and it was not done, or was done after it
     */
    record Progress(Step step, Optional<LocalDate> plannedOn, Optional<LocalDate> actualOn, int items, boolean late) {}

    /**
     * The milestones of a batch in order. A step is done on the day that somebody wrote down.
     *
     * @param states of the items of the batch
     */
    static List<Progress> progress(Map<Step, Milestone> milestones, Collection<ItemState> states, LocalDate today) {
        List<Progress> progress = new ArrayList<>();
        for (Step step : Step.values()) {
            Milestone milestone =
                    milestones.getOrDefault(step, new Milestone(step, Optional.empty(), Optional.empty()));
            int reached =
                    (int) states.stream().filter(state -> reached(state, step)).count();
            progress.add(new Progress(
                    step,
                    milestone.plannedOn(),
                    milestone.actualOn(),
                    reached,
                    milestone
                            .plannedOn()
                            .filter(planned ->
                                    milestone.actualOn().orElse(today).isAfter(planned))
                            .isPresent()));
        }
        return progress;
    }

    /** Whether an item in a state has got so far. */
    static boolean reached(ItemState state, Step step) {
        return switch (step) {
            case LISTED -> true;
            case DESIGNED -> state != ItemState.INVENTORY && state != ItemState.DRAFT;
            case TRIED, RELEASED -> state == ItemState.LIVE || state == ItemState.PAUSED || state == ItemState.RETIRED;
        };
    }

    /** Whether an item is behind: the day of a step is over that it has not got to. */
    static boolean late(ItemState state, Map<Step, Milestone> milestones, LocalDate today) {
        return milestones.values().stream()
                .anyMatch(milestone -> !reached(state, milestone.step())
                        && milestone.plannedOn().filter(today::isAfter).isPresent());
    }
}
