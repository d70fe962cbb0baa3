package shaopao.timetable;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import shaopao.people.Sheets.SheetRow;
import shaopao.timetable.PlanLine.PlanSlot;

/** A plan as CSV or XLSX, with the columns of {@link PlanColumn} in any order. */
final class SheetFile {

    private static final String WEEKDAYS = "一二三四五六日";
    private static final int CELL_MAX = 200;

    private final Map<PlanColumn, Integer> columns;
    private final List<PlanLine> lines = new ArrayList<>();
    private final List<PlanFlaw> unread = new ArrayList<>();

    private SheetFile(Map<PlanColumn, Integer> columns) {
        this.columns = columns;
    }

    /** Empty when the titles are not those of a plan. */
    static Optional<PlanFile> read(List<SheetRow> rows) {
        return PlanColumn.places(rows.getFirst().cells()).map(columns -> {
            SheetFile file = new SheetFile(columns);
            rows.stream().skip(1).forEach(file::take);
            return new PlanFile(file.lines, file.unread);
        });
    }

    private void take(SheetRow row) {
        int number = (int) row.number();
        String section = cell(row, PlanColumn.SECTION);
        Optional<Integer> students = number(cell(row, PlanColumn.STUDENTS), 0);
        Optional<Integer> credit = credit(cell(row, PlanColumn.CREDIT));
        Optional<Integer> first = number(cell(row, PlanColumn.FIRST), 0);
        Optional<Integer> last = number(cell(row, PlanColumn.LAST), first.orElse(0));
        if (students.isEmpty() || credit.isEmpty() || first.isEmpty() || last.isEmpty()) {
            unread.add(new PlanFlaw(number, section, PlanFlaw.Reason.NUMBER, String.join(" ", row.cells())));
            return;
        }
        String weeks = cell(row, PlanColumn.WEEKS);
        Optional<List<Integer>> parsed = WeekWords.parse(weeks);
        if (parsed.isEmpty()) {
            unread.add(new PlanFlaw(number, section, PlanFlaw.Reason.WEEKS_UNKNOWN, weeks));
            return;
        }
        lines.add(new PlanLine(
                number,
                section,
                cell(row, PlanColumn.COURSE),
                cell(row, PlanColumn.NAME),
                cell(row, PlanColumn.NAME_EN),
                cell(row, PlanColumn.TEACHER),
                words(cell(row, PlanColumn.TEACHERS)),
                cell(row, PlanColumn.UNIT),
                credit.get(),
                students.get(),
                words(cell(row, PlanColumn.CLASSES)),
                cell(row, PlanColumn.NOTE),
                List.of(new PlanSlot(
                        weekday(cell(row, PlanColumn.WEEKDAY)),
                        first.get(),
                        last.get(),
                        parsed.get(),
                        cell(row, PlanColumn.ROOM)))));
    }

    private String cell(SheetRow row, PlanColumn column) {
        Integer at = columns.get(column);
        String text = at == null || at >= row.cells().size()
                ? ""
                : row.cells().get(at).strip();
        return text.substring(0, Math.min(CELL_MAX, text.length()));
    }

    private static List<String> words(String cell) {
        return Stream.of(cell.split("[,，、;；\\s]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
    }

    /** 0 when it is none. */
    private static int weekday(String cell) {
        String word = cell.replaceFirst("^(星期|周|礼拜)", "").replace('天', '日');
        if (word.matches("[1-7]")) {
            return Integer.parseInt(word);
        }
        return word.length() == 1 ? WEEKDAYS.indexOf(word) + 1 : 0;
    }

    private static Optional<Integer> number(String cell, int absent) {
        if (cell.isEmpty()) {
            return Optional.of(absent);
        }
        return cell.matches("\\d{1,5}") ? Optional.of(Integer.parseInt(cell)) : Optional.empty();
    }

    private static Optional<Integer> credit(String cell) {
        if (cell.isEmpty()) {
            return Optional.of(0);
        }
        return cell.matches("\\d{1,2}(\\.\\d{1,2})?")
                ? Optional.of(new BigDecimal(cell).movePointRight(2).intValueExact())
                : Optional.empty();
    }
}
