package shaopao.people;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes CSV that a spreadsheet opens as text: a cell that begins like a formula is led by an apostrophe (OWASP: CSV
 * injection), and the byte order mark tells Excel that it is UTF-8.
 */
public final class CsvCells {

    public static final String MARK = "\uFEFF";

    private CsvCells() {}

    /** One line with its end. */
    public static String line(List<String> cells) {
        return cells.stream().map(CsvCells::cell).collect(Collectors.joining(",")) + "\r\n";
    }

    private static String cell(String text) {
        String safe = !text.isEmpty() && "=+-@\t\r\n|%＝＋－＠".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return safe.chars().anyMatch(character -> ",\"\r\n".indexOf(character) >= 0)
                ? '"' + safe.replace("\"", "\"\"") + '"'
                : safe;
    }
}
