package shaopao.rules;

import java.util.Map;

/** What came of compiling an expression. */
public sealed interface Compilation {

    /** The rule may be saved. */
    record Compiled(Rule rule) implements Compilation {}

    /**
     * The rule may not be saved.
     *
     * @param line from 1
     * @param column from 1, in characters as people count them (code points)
     * @param facts values for the placeholders of the reason's text
     */
    record Refused(int line, int column, Reason reason, Map<String, String> facts) implements Compilation {
        public Refused {
            facts = Map.copyOf(facts);
        }
    }

    /** Why an expression is refused; what people read of it stands in the message bundle. */
    enum Reason {
        /** It is no expression of the language. */
        SYNTAX,
        /** A variable or function that there is not. */
        UNKNOWN_NAME,
        /** A field that the record has not. */
        UNKNOWN_FIELD,
        /** Operator or function does not take these types. */
        WRONG_TYPES,
        /** The whole is of another type than asked for. */
        WRONG_RESULT,
        /** CEL, but not of the part that server and browser share. */
        NOT_ALLOWED,
        /** Not a literal pattern of the allowed subset. */
        PATTERN,
        /** More characters than allowed. */
        TOO_LONG,
        /** More nodes, levels or loops than allowed. */
        TOO_COMPLEX
    }
}
