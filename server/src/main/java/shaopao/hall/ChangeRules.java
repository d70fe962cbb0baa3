package shaopao.hall;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import shaopao.kernel.PersonId;
import shaopao.workflow.CaseEvent;
import shaopao.workflow.CaseStep;

/** What became different in an application since it last was with somebody. */
final class ChangeRules {

    private ChangeRules() {}

    /**
     * What a reader finds changed.
     *
     * @param since when the reader last decided about it
     * @param fields keys of the fields that are answered otherwise now
     * @param before how these were answered then; those without an answer are left out
     */
    record Changes(Instant since, List<String> fields, Map<String, Object> before) {}

    /** The difference to what the reader decided about last; none when that never was, or nothing changed. */
    static Optional<Changes> since(List<CaseStep> steps, PersonId reader, Set<String> hidden) {
        Map<String, Object> answers = new HashMap<>();
        Map<String, Object> then = Map.of();
        Optional<Instant> at = Optional.empty();
        for (CaseStep step : steps) {
            apply(step.event(), answers);
            if (decides(step.event()) && step.person().filter(reader::equals).isPresent()) {
                then = Map.copyOf(answers);
                at = Optional.of(step.at());
            }
        }
        Map<String, Object> before = then;
        Set<String> keys = new TreeSet<>(before.keySet());
        keys.addAll(answers.keySet());
        keys.removeAll(hidden);
        keys.removeIf(key -> java.util.Objects.equals(before.get(key), answers.get(key)));
        if (at.isEmpty() || keys.isEmpty()) {
            return Optional.empty();
        }
        Map<String, Object> shown = new HashMap<>(before);
        shown.keySet().retainAll(keys);
        return Optional.of(new Changes(at.get(), List.copyOf(keys), shown));
    }

    private static boolean decides(CaseEvent event) {
        return event instanceof CaseEvent.Approved
                || event instanceof CaseEvent.Rejected
                || event instanceof CaseEvent.Returned
                || event instanceof CaseEvent.Advised
                || event instanceof CaseEvent.CorrectionAsked;
    }

    /** Handed in again means all anew; at a step only what it opened. */
    private static void apply(CaseEvent event, Map<String, Object> answers) {
        if (event instanceof CaseEvent.Submitted submitted) {
            answers.clear();
            answers.putAll(submitted.answers());
        } else if (event instanceof CaseEvent.Corrected corrected) {
            answers.putAll(corrected.answers());
        } else if (event instanceof CaseEvent.Filled filled) {
            answers.putAll(filled.answers());
        } else if (event instanceof CaseEvent.Edited edited) {
            answers.putAll(edited.answers());
        }
    }
}
