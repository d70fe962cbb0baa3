package shaopao.people;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;

/**
 * A table file, read row by row: CSV in UTF-8 (with or without byte order mark) or GB18030, or the first sheet of an
 * XLSX.
 */
final class RosterFile {

    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final int COLUMNS_MAX = 200;
    private static final int RECORD_CHARACTERS_MAX = 1 << 17;

    /** What a spreadsheet may unpack to: shared strings are held in memory while it is read. */
    private static final long UNPACKED_MAX = 256L << 20;

    private RosterFile() {}

    /** Hears every row with its number in the file, the header being 1; empty rows are left out. */
    interface Listener {
        void row(long number, List<String> cells);
    }

    /** The file is none that can be read; the cause says why. */
    static final class UnreadableException extends Exception {
        UnreadableException(String why, Throwable cause) {
            super(why, cause);
        }
    }

    static void read(Path file, Listener listener) throws IOException, UnreadableException {
        try {
            if (isZip(file)) {
                checkUnpacked(file);
                readSheet(file, listener);
            } else {
                readText(file, listener);
            }
        } catch (CsvParseException | CharacterCodingException | ZipException | ExcelReaderException e) {
            throw new UnreadableException("broken file", e);
        }
    }

    /** Rows of a text file, about; 0 when it cannot be known without reading. */
    static long rowsAbout(Path file) throws IOException {
        if (isZip(file)) {
            return 0;
        }
        long lines = 0;
        byte[] buffer = new byte[1 << 16];
        try (InputStream stream = Files.newInputStream(file)) {
            for (int read = stream.read(buffer); read > 0; read = stream.read(buffer)) {
                for (int place = 0; place < read; place++) {
                    if (buffer[place] == '\n') {
                        lines++;
                    }
                }
            }
        }
        return lines;
    }

    private static boolean isZip(Path file) throws IOException {
        try (InputStream stream = Files.newInputStream(file)) {
            return Arrays.equals(stream.readNBytes(ZIP.length), ZIP);
        }
    }

    private static void readText(Path file, Listener listener) throws IOException {
        try (Reader reader = new InputStreamReader(
                        withoutMark(new BufferedInputStream(Files.newInputStream(file))), strict(charset(file)));
                CsvReader<CsvRecord> records = CsvReader.builder()
                        .skipEmptyLines(false)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .maxBufferSize(RECORD_CHARACTERS_MAX)
                        .ofCsvRecord(reader)) {
            long number = 0;
            for (CsvRecord row : records) {
                number++;
                tell(number, row.getFields(), listener);
            }
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static InputStream withoutMark(BufferedInputStream stream) throws IOException {
        stream.mark(3);
        byte[] mark = stream.readNBytes(3);
        if (mark.length < 3 || mark[0] != (byte) 0xEF || mark[1] != (byte) 0xBB || mark[2] != (byte) 0xBF) {
            stream.reset();
        }
        return stream;
    }

    /** UTF-8 when the whole file is valid UTF-8, else GB18030, in which Chinese spreadsheets save CSV. */
    private static Charset charset(Path file) throws IOException {
        char[] buffer = new char[1 << 15];
        try (Reader reader = new InputStreamReader(Files.newInputStream(file), strict(StandardCharsets.UTF_8))) {
            while (reader.read(buffer) >= 0) {
                Thread.onSpinWait();
            }
            return StandardCharsets.UTF_8;
        } catch (CharacterCodingException _) {
            return Charset.forName("GB18030");
        }
    }

    private static CharsetDecoder strict(Charset charset) {
        return charset.newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
    }

    private static void readSheet(Path file, Listener listener) throws IOException, UnreadableException {
        try (ReadableWorkbook book = new ReadableWorkbook(file.toFile());
                var rows = book.getFirstSheet().openStream()) {
            Iterator<Row> each = rows.iterator();
            while (each.hasNext()) {
                Row row = each.next();
                List<String> cells = new ArrayList<>();
                for (int place = 0; place < Math.min(row.getCellCount(), COLUMNS_MAX + 1); place++) {
                    cells.add(text(row.getCell(place)));
                }
                tell(row.getRowNum(), cells, listener);
            }
        } catch (java.util.NoSuchElementException | NullPointerException | IllegalArgumentException e) {
            throw new UnreadableException("broken sheet", e);
        }
    }

    private static String text(@org.jspecify.annotations.Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY || cell.getType() == CellType.ERROR) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER) {
            return cell.asNumber().toPlainString();
        }
        String text = cell.getText();
        return text == null ? "" : text;
    }

    private static void tell(long number, List<String> cells, Listener listener) {
        if (cells.stream().anyMatch(cell -> !cell.isBlank())) {
            listener.row(number, cells);
        }
    }

    /** Unpacks once without keeping anything, so that a small file cannot fill the memory. */
    private static void checkUnpacked(Path file) throws IOException, UnreadableException {
        byte[] buffer = new byte[1 << 16];
        long unpacked = 0;
        try (ZipFile zip = new ZipFile(file.toFile())) {
            for (ZipEntry entry : (Iterable<ZipEntry>) zip.stream().map(ZipEntry.class::cast)::iterator) {
                try (InputStream stream = zip.getInputStream(entry)) {
                    for (int read = stream.read(buffer); read > 0; read = stream.read(buffer)) {
                        unpacked += read;
                        if (unpacked > UNPACKED_MAX) {
                            throw new UnreadableException("unpacks to too much", new ZipException(entry.getName()));
                        }
                    }
                }
            }
        }
    }
}
