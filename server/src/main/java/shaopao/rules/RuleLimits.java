package shaopao.rules;

import java.util.Set;

/** What one rule may cost; the same numbers and names stand in {@code web/src/kit/rules}. */
final class RuleLimits {

    static final int CHARACTERS_MAX = 2_000;
    static final int BRACKETS_MAX = 50;
    static final int NODES_MAX = 300;
    static final int DEPTH_MAX = 24;
    static final int LOOPS_MAX = 10;
    static final int LOOP_DEPTH_MAX = 2;

    /** What one run may cost; see {@link Steps}. */
    static final int STEPS_MAX = 200_000;

    /** Of a list, map or text that is given to a rule. */
    static final int ELEMENTS_MAX = 200;

    static final int TEXT_MAX = 10_000;
    /** Length of a pattern, and of the text that is matched with one. */
    static final int PATTERN_MAX = 100;

    static final int MATCHED_TEXT_MAX = 500;

    /** Words of CEL and of JavaScript that no variable or field may bear. */
    static final Set<String> RESERVED = Set.of(
            "true",
            "false",
            "null",
            "in",
            "as",
            "break",
            "const",
            "continue",
            "else",
            "for",
            "function",
            "if",
            "import",
            "let",
            "loop",
            "package",
            "namespace",
            "return",
            "var",
            "void",
            "while",
            "has",
            "cel",
            "dyn",
            "google",
            "type",
            "prototype",
            "constructor",
            "int",
            "uint",
            "double",
            "bool",
            "string",
            "bytes",
            "list",
            "map",
            "date",
            "timestamp",
            "duration",
            "optional");

    private RuleLimits() {}
}
