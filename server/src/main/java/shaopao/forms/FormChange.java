package shaopao.forms;

import java.util.Optional;
import shaopao.kernel.Words;

/**
 * One difference between two versions of a form.
 *
 * @param field key of the field; "expenses.amount" within a table or group
 * @param label what people call the field, in the later version where it is there
 * @param aspect what of the field was changed; empty when the whole came, went or moved
 * @param before as it was written; empty when there was none
 * @param after as it is written now; empty when there is none
 */
public record FormChange(String field, Words label, Kind kind, Optional<Aspect> aspect, String before, String after) {

    /** What happened. */
    public enum Kind {
        ADDED,
        REMOVED,
        /** It stands after another field than before. */
        MOVED,
        CHANGED
    }

    /** What of a field. */
    public enum Aspect {
        LABEL,
        HELP,
        TYPE,
        /** Limits, options and whatever else goes with the type. */
        LIMITS,
        REQUIRED,
        REQUIRED_WHEN,
        VISIBLE_WHEN,
        CHECKS,
        PREFILL,
        FILLED_BY
    }
}
