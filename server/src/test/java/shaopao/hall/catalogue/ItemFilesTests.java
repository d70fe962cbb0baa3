package shaopao.hall.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.ModuleTest;

@ModuleTest
class ItemFilesTests {

    @Autowired
    CatalogueFiles files;

    @Autowired
    ItemReader reader;

    @Autowired
    Catalogue catalogue;

    @Autowired
    ItemCommands commands;

    @Autowired
    ItemCheck check;

    @TempDir
    Path folder;

    @Test
    void whatIsExportedIsWhatWasWritten() throws IOException {
        assertThat(catalogue.item("student-leave")).isPresent();
        List<CatalogueFiles.Source> shipped = files.all();
        for (CatalogueFiles.Source source : shipped) {
            assertThat(commands.export(source.folder(), folder).good())
                    .as(source.file())
                    .isTrue();
        }
        try (var written = Files.walk(folder, 3)) {
            for (Path file : written.filter(path -> path.endsWith("item.yaml")).toList()) {
                CatalogueFiles.Source exported = CatalogueFiles.source(file);
                assertThat(shipped.stream().map(CatalogueFiles.Source::yaml)).contains(exported.yaml());
                assertThat(shipped.stream().map(CatalogueFiles.Source::guide)).contains(exported.guide());
            }
        }
        assertThat(check.check(folder).lines()).last().asString().contains("in order");
        assertThat(commands.diff(folder).lines()).containsExactly("no difference");
        assertThat(commands.export("no-such-item", folder).good()).isFalse();
    }

    /** What the studio sends as a tree becomes a file that says the same. */
    @Test
    @SuppressWarnings("unchecked")
    void everyItemSurvivesTheWayThroughATree() {
        for (CatalogueFiles.Source source : files.all()) {
            Map<String, Object> tree = (Map<String, Object>)
                    YamlValue.read(source.file(), source.yaml()).tree();
            CatalogueFiles.Source again =
                    new CatalogueFiles.Source(source.file(), source.folder(), YamlText.of(tree), source.guide());
            assertThat(reader.understand(again)).as(source.file()).isEqualTo(reader.understand(source));
        }
    }

    @Test
    void changedFileIsToldInWordsAndTaken() throws IOException {
        String code = "taken-" + Long.toString(System.nanoTime(), 36);
        Path item = folder.resolve("xuegong").resolve(code);
        Files.createDirectories(item);
        CatalogueFiles.Source leave = files.all().stream()
                .filter(source -> source.folder().equals("student-leave"))
                .findFirst()
                .orElseThrow();
        String text = leave.yaml().replace("code: student-leave", "code: " + code);
        Files.writeString(item.resolve("item.yaml"), text);
        assertThat(commands.diff(folder).lines()).containsExactly(code + ": not in the database");
        assertThat(commands.load(folder).lines()).contains("added " + code);
        assertThat(commands.diff(item).lines()).containsExactly("no difference");
        Files.writeString(item.resolve("item.yaml"), text.replace("promisedDays: 1", "promisedDays: 2"));
        assertThat(commands.diff(item.resolve("item.yaml")).lines()).containsExactly(code + ":", "  承诺时限（工作日）：1 → 2");
        assertThat(commands.load(folder).lines()).contains("changed " + code);
        Files.writeString(item.resolve("item.yaml"), "code: [");
        assertThat(commands.load(folder).good()).isFalse();
        assertThat(check.check(folder).lines().getFirst()).startsWith(item.resolve("item.yaml") + ":");
    }

    @Test
    void starterIsInOrderAndNeverOverwrites() {
        assertThat(ItemCommands.starter(folder, "xuegong", "new-item").good()).isTrue();
        assertThat(check.check(folder).good()).isTrue();
        assertThat(ItemCommands.starter(folder, "xuegong", "new-item").good()).isFalse();
        assertThat(ItemCommands.starter(folder, "..", "new-item").good()).isFalse();
        assertThat(ItemCommands.starter(folder, "xuegong", "Not A Code").good()).isFalse();
    }
}
