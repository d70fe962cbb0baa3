package shaopao.notices;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** Reads the texts of templates: {@code {name}} is a variable, {@code {{} and {@code }}} are braces. */
final class TemplateRules {

    static final int TITLE_LENGTH_MAX = 120;
    static final int BODY_LENGTH_MAX = 4_000;
    static final int SMS_LENGTH_MAX = 500;

    private TemplateRules() {}

    /** What can be wrong with a text. */
    enum Reason {
        BLANK,
        TOO_LONG,
        UNKNOWN_VARIABLE,
        BRACE_NOT_CLOSED,
        BRACE_NOT_OPENED
    }

    /**
     * A fault and where it is.
     *
     * @param field {@code zh.title}
     * @param line from 1
     * @param column from 1, in characters
     * @param found the unknown name, or the text at the place
     */
    record Flaw(String field, Reason reason, int line, int column, String found) {}

    /** Everything that is wrong with the texts of both languages. */
    static List<Flaw> flaws(List<String> variables, TemplateText zh, TemplateText en) {
        List<Flaw> flaws = new ArrayList<>();
        for (Map.Entry<String, TemplateText> one : List.of(Map.entry("zh", zh), Map.entry("en", en))) {
            String language = one.getKey();
            TemplateText text = one.getValue();
            check(language + ".title", text.title(), TITLE_LENGTH_MAX, true, variables, flaws);
            check(language + ".body", text.body(), BODY_LENGTH_MAX, true, variables, flaws);
            check(language + ".sms", text.sms(), SMS_LENGTH_MAX, false, variables, flaws);
        }
        return flaws;
    }

    private static void check(
            String field, String text, int lengthMax, boolean needed, List<String> variables, List<Flaw> flaws) {
        if (needed && text.isBlank()) {
            flaws.add(new Flaw(field, Reason.BLANK, 1, 1, ""));
        }
        if (text.codePointCount(0, text.length()) > lengthMax) {
            flaws.add(new Flaw(field, Reason.TOO_LONG, 1, 1, String.valueOf(lengthMax)));
        }
        walk(
                text,
                (at, name) -> {
                    if (!variables.contains(name)) {
                        flaws.add(flaw(field, Reason.UNKNOWN_VARIABLE, text, at, name));
                    }
                },
                _ -> {},
                (at, reason) -> flaws.add(flaw(field, reason, text, at, excerpt(text, at))));
    }

    private static Flaw flaw(String field, Reason reason, String text, int at, String found) {
        int line =
                1 + (int) text.substring(0, at).chars().filter(c -> c == '\n').count();
        int start = text.lastIndexOf('\n', Math.max(0, at - 1)) + 1;
        int column = 1 + text.codePointCount(at == 0 ? 0 : start, at);
        return new Flaw(field, reason, line, column, found);
    }

    private static String excerpt(String text, int at) {
        return text.substring(at, Math.min(text.length(), at + 20));
    }

    /** The text with its variables filled; one without a value stays away. */
    static String filled(String text, Map<String, String> values) {
        StringBuilder filled = new StringBuilder();
        walk(
                text,
                (_, name) -> filled.append(values.getOrDefault(name, "")),
                filled::append,
                (at, _) -> filled.append(text.charAt(at)));
        return filled.toString();
    }

    /** Walks the text once: variables and faults with their place, everything else as it is. */
    private static void walk(
            String text,
            BiConsumer<Integer, String> variable,
            java.util.function.Consumer<String> plain,
            BiConsumer<Integer, Reason> fault) {
        int at = 0;
        while (at < text.length()) {
            char here = text.charAt(at);
            boolean twice = at + 1 < text.length() && text.charAt(at + 1) == here;
            if ((here == '{' || here == '}') && twice) {
                plain.accept(String.valueOf(here));
                at += 2;
            } else if (here == '{') {
                int end = text.indexOf('}', at);
                if (end < 0) {
                    fault.accept(at, Reason.BRACE_NOT_CLOSED);
                    at++;
                } else {
                    variable.accept(at, text.substring(at + 1, end).strip());
                    at = end + 1;
                }
            } else if (here == '}') {
                fault.accept(at, Reason.BRACE_NOT_OPENED);
                at++;
            } else {
                plain.accept(String.valueOf(here));
                at++;
            }
        }
    }
}
