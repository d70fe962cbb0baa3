package shaopao.people;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.function.LongConsumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.springframework.context.ApplicationContext;
import shaopao.kernel.Actor;

/** Work for the import benchmark: the files of a school of 22,000 persons, and the door through which they come. */
public final class ImportLoad {

    private static final int STUDENTS = 20_000;
    private static final int STAFF = 2_000;
    private static final int CLASSES = 600;

    private final Imports imports;

    public ImportLoad(ApplicationContext program) {
        this.imports = program.getBean(Imports.class);
    }

    /** Writes units, classes and persons as CSV; persons as XLSX too. The same files every time. */
    public static Files22000 write(Path folder) throws IOException {
        DemoCampus campus = new DemoCampus(new Random(22_000), STUDENTS, STAFF, CLASSES);
        Path units = campus.units(folder);
        Path classes = campus.classes(folder, false);
        Path persons = campus.persons(folder);
        return new Files22000(units, classes, persons, sheet(persons));
    }

    /** Where the files are. */
    public record Files22000(Path units, Path classes, Path personsCsv, Path personsXlsx) {}

    private static Path sheet(Path csv) throws IOException {
        Path file = csv.resolveSibling("persons.xlsx");
        try (BufferedReader lines = Files.newBufferedReader(csv);
                OutputStream out = Files.newOutputStream(file);
                Workbook book = new Workbook(out, "shaopao", "1.0")) {
            Worksheet sheet = book.newWorksheet("persons");
            int row = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                List<String> cells = List.of(line.split(",", -1));
                for (int column = 0; column < cells.size(); column++) {
                    sheet.value(row, column, cells.get(column));
                }
                row++;
            }
        }
        return file;
    }

    public void units(Path file) {
        bringIn(ImportKind.UNITS, file, _ -> {});
    }

    public void classes(Path file) {
        bringIn(ImportKind.CLASSES, file, _ -> {});
    }

    /** Brings the persons in; how many rows were new, changed, unchanged. */
    public List<Long> persons(Path file, LongConsumer rows) {
        ImportStatus status = bringIn(ImportKind.PERSONS, file, rows);
        return List.of(status.added(), status.changed(), status.unchanged());
    }

    private ImportStatus bringIn(ImportKind kind, Path file, LongConsumer rows) {
        ImportStatus status = imports.bringIn(Actor.system("bench"), kind, false, file, rows);
        if (status.phase() != ImportPhase.DONE) {
            throw new IllegalStateException(status + ": " + imports.bad(status.id()));
        }
        return status;
    }
}
