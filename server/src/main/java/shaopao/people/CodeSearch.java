package shaopao.people;

import java.util.List;
import java.util.Optional;

/**
 * Finds codes as people type them: by the beginning of the code, a part of a name, pinyin, initials, or both mixed
 * ({@code xihq} finds 西湖区). Pure.
 */
final class CodeSearch {

    private static final int TEXT_MAX = 40;

    private CodeSearch() {}

    /** Those that fit, in the order of the table; all of them for an empty text. */
    static List<CodeTable.Code> find(CodeTable table, String text, int limit) {
        String asked = NameRules.normal(text);
        String wanted = asked.substring(0, Math.min(TEXT_MAX, asked.length()));
        return table.codes().stream()
                .filter(code -> fits(code, wanted))
                .limit(limit)
                .toList();
    }

    private static boolean fits(CodeTable.Code code, String wanted) {
        return NameRules.normal(code.code()).startsWith(wanted)
                || named(code.name(), wanted)
                || Optional.ofNullable(code.shortName())
                        .filter(name -> named(name, wanted))
                        .isPresent()
                || Optional.ofNullable(code.nameEn())
                        .filter(name -> NameRules.normal(name).contains(wanted))
                        .isPresent()
                || Optional.ofNullable(code.note())
                        .filter(note -> NameRules.normal(note).contains(wanted))
                        .isPresent();
    }

    private static boolean named(String name, String wanted) {
        String normal = NameRules.normal(name);
        if (normal.contains(wanted)) {
            return true;
        }
        for (int start = 0; start < normal.length(); start++) {
            if (reads(normal, start, wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Whether the name, read from a character on, begins with the text: each as a whole, or its initial. */
    private static boolean reads(String name, int at, String rest) {
        if (rest.isEmpty()) {
            return true;
        }
        if (at == name.length()) {
            return false;
        }
        List<String> readings = Readings.of(name.charAt(at));
        if (readings.isEmpty()) {
            return rest.charAt(0) == name.charAt(at) && reads(name, at + 1, rest.substring(1));
        }
        return readings.stream()
                .anyMatch(reading -> (rest.startsWith(reading) && reads(name, at + 1, rest.substring(reading.length())))
                        || (rest.length() < reading.length() && reading.startsWith(rest))
                        || (rest.charAt(0) == reading.charAt(0) && reads(name, at + 1, rest.substring(1))));
    }
}
