package shaopao.forms;

import java.util.Map;
import java.util.Optional;
import shaopao.kernel.Words;

/**
 * What is wrong with one answer.
 *
 * @param field key of the field; "expenses[0].amount" within a table or group
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

    /** The kinds of flaws; what people read stands in the message bundle. */
    public enum Reason {
        MISSING,
        UNKNOWN_FIELD,
        /** The field is there, but not to be answered at this step. */
        NOT_ASKED,
        WRONG_KIND,
        TOO_LONG,
        NO_PHONE,
        NO_MAIL,
        NO_IDENTITY_NUMBER,
        NO_POSTCODE,
        NO_BANK_ACCOUNT,
        NO_PLATE,
        OUT_OF_RANGE,
        AMOUNT_OUT_OF_RANGE,
        TOO_MANY_DECIMALS,
        NOT_A_DATE,
        ENDS_BEFORE_IT_BEGINS,
        TOO_MANY_DAYS,
        NOT_A_TIME,
        NOT_AN_OPTION,
        /** A person, unit or class that there is not, or that may not be named here. */
        NOT_TO_BE_PICKED,
        NO_AREA,
        NO_STREET,
        NO_LOCATION,
        TOO_MANY,
        TOO_FEW,
        /** A file that there is not, or that is not the person's own. */
        FILE_UNKNOWN,
        FILE_TYPE,
        FILE_TOO_LARGE,
        CHECK_FAILED
    }
}
