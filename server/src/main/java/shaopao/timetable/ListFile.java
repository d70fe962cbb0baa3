package shaopao.timetable;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import shaopao.people.Sheets.SheetRow;

/** Rows of a list by the titles of its columns, in any order and either language. */
final class ListFile {

    private static final int CELL_MAX = 100;

    private final Map<String, Integer> places = new HashMap<>();
    private final List<SheetRow> rows;

    private ListFile(List<SheetRow> rows) {
        List<String> titles = rows.getFirst().cells();
        for (int at = 0; at < titles.size(); at++) {
            places.putIfAbsent(titles.get(at).strip().toLowerCase(Locale.ROOT), at);
        }
        this.rows = rows.subList(1, rows.size());
    }

    /** A column by its Chinese and its English title. */
    record Column(String title, String english) {}

    /** Empty when one of the columns is missing. */
    static Optional<ListFile> of(List<SheetRow> rows, List<Column> needed) {
        ListFile file = new ListFile(rows);
        return needed.stream().allMatch(column -> file.place(column) >= 0) ? Optional.of(file) : Optional.empty();
    }

    List<SheetRow> rows() {
        return rows;
    }

    private int place(Column column) {
        return places.getOrDefault(column.title(), places.getOrDefault(column.english(), -1));
    }

    /** Empty when the row or the file has no such cell. */
    String cell(SheetRow row, Column column) {
        int at = place(column);
        String text =
                at < 0 || at >= row.cells().size() ? "" : row.cells().get(at).strip();
        return text.substring(0, Math.min(CELL_MAX, text.length()));
    }
}
