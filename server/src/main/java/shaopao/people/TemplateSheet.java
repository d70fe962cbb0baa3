package shaopao.people;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** An XLSX file to fill in. Its cells are text, so that a spreadsheet leaves numbers and dates as they were typed. */
final class TemplateSheet {

    private static final int TEXT_ROWS = 1_000;
    private static final int COLUMN_WIDTH = 16;

    private TemplateSheet() {}

    static byte[] of(String name, List<String> titles) {
        return of(name, titles, List.of());
    }

    /** The same with rows under the titles. */
    static byte[] of(String name, List<String> titles, List<List<String>> rows) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(out, "shaopao", "1.0")) {
            Worksheet sheet = book.newWorksheet(name);
            for (int column = 0; column < titles.size(); column++) {
                sheet.value(0, column, titles.get(column));
                sheet.width(column, COLUMN_WIDTH);
            }
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row + 1, column, rows.get(row).get(column));
                }
            }
            sheet.range(0, 0, Math.max(TEXT_ROWS, rows.size()), titles.size() - 1)
                    .style()
                    .format("@")
                    .set();
            sheet.range(0, 0, 0, titles.size() - 1).style().format("@").bold().set();
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }
}
