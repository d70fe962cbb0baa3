package shaopao.rules;

/**
 * Which regular expressions a rule may use: those that RE2 and JavaScript read alike and that cannot run long in
 * either. Characters, {@code .}, classes, groups, alternatives, {@code ^ $}, {@code \d \w} and escaped signs. What
 * is repeated more than once holds neither repetitions nor alternatives; at most three repetitions have no upper
 * bound, and the ways in which the others can vary multiply to at most 100. Pure.
 */
final class PatternRules {

    private static final int REPEAT_MAX = 100;
    private static final int UNBOUNDED_MAX = 3;
    private static final int WAYS_MAX = 100;
    private static final int DEPTH_MAX = 5;
    private static final String ESCAPED = "dwDW.\\+*?()[]{}|^$/";

    private final String pattern;
    private int at;
    private int unbounded;
    private long ways = 1;

    private PatternRules(String pattern) {
        this.pattern = pattern;
    }

    static boolean allowed(String pattern) {
        if (pattern.length() > RuleLimits.PATTERN_MAX) {
            return false;
        }
        PatternRules rules = new PatternRules(pattern);
        try {
            rules.alternatives(0);
            return rules.at == pattern.length() && rules.unbounded <= UNBOUNDED_MAX && rules.ways <= WAYS_MAX;
        } catch (Refusal e) {
            return false;
        }
    }

    /** Leaves the descent. */
    private static final class Refusal extends RuntimeException {}

    /** Whether it can match in several ways, by a repetition or by alternatives. */
    private boolean alternatives(int depth) {
        if (depth > DEPTH_MAX) {
            throw new Refusal();
        }
        boolean varies = false;
        while (at < pattern.length() && peek() != ')') {
            if (peek() == '|') {
                take();
                varies = true;
            } else {
                varies |= piece(depth);
            }
        }
        return varies;
    }

    private boolean piece(int depth) {
        char sign = take();
        boolean varies = sign == '(' && group(depth);
        switch (sign) {
            case '[' -> characterClass();
            case '\\' -> escape(ESCAPED);
            case '*', '+', '?', '{', '}', ']' -> throw new Refusal();
            default -> lowSurrogateFollows(sign);
        }
        Repetition repetition = repetition();
        boolean anchor = sign == '^' || sign == '$';
        if ((anchor && repetition != Repetition.NONE) || (varies && repetition == Repetition.MANY)) {
            throw new Refusal();
        }
        return varies || repetition != Repetition.NONE;
    }

    private void lowSurrogateFollows(char sign) {
        if (Character.isSurrogate(sign)
                && (Character.isLowSurrogate(sign) || at == pattern.length() || !Character.isLowSurrogate(take()))) {
            throw new Refusal();
        }
    }

    private boolean group(int depth) {
        if (at < pattern.length() && peek() == '?') {
            take();
            take(':');
        }
        boolean varies = alternatives(depth + 1);
        take(')');
        return varies;
    }

    /** The escaped sign; 0 for a class of its own such as \d. */
    private char escape(String allowed) {
        if (at == pattern.length() || allowed.indexOf(peek()) < 0) {
            throw new Refusal();
        }
        char sign = take();
        return Character.isLetter(sign) ? 0 : sign;
    }

    /** Signs, ranges and escapes; no class within a class, no surrogates, nothing empty. */
    private void characterClass() {
        if (at < pattern.length() && peek() == '^') {
            take();
        }
        int first = at;
        while (at < pattern.length() && peek() != ']') {
            char low = classSign();
            if (at + 1 < pattern.length() && peek() == '-' && pattern.charAt(at + 1) != ']') {
                take();
                char high = classSign();
                if (low == 0 || high == 0 || low > high) {
                    throw new Refusal();
                }
            }
        }
        if (at == first) {
            throw new Refusal();
        }
        take(']');
    }

    private char classSign() {
        char sign = take();
        if (sign == '[' || sign == '&' || sign == '~' || Character.isSurrogate(sign)) {
            throw new Refusal();
        }
        return sign == '\\' ? escape(ESCAPED + "-") : sign;
    }

    /** How often a piece may come. */
    private enum Repetition {
        NONE,
        OPTIONAL,
        MANY
    }

    private Repetition repetition() {
        if (at == pattern.length() || "?*+{".indexOf(peek()) < 0) {
            return Repetition.NONE;
        }
        Repetition repetition = Repetition.MANY;
        switch (take()) {
            case '?' -> {
                repetition = Repetition.OPTIONAL;
                ways *= 2;
            }
            case '{' -> bounds();
            default -> unbounded++;
        }
        if (ways > WAYS_MAX || (at < pattern.length() && "?*+{".indexOf(peek()) >= 0)) {
            throw new Refusal();
        }
        return repetition;
    }

    private void bounds() {
        int least = number();
        int most = least;
        if (at < pattern.length() && peek() == ',') {
            take();
            if (at < pattern.length() && peek() == '}') {
                unbounded++;
            } else {
                most = number();
            }
        }
        take('}');
        if (least > most || most > REPEAT_MAX || most == 0) {
            throw new Refusal();
        }
        ways *= most - least + 1L;
    }

    private int number() {
        int start = at;
        while (at < pattern.length() && peek() >= '0' && peek() <= '9') {
            at++;
        }
        if (at == start || at - start > 3) {
            throw new Refusal();
        }
        return Integer.parseInt(pattern.substring(start, at));
    }

    private char peek() {
        return pattern.charAt(at);
    }

    private char take() {
        if (at == pattern.length()) {
            throw new Refusal();
        }
        return pattern.charAt(at++);
    }

    private void take(char sign) {
        if (take() != sign) {
            throw new Refusal();
        }
    }
}
