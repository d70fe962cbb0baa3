package shaopao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on items that need no database, as the launcher calls them: in a program of their own. */
@Tag("once")
class ItemCommandTests {

    @TempDir
    Path folder;

    @Test
    void shippedCatalogueIsInOrder() throws Exception {
        assertThat(run("check", "../catalogue")).isZero();
    }

    @Test
    void starterIsMadeAndCheckedAndAFlawIsFound() throws Exception {
        assertThat(run("new", "xuegong/new-item", folder.toString())).isZero();
        assertThat(run("check", folder.toString())).isZero();
        Path file = folder.resolve("xuegong/new-item/item.yaml");
        Files.writeString(file, Files.readString(file).replace("type: long-text", "type: novel"));
        assertThat(run("check", file.toString())).isEqualTo(1);
    }

    @Test
    void whatIsNotUnderstoodIsToldSo() {
        assertThat(Commands.run("item", List.of())).isEqualTo(2);
        assertThat(Commands.run("item", List.of("new", "no-department"))).isEqualTo(2);
        assertThat(Commands.run("item", List.of("dance"))).isEqualTo(2);
        assertThat(Commands.run("item", List.of("check", "a", "b"))).isEqualTo(2);
    }

    private static int run(String... words) throws IOException, InterruptedException {
        String path = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(entry -> !entry.contains("test-classes"))
                .collect(Collectors.joining(File.pathSeparator));
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                path,
                "shaopao.Shaopao",
                "item"));
        command.addAll(List.of(words));
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
