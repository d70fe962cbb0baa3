package shaopao.forms;

import java.util.Map;
import java.util.Optional;
import shaopao.kernel.Words;

/**
 * What is wrong with one answer.
 *
 * @param message what the form itself says, for a check of its own
 * @param facts values for the placeholders of the reason's text
 */
public record FieldFlaw(String field, Reason reason, Optional<Words> message, Map<String, Object> facts) {

    public FieldFlaw {
        facts = Map.copyOf(facts);
    }

    static FieldFlaw of(String field, Reason reason) {
        return new FieldFlaw(field, reason, Optional.empty(), Map.of());
    }

    static FieldFlaw of(String field, Reason reason, String fact, Object value) {
        return new FieldFlaw(field, reason, Optional.empty(), Map.of(fact, value));
    }

    /** The kinds of flaws; what people read stands in the message bundle. */
    public enum Reason {
        MISSING,
        UNKNOWN_FIELD,
        WRONG_KIND,
        TOO_LONG,
        OUT_OF_RANGE,
        NOT_A_DATE,
        ENDS_BEFORE_IT_BEGINS,
        TOO_MANY_DAYS,
        NOT_AN_OPTION,
        CHECK_FAILED
    }
}
