package shaopao.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Tables as departments keep them, for modules above: XLSX (the first sheet) and CSV, read whole and written. */
@Component
public class Sheets {

    private final PeopleSettings settings;

    Sheets(PeopleSettings settings) {
        this.settings = settings;
    }

    /**
     * A row that is not empty.
     *
     * @param number in the file, the first being 1
     */
    public record SheetRow(long number, List<String> cells) {
        public SheetRow {
            cells = List.copyOf(cells);
        }
    }

    /** All rows of a file; empty when it is none that can be read, or has more bytes or rows than allowed. */
    public Optional<List<SheetRow>> rows(InputStream body, long bytesMax, int rowsMax) {
        List<SheetRow> rows = new ArrayList<>();
        try {
            Files.createDirectories(settings.folder());
            Path file = Files.createTempFile(settings.folder(), "sheet", ".table");
            try {
                try (OutputStream out = Files.newOutputStream(file)) {
                    body.transferTo(new LimitedStream(out, bytesMax));
                }
                RosterFile.read(file, (number, cells) -> {
                    if (rows.size() <= rowsMax) {
                        rows.add(new SheetRow(number, cells));
                    }
                });
            } finally {
                Files.deleteIfExists(file);
            }
        } catch (LimitedStream.FullException | RosterFile.UnreadableException _) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return rows.isEmpty() || rows.size() > rowsMax ? Optional.empty() : Optional.of(rows);
    }

    /** A sheet of texts. */
    public byte[] xlsx(String name, List<String> titles, List<List<String>> rows) {
        return TemplateSheet.of(name, titles, rows);
    }

    /** The same as CSV that a spreadsheet opens as text. */
    public byte[] csv(List<String> titles, List<List<String>> rows) {
        StringBuilder text = new StringBuilder(CsvCells.MARK).append(CsvCells.line(titles));
        rows.forEach(row -> text.append(CsvCells.line(row)));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
