package shaopao.hall.catalogue;

import static shaopao.hall.catalogue.ItemState.DRAFT;
import static shaopao.hall.catalogue.ItemState.INVENTORY;
import static shaopao.hall.catalogue.ItemState.LIVE;
import static shaopao.hall.catalogue.ItemState.PAUSED;
import static shaopao.hall.catalogue.ItemState.RETIRED;
import static shaopao.hall.catalogue.ItemState.TRIAL;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** From which state an item gets into which, and whether people can apply for it now. */
final class LifeRules {

    private LifeRules() {}

    /** What came of an act. */
    sealed interface Verdict {
        record Moved(ItemState to) implements Verdict {}

        record Refused(CatalogueProblem problem) implements Verdict {}
    }

    /**
     * What a release must know.
     *
     * @param described there is a version, or a draft without flaws, that can go out
     * @param requiresTrial the version wants to be tried first
     * @param passed what the trial says; empty when nobody runs trials at this school
     */
    record Readiness(boolean described, boolean requiresTrial, Optional<Boolean> passed) {}

    static Verdict verdict(ItemState state, LifeAct act, Readiness ready) {
        return switch (act) {
            case DESCRIBE -> from(state, Set.of(INVENTORY, RETIRED), DRAFT);
            case TRY -> ready.described() ? from(state, Set.of(DRAFT, TRIAL), TRIAL) : missing();
            case RELEASE -> release(state, ready);
            case PAUSE -> from(state, Set.of(LIVE, PAUSED), PAUSED);
            case RESUME -> from(state, Set.of(PAUSED), LIVE);
            case RETIRE -> from(state, Set.of(INVENTORY, DRAFT, TRIAL, LIVE, PAUSED), RETIRED);
        };
    }

    private static Verdict release(ItemState state, Readiness ready) {
        if (!ready.described()) {
            return missing();
        }
        if (ready.requiresTrial() && !ready.passed().orElse(false)) {
            return new Verdict.Refused(CatalogueProblem.TRIAL_NOT_PASSED);
        }
        return from(state, Set.of(DRAFT, TRIAL, LIVE, PAUSED), LIVE);
    }

    private static Verdict missing() {
        return new Verdict.Refused(CatalogueProblem.ITEM_NOT_DESCRIBED);
    }

    private static Verdict from(ItemState state, Set<ItemState> from, ItemState to) {
        return from.contains(state) ? new Verdict.Moved(to) : new Verdict.Refused(CatalogueProblem.ITEM_STATE_OTHER);
    }

    /** Why nobody can apply for the item at an instant; empty when people can. A pause ends by itself. */
    static Optional<CatalogueProblem> closed(ItemRow row, boolean counterOnly, Instant now) {
        if (row.paused(now)) {
            return Optional.of(CatalogueProblem.ITEM_PAUSED);
        }
        if (row.window().opensAt().filter(now::isBefore).isPresent()
                || row.window().closesAt().filter(end -> !now.isBefore(end)).isPresent()) {
            return Optional.of(CatalogueProblem.ITEM_NOT_OPEN);
        }
        return counterOnly ? Optional.of(CatalogueProblem.ITEM_AT_COUNTER) : Optional.empty();
    }
}
