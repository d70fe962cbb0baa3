package shaopao.people;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/** Table files for tests. */
final class RosterFiles {

    private RosterFiles() {}

    static Path csv(Path folder, String... lines) throws IOException {
        return bytes(folder, String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
    }

    static Path bytes(Path folder, byte[] content) throws IOException {
        return Files.write(Files.createTempFile(folder, "roster", ".table"), content);
    }

    /** The same cells as a spreadsheet; a cell of digits becomes a number when {@code numbers}. */
    static Path xlsx(Path folder, boolean numbers, String... lines) throws IOException {
        Path file = Files.createTempFile(folder, "roster", ".xlsx");
        try (OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "test", "1.0")) {
            Worksheet sheet = book.newWorksheet("persons");
            for (int row = 0; row < lines.length; row++) {
                List<String> cells = List.of(lines[row].split(",", -1));
                for (int column = 0; column < cells.size(); column++) {
                    String cell = cells.get(column);
                    if (numbers && cell.matches("\\d{1,15}")) {
                        sheet.value(row, column, Long.parseLong(cell));
                    } else if (!cell.isEmpty()) {
                        sheet.value(row, column, cell);
                    }
                }
            }
        }
        return file;
    }
}
