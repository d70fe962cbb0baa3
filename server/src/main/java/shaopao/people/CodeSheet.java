package shaopao.people;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import shaopao.people.CodeRules.BadCode;
import shaopao.people.CodeRules.CodeFlaw;
import shaopao.people.CodeRules.CodeLine;

/** Codes of a table of the school's own as rows of a file: read, with each bad cell told, and written. Pure. */
final class CodeSheet {

    private static final Set<String> YES = Set.of("", "是", "在用", "yes", "y", "true", "1");
    private static final Set<String> NO = Set.of("否", "停用", "no", "n", "false", "0");

    private final Map<CodeColumn, Integer> columns = new EnumMap<>(CodeColumn.class);
    private final List<BadCode> bad = new ArrayList<>();
    private final List<CodeLine> lines = new ArrayList<>();

    private CodeSheet() {}

    /**
     * What a file says.
     *
     * @param unknownColumns titles that are no column of ours; what stands below them is left out
     */
    record Read(List<CodeLine> lines, List<BadCode> bad, List<String> unknownColumns) {}

    /** The first row has the titles of the columns. */
    static Read read(List<Sheets.SheetRow> rows) {
        CodeSheet sheet = new CodeSheet();
        List<String> unknown = sheet.titles(rows.getFirst().cells());
        if (sheet.bad.isEmpty()) {
            rows.stream().skip(1).forEach(sheet::line);
        }
        return new Read(sheet.lines, sheet.bad, unknown);
    }

    private List<String> titles(List<String> titles) {
        List<String> unknown = new ArrayList<>();
        for (int place = 0; place < titles.size(); place++) {
            Optional<CodeColumn> column = CodeColumn.of(titles.get(place));
            if (column.isPresent()) {
                columns.putIfAbsent(column.get(), place);
            } else if (!titles.get(place).isBlank()) {
                unknown.add(titles.get(place));
            }
        }
        for (CodeColumn needed : List.of(CodeColumn.CODE, CodeColumn.NAME)) {
            if (!columns.containsKey(needed)) {
                bad.add(new BadCode(1, needed, CodeFlaw.COLUMN_MISSING, ""));
            }
        }
        return unknown;
    }

    private void line(Sheets.SheetRow row) {
        String name = cell(row, CodeColumn.NAME);
        String english = cell(row, CodeColumn.NAME_EN);
        String parent = cell(row, CodeColumn.PARENT);
        lines.add(new CodeLine(
                row.number(),
                new OwnCode(
                        cell(row, CodeColumn.CODE),
                        name,
                        english.isEmpty() ? name : english,
                        Optional.of(parent).filter(text -> !text.isEmpty()),
                        cell(row, CodeColumn.NOTE),
                        inUse(row),
                        day(row, CodeColumn.FROM),
                        day(row, CodeColumn.UNTIL))));
    }

    /** A leading apostrophe is how spreadsheets are told that a cell is no formula. */
    private String cell(Sheets.SheetRow row, CodeColumn column) {
        Integer place = columns.get(column);
        String text = place == null || place >= row.cells().size()
                ? ""
                : row.cells().get(place).strip();
        return text.startsWith("'") ? text.substring(1) : text;
    }

    private boolean inUse(Sheets.SheetRow row) {
        String text = cell(row, CodeColumn.IN_USE).toLowerCase(Locale.ROOT);
        if (!YES.contains(text) && !NO.contains(text)) {
            bad.add(new BadCode(row.number(), CodeColumn.IN_USE, CodeFlaw.NOT_YES_OR_NO, text));
        }
        return YES.contains(text);
    }

    private Optional<LocalDate> day(Sheets.SheetRow row, CodeColumn column) {
        String text = cell(row, column);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            return Optional.of(LocalDate.parse(text.replace('/', '-')));
        } catch (DateTimeParseException _) {
            bad.add(new BadCode(row.number(), column, CodeFlaw.NOT_A_DATE, text));
            return Optional.empty();
        }
    }

    /** The codes as rows below the titles, in their order; a file that reads back as it was written. */
    static List<List<String>> rows(CodeTable table, String yes, String no) {
        return table.codes().stream()
                .map(code -> List.of(
                        code.code(),
                        code.name(),
                        or(code.nameEn()),
                        or(code.parent()),
                        or(code.note()),
                        code.fromOn() == null ? "" : code.fromOn().toString(),
                        code.untilOn() == null ? "" : code.untilOn().toString(),
                        code.inUse() ? yes : no))
                .toList();
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
