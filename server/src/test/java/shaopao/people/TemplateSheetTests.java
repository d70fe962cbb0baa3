package shaopao.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateSheetTests {

    @TempDir
    Path folder;

    private final byte[] file = TemplateSheet.of("persons", List.of("学号或工号", "姓名"));

    @Test
    void titlesStandInTheFirstRow() throws Exception {
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(file))) {
            assertThat(book.getFirstSheet().read().getFirst().stream().map(Cell::getText))
                    .containsExactly("学号或工号", "姓名");
        }
    }

    /** A number that begins with zeros stays as it was typed. */
    @Test
    void cellsToFillInAreText() throws Exception {
        String sheet = part("xl/worksheets/sheet1.xml");
        String style = sheet.replaceFirst("(?s).*<c r=\"A2\" s=\"(\\d+)\".*", "$1");
        String styles = part("xl/styles.xml");
        String formats = styles.replaceFirst("(?s).*<cellXfs[^>]*>(.*)</cellXfs>.*", "$1");
        String format = formats.split("<xf ")[1 + Integer.parseInt(style)].replaceFirst("numFmtId=\"(\\d+)\".*", "$1");
        assertThat(styles).contains("<numFmt numFmtId=\"" + format + "\" formatCode=\"@\"");
    }

    private String part(String name) throws Exception {
        Path kept = Files.write(folder.resolve("template.xlsx"), file);
        try (ZipFile zip = new ZipFile(kept.toFile())) {
            return new String(zip.getInputStream(zip.getEntry(name)).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
