package shaopao.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongConsumer;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.DemoPart;

/** The demo campus' persons and units: files made by {@link DemoCampus}, brought in like any school's own. */
@Component
class PeopleDemo implements DemoPart {

    private static final int STUDENTS = 20_000;
    private static final int STAFF = 2_000;
    private static final int CLASSES = 600;

    private final Imports imports;
    private final PeopleSettings settings;

    PeopleDemo(Imports imports, PeopleSettings settings) {
        this.imports = imports;
        this.settings = settings;
    }

    @Override
    public int floor() {
        return 2;
    }

    @Override
    public String title() {
        return "院系与人员";
    }

    @Override
    public void load(RandomGenerator random, Progress progress) {
        load(new DemoCampus(random, STUDENTS, STAFF, CLASSES), progress);
    }

    void load(DemoCampus campus, Progress progress) {
        int persons = campus.students() + campus.staff();
        try {
            Files.createDirectories(settings.folder());
            Path folder = Files.createTempDirectory(settings.folder(), "demo");
            bringIn(ImportKind.UNITS, campus.units(folder), _ -> {});
            bringIn(ImportKind.CLASSES, campus.classes(folder, false), _ -> {});
            bringIn(ImportKind.PERSONS, campus.persons(folder), row -> progress.at(Math.min(row, persons), persons));
            bringIn(ImportKind.CLASSES, campus.classes(folder, true), _ -> {});
            bringIn(ImportKind.POSTS, campus.posts(folder), _ -> {});
            Files.delete(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void bringIn(ImportKind kind, Path file, LongConsumer rows) throws IOException {
        ImportStatus status = imports.bringIn(Actor.system("demo"), kind, false, file, rows);
        Files.delete(file);
        if (status.phase() != ImportPhase.DONE) {
            throw new IllegalStateException("The demo campus was refused: " + status + imports.bad(status.id()));
        }
    }
}
