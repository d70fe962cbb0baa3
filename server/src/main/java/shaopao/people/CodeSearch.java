package shaopao.people;

import java.util.BitSet;
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

    /**
     * Whether the name, read from a character on, begins with the text: each as a whole, or its initial. All places of
     * the text that can be reached are kept side by side, so that no name makes it slow.
     */
    private static boolean reads(String name, int start, String wanted) {
        BitSet reached = new BitSet();
        reached.set(0);
        for (int at = start; at < name.length() && !reached.isEmpty(); at++) {
            if (reached.get(wanted.length())) {
                return true;
            }
            reached = next(name.charAt(at), reached, wanted);
        }
        return reached.get(wanted.length());
    }

    /** Where one can be in the text after this character; its end, too, when the text ends within a reading. */
    private static BitSet next(char character, BitSet reached, String wanted) {
        List<String> readings = Readings.of(character);
        BitSet next = new BitSet();
        reached.stream().forEach(at -> {
            if (readings.isEmpty() && wanted.charAt(at) == character) {
                next.set(at + 1);
            }
            for (String reading : readings) {
                if (wanted.startsWith(reading, at)) {
                    next.set(at + reading.length());
                } else if (reading.startsWith(wanted.substring(at))) {
                    next.set(wanted.length());
                }
                if (reading.charAt(0) == wanted.charAt(at)) {
                    next.set(at + 1);
                }
            }
        });
        return next;
    }
}
