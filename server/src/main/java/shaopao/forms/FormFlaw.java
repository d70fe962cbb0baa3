package shaopao.forms;

/**
 * One thing that is wrong with a form itself.
 *
 * @param field key of the field, "expenses.amount" within a table; empty when it is the form
 * @param subject what it is about, for example the place of an error in a rule
 */
public record FormFlaw(String field, Reason reason, String subject) {

    /** What is wrong. */
    public enum Reason {
        NO_FIELDS,
        TOO_MANY_FIELDS,
        KEY_INVALID,
        KEY_TWICE,
        RULE_REFUSED,
        LIMIT_INVALID,
        OPTIONS_MISSING,
        OPTION_TWICE,
        OPTIONS_TOO_DEEP,
        CODE_TABLE_UNKNOWN,
        FACT_UNKNOWN,
        /** A field of this type cannot stand in a table or group. */
        TYPE_NOT_HERE,
        /** The column is not there, or is no number. */
        TOTAL_UNKNOWN,
        /** What the subject names means nothing for a field of this type. */
        MISPLACED
    }
}
