package shaopao.trials;

import java.util.List;
import java.util.Optional;
import shaopao.kernel.Words;

/**
 * A trial with all that it has shown, for those who look after the item; it names nobody.
 *
 * @param changed a newer version of the item is to be tried or released than the one that was tried
 * @param carried versions that somebody took for the one that was tried
 * @param fields in the order of the form, then the steps of the flow
 */
record TrialResults(
        TrialCard card,
        TrialPlan plan,
        GateWish wish,
        GateState gate,
        boolean changed,
        List<TrialStore.Carried> carried,
        FigureStore.PanelProgress progress,
        GateFigures figures,
        Optional<Integer> successPercent,
        List<FigureStore.TaskTime> times,
        List<FieldResult> fields,
        List<Remark> remarks,
        List<Finding> findings) {

    /** How the panel fared at one field or step. */
    record FieldResult(
            String key,
            Words label,
            boolean step,
            int reached,
            int secondsMedian,
            int stumbled,
            int stumbles,
            int gaveUp) {}
}
