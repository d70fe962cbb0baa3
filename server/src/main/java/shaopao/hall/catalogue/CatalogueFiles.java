package shaopao.hall.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/** The files of the catalogue: those shipped in the program, or those of a folder. */
@Component
class CatalogueFiles {

    private final CatalogueSettings settings;

    CatalogueFiles(CatalogueSettings settings) {
        this.settings = settings;
    }

    /**
     * One item as files.
     *
     * @param file name for flaws, "xuegong/student-leave/item.yaml"
     * @param folder name of the item's own folder
     * @param guide empty when there is none
     */
    record Source(String file, String folder, String yaml, String guide) {}

    /** Whether the files are those that came with the program, which the build has checked. */
    boolean shipped() {
        return settings.folder().isBlank();
    }

    /** All items, in the order of their names. */
    List<Source> all() {
        return shipped() ? below("classpath:catalogue/") : in(Path.of(settings.folder()));
    }

    /** All items of a folder of departments. */
    static List<Source> in(Path folder) {
        return below(folder.toUri().toString());
    }

    private static List<Source> below(String root) {
        try {
            Resource[] files = new PathMatchingResourcePatternResolver().getResources(root + "*/*/item.yaml");
            List<Source> sources = new ArrayList<>();
            for (Resource file : files) {
                sources.add(source(file));
            }
            sources.sort(Comparator.comparing(Source::file));
            return sources;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Source source(Resource file) throws IOException {
        String[] path = file.getURL().getPath().split("/");
        String folder = path[path.length - 2];
        String name = String.join("/", Arrays.copyOfRange(path, path.length - 3, path.length));
        Resource guide = file.createRelative("guide.md");
        return new Source(
                name,
                folder,
                file.getContentAsString(StandardCharsets.UTF_8),
                guide.exists() ? guide.getContentAsString(StandardCharsets.UTF_8) : "");
    }

    /** One item by the path of its {@code item.yaml}; flaws name that path. */
    static Source source(Path file) {
        try {
            Path folder = file.toAbsolutePath().normalize().getParent();
            Path guide = folder == null ? file : folder.resolve("guide.md");
            return new Source(
                    file.toString(),
                    folder == null ? "" : String.valueOf(folder.getFileName()),
                    Files.readString(file),
                    folder != null && Files.exists(guide) ? Files.readString(guide) : "");
        } catch (MalformedInputException _) {
            return new Source(file.toString(), "", "", "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
