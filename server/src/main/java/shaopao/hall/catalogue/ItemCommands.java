package shaopao.hall.catalogue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shaopao.hall.catalogue.ItemStore.Deed;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Scope;

/** What {@code ./shaopao item} does with the database beside it; checking is {@link ItemCheck}. */
@Component
public class ItemCommands {

    private final FileIntake intake;
    private final ItemStore store;
    private final ItemDrafts drafts;
    private final Versions versions;

    ItemCommands(FileIntake intake, ItemStore store, ItemDrafts drafts, Versions versions) {
        this.intake = intake;
        this.store = store;
        this.drafts = drafts;
        this.versions = versions;
    }

    /**
     * What came of a command.
     *
     * @param good whether nothing was wrong
     */
    public record Answer(boolean good, List<String> lines) {}

    /** Takes the items at or below the path into the database, also in place of what was changed there. */
    public Answer load(Path path) {
        Deed deed = new Deed(Optional.empty(), "item load", "LOADED", path.toString());
        FileIntake.Taken taken = intake.takeNow(ItemCheck.sources(path), deed);
        List<String> lines = new ArrayList<>();
        taken.flaws().forEach(flaw -> lines.add(flaw.toString()));
        taken.added().forEach(code -> lines.add("added " + code));
        taken.changed().forEach(code -> lines.add("changed " + code));
        lines.add("%d added, %d changed, %d as they were, %d flaws"
                .formatted(
                        taken.added().size(),
                        taken.changed().size(),
                        taken.unchanged().size(),
                        taken.flaws().size()));
        return new Answer(taken.flaws().isEmpty(), lines);
    }

    /** Tells in words how the files differ from what is live. */
    public Answer diff(Path path) {
        List<String> lines = new ArrayList<>();
        boolean good = true;
        for (CatalogueFiles.Source source : ItemCheck.sources(path)) {
            Optional<ItemRow> row = store.row(source.folder(), Scope.ALL);
            if (row.isEmpty()) {
                lines.add(source.folder() + ": not in the database");
                continue;
            }
            try {
                List<ItemChange> changes = drafts.changes(row.get(), source);
                if (!changes.isEmpty()) {
                    lines.add(source.folder() + ":");
                    changes.forEach(change -> lines.add("  " + change.text().zh()));
                }
            } catch (ProblemException e) {
                good = false;
                lines.add(source.folder() + ": " + e.facts().get("first"));
            }
        }
        return new Answer(good, lines.isEmpty() ? List.of("no difference") : lines);
    }

    /** Writes the item that is live into {@code <folder>/<department>/<code>/}. */
    public Answer export(String code, Path folder) {
        Optional<ItemRow> row = store.row(code, Scope.ALL);
        Optional<Written> written =
                row.flatMap(found -> found.version().or(found.life()::tried)).flatMap(versions::written);
        if (written.isEmpty()) {
            return new Answer(false, List.of("there is no description of " + code));
        }
        Path target = folder.resolve(row.orElseThrow().department()).resolve(code);
        write(target, written.get());
        return new Answer(true, List.of("written to " + target));
    }

    /** Makes a commented starter; refuses to write over what is there. Needs no database. */
    public static Answer starter(Path folder, String department, String code) {
        Path target = folder.resolve(department).resolve(code);
        if (Files.exists(target.resolve("item.yaml"))) {
            return new Answer(false, List.of(target.resolve("item.yaml") + " is there already"));
        }
        if (!code.matches("[a-z0-9]+(-[a-z0-9]+)*") || !department.matches("[A-Za-z0-9_-]{1,40}")) {
            return new Answer(
                    false, List.of("a code is of small letters, digits and hyphens: item new xuegong/student-leave"));
        }
        write(target, StarterRules.starter(code, "D05", "新事项", "New item", 3));
        return new Answer(true, List.of("written to " + target));
    }

    private static void write(Path target, Written written) {
        try {
            Files.createDirectories(target);
            Files.writeString(target.resolve("item.yaml"), written.source());
            Files.writeString(target.resolve("guide.md"), written.guide());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
