package shaopao.trials;

import java.util.Optional;
import shaopao.forms.Field;
import shaopao.forms.Shape;
import shaopao.hall.catalogue.Item;

/** How long trying an item takes, told to those who are invited. */
final class PaceRules {

    private static final int SECONDS_MINUTE = 60;

    /** Reading the guide and the terms, and the two questions at the end. */
    private static final int SECONDS_AROUND = 120;

    private static final int SECONDS_FIELD = 15;
    private static final int SECONDS_ROWS = 60;
    private static final int SECONDS_STEP = 20;

    private PaceRules() {}

    /**
     * Minutes, rounded up.
     *
     * @param median seconds of those who are through, when enough are; else it is reckoned from fields and steps
     */
    static int minutes(Item item, Optional<Integer> median) {
        int seconds = median.orElseGet(() -> SECONDS_AROUND
                + item.form().fields().stream().mapToInt(PaceRules::seconds).sum()
                + SECONDS_STEP * (int) item.flow().nodes().count());
        return Math.max(1, Math.ceilDiv(seconds, SECONDS_MINUTE));
    }

    private static int seconds(Field field) {
        return switch (field.shape()) {
            case Shape.Explanation _, Shape.PageBreak _, Shape.Computed _ -> 0;
            case Shape.Rows _ -> SECONDS_ROWS;
            default -> field.prefill().isPresent() || field.filledBy().isPresent() ? 0 : SECONDS_FIELD;
        };
    }
}
