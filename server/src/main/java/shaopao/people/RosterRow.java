package shaopao.people;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One row under its header; reads cells as what they should be and notes every flaw. */
final class RosterRow {

    private static final Pattern DATE = Pattern.compile("(\\d{4})[-/.年](\\d{1,2})[-/.月](\\d{1,2})日?(?:[T ].*)?");
    private static final Pattern COMPACT_DATE = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern SERIAL = Pattern.compile("[1-6]\\d{4}(\\.\\d+)?");
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]+");
    private static final LocalDate SERIAL_START = LocalDate.of(1899, 12, 30);

    private final long number;
    private final Map<String, Integer> places;
    private final List<String> cells;
    private final BadCells bad;

    RosterRow(long number, Map<String, Integer> places, List<String> cells, BadCells bad) {
        this.number = number;
        this.places = places;
        this.cells = cells;
        this.bad = bad;
    }

    long number() {
        return number;
    }

    boolean good() {
        return !bad.has(number);
    }

    void flaw(String column, Flaw reason) {
        bad.add(number, column, reason, raw(column));
    }

    private String raw(String column) {
        Integer place = places.get(column);
        return place == null || place >= cells.size() ? "" : cells.get(place).strip();
    }

    /** The cell's text, at most so long, without control characters; empty when the cell is. */
    String text(String column, int lengthMax) {
        String text = raw(column);
        if (text.length() > lengthMax) {
            flaw(column, Flaw.TOO_LONG);
            return "";
        }
        if (!encodable(text) || text.chars().anyMatch(Character::isISOControl)) {
            flaw(column, Flaw.CONTROL_CHARACTER);
            return "";
        }
        return text;
    }

    private static boolean encodable(String text) {
        return java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(text);
    }

    String needed(String column, int lengthMax) {
        if (raw(column).isEmpty()) {
            flaw(column, Flaw.REQUIRED);
            return "";
        }
        return text(column, lengthMax);
    }

    /** A code or number of letters, digits, hyphen and underscore. */
    String neededCode(String column, int lengthMax) {
        String text = needed(column, lengthMax);
        if (!text.isEmpty() && !CODE.matcher(text).matches()) {
            flaw(column, Flaw.WRONG_CHARACTERS);
            return "";
        }
        return text;
    }

    /** A date as schools write it, 2023-09-01, 2023/9/1, 20230901, 2023年9月1日, or a spreadsheet's day number. */
    @Nullable LocalDate date(String column) {
        String text = raw(column);
        if (text.isEmpty()) {
            return null;
        }
        try {
            LocalDate date = parse(text);
            if (date != null && date.getYear() >= 1900 && date.getYear() <= 2200) {
                return date;
            }
        } catch (DateTimeException _) {
            // told below like any other text that is no date
        }
        flaw(column, Flaw.NOT_A_DATE);
        return null;
    }

    private static @Nullable LocalDate parse(String text) {
        for (Pattern pattern : List.of(DATE, COMPACT_DATE)) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.matches()) {
                return LocalDate.of(
                        Integer.parseInt(matcher.group(1)),
                        Integer.parseInt(matcher.group(2)),
                        Integer.parseInt(matcher.group(3)));
            }
        }
        return SERIAL.matcher(text).matches() ? SERIAL_START.plusDays((long) Double.parseDouble(text)) : null;
    }

    /** A whole number; the given one when the cell is empty. */
    int number(String column, int otherwise, int least, int most) {
        String text = raw(column).replaceFirst("\\.0+$", "").replaceFirst("级$", "");
        if (text.isEmpty()) {
            return otherwise;
        }
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException _) {
            // told below
        }
        flaw(column, Flaw.NOT_A_NUMBER);
        return otherwise;
    }

    /** A code of a table, given as code or as name; empty when the cell is. */
    String coded(String column, CodeBook codes) {
        String text = text(column, 60);
        if (text.isEmpty()) {
            return "";
        }
        String code = codes.code(column, text);
        if (code == null) {
            flaw(column, Flaw.UNKNOWN_CODE);
            return "";
        }
        return code;
    }

    /** One of the given words, in any case; null with a flaw when it is none of them. */
    <T> @Nullable T word(String column, Map<String, T> words) {
        String text = needed(column, 30);
        T found = words.get(text.toUpperCase(Locale.ROOT));
        if (found == null && !text.isEmpty()) {
            flaw(column, Flaw.UNKNOWN_KIND);
        }
        return found;
    }
}
