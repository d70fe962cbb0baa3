package shaopao.workflow.bpmn;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import shaopao.rules.RuleType;

/**
 * The conditions that other engines write, as far as they are comparisons of a variable with a constant:
 * {@code ${days > 3 && kind == 'sick'}}. They become CEL; the constants tell the types of the variables.
 */
final class Juel {

    private static final Pattern WHOLE = Pattern.compile("[$#]\\{(.*)}", Pattern.DOTALL);
    private static final Pattern TOKEN = Pattern.compile("\\s*(?:(?<sign>&&|\\|\\||==|!=|<=|>=|[<>!()])"
            + "|(?<number>-?\\d+(?:\\.\\d+)?)"
            + "|(?<text>'(?:[^'\\\\]|\\\\.)*'|\"(?:[^\"\\\\]|\\\\.)*\")"
            + "|(?<word>[A-Za-z_]\\w*))");
    private static final Map<String, String> WORDS = Map.of(
            "and", "&&", "or", "||", "not", "!", "eq", "==", "ne", "!=", "lt", "<", "le", "<=", "gt", ">", "ge", ">=");
    private static final List<String> COMPARISONS = List.of("==", "!=", "<", "<=", ">", ">=");

    private final Map<String, String> types = new HashMap<>();
    private final String text;
    private int at;
    private Token token = Token.END;

    private Juel(String text) {
        this.text = text;
    }

    /**
     * A condition in our language.
     *
     * @param types of the variables in it
     */
    record Condition(String cel, Map<String, String> types) {
        Condition {
            types = Map.copyOf(types);
        }
    }

    private record Token(Kind kind, String text) {

        private static final Token END = new Token(Kind.END, "");

        enum Kind {
            SIGN,
            CONSTANT,
            NAME,
            END
        }

        boolean is(String sign) {
            return kind == Kind.SIGN && text.equals(sign);
        }
    }

    /** Not a condition that we understand. */
    private static final class Unknown extends RuntimeException {
        Unknown() {
            super("", null, false, false);
        }
    }

    /** The condition in CEL; empty when it is more than comparisons. */
    static Optional<Condition> read(String expression) {
        Matcher whole = WHOLE.matcher(expression.strip());
        if (!whole.matches()) {
            return Optional.empty();
        }
        try {
            Juel juel = new Juel(whole.group(1));
            juel.next();
            String cel = juel.either(0);
            return juel.token.equals(Token.END) ? Optional.of(new Condition(cel, juel.types)) : Optional.empty();
        } catch (Unknown _) {
            return Optional.empty();
        }
    }

    private String either(int depth) {
        if (depth > 20) {
            throw new Unknown();
        }
        StringBuilder cel = new StringBuilder(both(depth));
        while (token.is("||")) {
            next();
            cel.append(" || ").append(both(depth));
        }
        return cel.toString();
    }

    private String both(int depth) {
        StringBuilder cel = new StringBuilder(one(depth));
        while (token.is("&&")) {
            next();
            cel.append(" && ").append(one(depth));
        }
        return cel.toString();
    }

    private String one(int depth) {
        if (token.is("!")) {
            next();
            return "!" + inBrackets(one(depth + 1));
        }
        if (token.is("(")) {
            next();
            String inner = either(depth + 1);
            if (!token.is(")")) {
                throw new Unknown();
            }
            next();
            return "(" + inner + ")";
        }
        return comparison();
    }

    private static String inBrackets(String cel) {
        return cel.matches("\\w+|\\(.*\\)") ? cel : "(" + cel + ")";
    }

    private String comparison() {
        Token left = token;
        next();
        if (!COMPARISONS.contains(token.text()) || token.kind() != Token.Kind.SIGN) {
            if (left.kind() == Token.Kind.NAME) {
                typed(left.text(), "bool");
                return left.text();
            }
            if (left.kind() == Token.Kind.CONSTANT && type(left.text()).equals("bool")) {
                return left.text();
            }
            throw new Unknown();
        }
        String sign = token.text();
        next();
        Token right = token;
        next();
        boolean forwards = left.kind() == Token.Kind.NAME && right.kind() == Token.Kind.CONSTANT;
        boolean backwards = left.kind() == Token.Kind.CONSTANT && right.kind() == Token.Kind.NAME;
        if (!forwards && !backwards) {
            throw new Unknown();
        }
        typed(forwards ? left.text() : right.text(), type(forwards ? right.text() : left.text()));
        return left.text() + " " + sign + " " + right.text();
    }

    private void typed(String name, String type) {
        if (!RuleType.isName(name)
                || !types.merge(name, type, (old, now) -> old.equals(now) ? old : "")
                        .equals(type)) {
            throw new Unknown();
        }
    }

    private static String type(String constant) {
        if (constant.startsWith("'")) {
            return "text";
        }
        if (constant.equals("true") || constant.equals("false")) {
            return "bool";
        }
        return constant.contains(".") ? "double" : "int";
    }

    private void next() {
        if (text.substring(at).isBlank()) {
            token = Token.END;
            return;
        }
        Matcher matcher = TOKEN.matcher(text).region(at, text.length());
        if (!matcher.lookingAt()) {
            throw new Unknown();
        }
        at = matcher.end();
        token = token(matcher);
    }

    private static Token token(Matcher matcher) {
        Optional<String> sign = group(matcher, "sign");
        Optional<String> number = group(matcher, "number");
        Optional<String> quoted = group(matcher, "text");
        String word = group(matcher, "word").orElse("");
        if (sign.isPresent() || WORDS.containsKey(word)) {
            return new Token(Token.Kind.SIGN, sign.orElseGet(() -> WORDS.getOrDefault(word, "")));
        }
        if (number.isPresent() || quoted.isPresent()) {
            return new Token(
                    Token.Kind.CONSTANT,
                    number.or(() -> quoted.map(Juel::quoted)).orElse(""));
        }
        return new Token(word.equals("true") || word.equals("false") ? Token.Kind.CONSTANT : Token.Kind.NAME, word);
    }

    private static Optional<String> group(Matcher matcher, String name) {
        return Optional.ofNullable(matcher.group(name));
    }

    /** Both languages know both kinds of quotation marks; ours is written in one of them. */
    private static String quoted(String text) {
        String inner = text.substring(1, text.length() - 1);
        return text.startsWith("\"") ? "'" + inner.replace("\\\"", "\"").replace("'", "\\'") + "'" : text;
    }
}
