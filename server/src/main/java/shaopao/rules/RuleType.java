package shaopao.rules;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The type of a variable or of a rule's result. Written as {@code text}, {@code int}, {@code double}, {@code money}
 * (whole cents), {@code bool}, {@code date}, {@code timestamp}, {@code duration}, {@code list<text>}, {@code
 * map<int>} (keys are text), {@code record{name: text, grades: list<double>}}.
 */
public sealed interface RuleType {

    /** Types without parts. Money counts whole cents and is an {@code int} to the language. */
    enum Plain implements RuleType {
        TEXT("text"),
        INT("int"),
        DOUBLE("double"),
        MONEY("money"),
        BOOL("bool"),
        DATE("date"),
        TIMESTAMP("timestamp"),
        DURATION("duration");

        private final String word;

        Plain(String word) {
            this.word = word;
        }

        @Override
        public String toString() {
            return word;
        }
    }

    /** Many of one type, in order. */
    record ListOf(RuleType element) implements RuleType {
        @Override
        public String toString() {
            return "list<" + element + ">";
        }
    }

    /** Values of one type under keys that are not known beforehand. */
    record MapOf(RuleType value) implements RuleType {
        @Override
        public String toString() {
            return "map<" + value + ">";
        }
    }

    /** Known fields, each of which may be absent: ask {@code has(applicant.grade)}. */
    record RecordOf(Map<String, RuleType> fields) implements RuleType {
        public RecordOf {
            fields = Map.copyOf(fields);
            fields.keySet().forEach(RuleType::requireName);
        }

        @Override
        public String toString() {
            return new java.util.TreeMap<>(fields)
                    .entrySet().stream()
                            .map(field -> field.getKey() + ": " + field.getValue())
                            .collect(Collectors.joining(", ", "record{", "}"));
        }
    }

    RuleType TEXT = Plain.TEXT;
    RuleType INT = Plain.INT;
    RuleType DOUBLE = Plain.DOUBLE;
    RuleType MONEY = Plain.MONEY;
    RuleType BOOL = Plain.BOOL;
    RuleType DATE = Plain.DATE;
    RuleType TIMESTAMP = Plain.TIMESTAMP;
    RuleType DURATION = Plain.DURATION;

    static RuleType list(RuleType element) {
        return new ListOf(element);
    }

    static RuleType map(RuleType value) {
        return new MapOf(value);
    }

    static RuleType record(Map<String, RuleType> fields) {
        return new RecordOf(fields);
    }

    /**
     * Reads the notation that {@code toString} writes; refuses anything else with an {@link
     * IllegalArgumentException}.
     */
    static RuleType parse(String text) {
        Reader reader = new Reader(text);
        RuleType type = reader.type(0);
        reader.expect("");
        return type;
    }

    /** Names of variables and fields: a small letter, then letters, digits, underscores; at most 40. */
    static void requireName(String name) {
        if (!isName(name)) {
            throw new IllegalArgumentException("Not a name for a variable: " + name);
        }
    }

    static boolean isName(String name) {
        return name.matches("[a-z][A-Za-z0-9_]{0,39}") && !RuleLimits.RESERVED.contains(name);
    }

    /** Recursive descent over the notation. */
    final class Reader {

        private static final int DEPTH_MAX = 6;

        private final String text;
        private int at;

        private Reader(String text) {
            this.text = text;
        }

        private RuleType type(int depth) {
            if (depth > DEPTH_MAX) {
                throw new IllegalArgumentException("Nested too deeply: " + text);
            }
            String word = word();
            return switch (word) {
                case "list" -> new ListOf(inBrackets(depth));
                case "map" -> new MapOf(inBrackets(depth));
                case "record" -> fields(depth);
                default -> plain(word);
            };
        }

        private RuleType plain(String word) {
            for (Plain plain : Plain.values()) {
                if (plain.word.equals(word)) {
                    return plain;
                }
            }
            throw new IllegalArgumentException("Unknown type \"" + word + "\" in " + text);
        }

        private RuleType inBrackets(int depth) {
            expect("<");
            RuleType type = type(depth + 1);
            expect(">");
            return type;
        }

        private RuleType fields(int depth) {
            Map<String, RuleType> fields = new LinkedHashMap<>();
            expect("{");
            do {
                String name = word();
                expect(":");
                fields.put(name, type(depth + 1));
            } while (accept(","));
            expect("}");
            return new RecordOf(fields);
        }

        private String word() {
            skipSpace();
            int start = at;
            while (at < text.length() && (Character.isLetterOrDigit(text.charAt(at)) || text.charAt(at) == '_')) {
                at++;
            }
            return text.substring(start, at);
        }

        private boolean accept(String sign) {
            skipSpace();
            boolean found = text.startsWith(sign, at);
            at += found ? sign.length() : 0;
            return found;
        }

        private void expect(String sign) {
            if (!accept(sign) || (sign.isEmpty() && at < text.length())) {
                throw new IllegalArgumentException("Not a type, at " + at + ": " + text);
            }
        }

        private void skipSpace() {
            while (at < text.length() && text.charAt(at) == ' ') {
                at++;
            }
        }
    }
}
