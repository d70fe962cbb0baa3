package shaopao.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What codes of a table of the school's own must be like. Pure. */
final class CodeRules {

    static final int TABLES_MAX = 200;
    static final int CODES_MAX = 5_000;
    static final int LEVELS_MAX = 8;
    static final int NAME_MAX = 100;
    static final int NOTE_MAX = 300;

    private static final Pattern TABLE = Pattern.compile("[a-z][a-z0-9-]{1,39}");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,39}");
    private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cs}]");

    private CodeRules() {}

    /** What can be wrong. */
    enum CodeFlaw {
        CODE_WRONG,
        DUPLICATE,
        NAME_MISSING,
        TOO_LONG,
        CONTROL_CHARACTER,
        PARENT_UNKNOWN,
        BELOW_ITSELF,
        TOO_DEEP,
        NOT_A_DATE,
        NOT_YES_OR_NO,
        ENDS_BEFORE_IT_BEGINS,
        COLUMN_MISSING,
        TOO_MANY
    }

    /** A place that is wrong: the row of a file, 0 where there is none, and the column. */
    record BadCode(long row, CodeColumn column, CodeFlaw flaw, String value) {}

    /** A code and the row of the file that has it. */
    record CodeLine(long row, OwnCode code) {}

    static boolean isTableName(String name) {
        return TABLE.matcher(name).matches();
    }

    /**
     * Everything that is wrong with codes that are to be added or changed.
     *
     * @param there the codes of the table by now
     */
    static List<BadCode> flaws(List<CodeLine> lines, Map<String, OwnCode> there) {
        List<BadCode> bad = new ArrayList<>();
        Map<String, String> above = new HashMap<>();
        there.values().forEach(code -> above.put(code.code(), code.parent().orElse("")));
        Set<String> seen = new HashSet<>();
        for (CodeLine line : lines) {
            alone(line, bad);
            if (!seen.add(line.code().code())) {
                bad.add(bad(
                        line, CodeColumn.CODE, CodeFlaw.DUPLICATE, line.code().code()));
            }
            above.put(line.code().code(), line.code().parent().orElse(""));
        }
        lines.forEach(line -> place(line, above)
                .ifPresent(flaw -> bad.add(
                        bad(line, CodeColumn.PARENT, flaw, line.code().parent().orElse("")))));
        if (above.size() > CODES_MAX) {
            bad.add(new BadCode(0, CodeColumn.CODE, CodeFlaw.TOO_MANY, String.valueOf(CODES_MAX)));
        }
        return bad;
    }

    private static BadCode bad(CodeLine line, CodeColumn column, CodeFlaw flaw, String value) {
        return new BadCode(line.row(), column, flaw, value);
    }

    private static void alone(CodeLine line, List<BadCode> bad) {
        OwnCode code = line.code();
        if (!CODE.matcher(code.code()).matches()) {
            bad.add(bad(line, CodeColumn.CODE, CodeFlaw.CODE_WRONG, code.code()));
        }
        if (code.name().isBlank()) {
            bad.add(bad(line, CodeColumn.NAME, CodeFlaw.NAME_MISSING, ""));
        }
        text(line, CodeColumn.NAME, code.name(), NAME_MAX, bad);
        text(line, CodeColumn.NAME_EN, code.nameEn(), NAME_MAX, bad);
        text(line, CodeColumn.NOTE, code.note(), NOTE_MAX, bad);
        code.untilOn()
                .filter(until ->
                        code.fromOn().filter(from -> !until.isAfter(from)).isPresent())
                .ifPresent(until ->
                        bad.add(bad(line, CodeColumn.UNTIL, CodeFlaw.ENDS_BEFORE_IT_BEGINS, until.toString())));
    }

    private static void text(CodeLine line, CodeColumn column, String text, int most, List<BadCode> bad) {
        if (text.length() > most) {
            bad.add(bad(line, column, CodeFlaw.TOO_LONG, text.substring(0, most)));
        } else if (CONTROL.matcher(text).find()) {
            bad.add(bad(
                    line,
                    column,
                    CodeFlaw.CONTROL_CHARACTER,
                    CONTROL.matcher(text).replaceAll(" ")));
        }
    }

    /** What is wrong with where the code stands, with all changes made. */
    private static Optional<CodeFlaw> place(CodeLine line, Map<String, String> above) {
        String at = line.code().parent().orElse("");
        if (!at.isEmpty() && !above.containsKey(at)) {
            return Optional.of(CodeFlaw.PARENT_UNKNOWN);
        }
        Set<String> passed = new HashSet<>(Set.of(line.code().code()));
        while (!at.isEmpty()) {
            if (!passed.add(at)) {
                return Optional.of(CodeFlaw.BELOW_ITSELF);
            }
            at = above.getOrDefault(at, "");
        }
        return passed.size() > LEVELS_MAX ? Optional.of(CodeFlaw.TOO_DEEP) : Optional.empty();
    }
}
