package shaopao.hall.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import shaopao.hall.catalogue.ItemCommands.Answer;

/** Checks items as files; needs no database. */
@Component
public class ItemCheck {

    private static final int DEPTH = 4;

    private final ItemReader reader;

    ItemCheck(ItemReader reader) {
        this.reader = reader;
    }

    /** Reads all items at or below the path and tells every flaw. */
    public Answer check(Path path) {
        List<CatalogueFiles.Source> sources = sources(path);
        List<String> lines = new ArrayList<>(sources.parallelStream()
                .flatMap(source -> reader.flaws(source).stream())
                .map(ItemFlaw::toString)
                .toList());
        boolean good = lines.isEmpty() && !sources.isEmpty();
        lines.add(good ? "%d items are in order".formatted(sources.size()) : said(sources, lines.size()));
        return new Answer(good, lines);
    }

    private static String said(List<CatalogueFiles.Source> sources, int flaws) {
        return sources.isEmpty() ? "There is no item.yaml" : "%d flaws in %d items".formatted(flaws, sources.size());
    }

    /** All items at or below a path, which may be the {@code item.yaml} itself. */
    static List<CatalogueFiles.Source> sources(Path path) {
        try (Stream<Path> files = Files.isDirectory(path) ? Files.walk(path, DEPTH) : Stream.of(path)) {
            return files.filter(file -> file.endsWith("item.yaml"))
                    .sorted()
                    .map(CatalogueFiles::source)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
