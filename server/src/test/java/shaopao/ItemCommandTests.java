package shaopao;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on items that need no database, as the launcher calls them. */
class ItemCommandTests {

    @TempDir
    Path folder;

    @Test
    void shippedCatalogueIsInOrder() {
        assertThat(Commands.run("item", List.of("check", "../catalogue"))).isZero();
    }

    @Test
    void starterIsMadeAndCheckedAndAFlawIsFound() throws IOException {
        assertThat(Commands.run("item", List.of("new", "xuegong/new-item", folder.toString()))).isZero();
        assertThat(Commands.run("item", List.of("check", folder.toString()))).isZero();
        Path file = folder.resolve("xuegong/new-item/item.yaml");
        Files.writeString(file, Files.readString(file).replace("type: long-text", "type: novel"));
        assertThat(Commands.run("item", List.of("check", file.toString()))).isEqualTo(1);
    }

    @Test
    void whatIsNotUnderstoodIsToldSo() {
        assertThat(Commands.run("item", List.of())).isEqualTo(2);
        assertThat(Commands.run("item", List.of("new", "no-department"))).isEqualTo(2);
        assertThat(Commands.run("item", List.of("dance"))).isEqualTo(2);
        assertThat(Commands.run("item", List.of("check", "a", "b"))).isEqualTo(2);
    }
}
