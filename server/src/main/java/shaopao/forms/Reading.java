package shaopao.forms;

import java.util.Map;

/** What came of reading one given value. */
sealed interface Reading {

    Reading NOTHING = new Nothing();

    /** Nothing was answered: null, blank, an empty list. */
    record Nothing() implements Reading {}

    /** A value of the shape, as answers keep it. */
    record Good(Object stored) implements Reading {}

    /** Not of the shape. */
    record Bad(FieldFlaw.Reason reason, Map<String, Object> facts) implements Reading {}

    static Reading bad(FieldFlaw.Reason reason) {
        return new Bad(reason, Map.of());
    }

    static Reading bad(FieldFlaw.Reason reason, String fact, Object value) {
        return new Bad(reason, Map.of(fact, value));
    }
}
