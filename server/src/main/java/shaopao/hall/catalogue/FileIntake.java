package shaopao.hall.catalogue;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.db.Locks;
import shaopao.hall.catalogue.ItemStore.Deed;

/** Takes items from files into the list of all items. */
@Component
class FileIntake {

    private final CatalogueFiles files;
    private final ItemReader reader;
    private final Versions versions;
    private final ItemStore store;
    private final Departments departments;
    private final Locks locks;
    private final Writing writing;

    FileIntake(
            CatalogueFiles files,
            ItemReader reader,
            Versions versions,
            ItemStore store,
            Departments departments,
            Locks locks,
            Writing writing) {
        this.files = files;
        this.reader = reader;
        this.versions = versions;
        this.store = store;
        this.departments = departments;
        this.locks = locks;
        this.writing = writing;
    }

    /** The transaction and the time of writing. */
    @Component
    record Writing(TransactionTemplate transaction, Clock clock) {}

    /**
     * What was taken, by code.
     *
     * @param kept those whose file differs and was not taken, since they were changed here or the file is an older one
     */
    record Taken(
            List<String> added, List<String> changed, List<String> unchanged, List<String> kept, List<ItemFlaw> flaws) {

        static Taken none() {
            return new Taken(
                    new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }
    }

    private record Read(Item item, Written written, String version) {}

    /**
     * Takes what the installation has not seen yet. What is shipped was checked when the program was built, and what
     * the database knows when it came, so only new files of a folder are checked.
     */
    Taken takeAtStart() {
        return take(files.all(), false, new Deed(Optional.empty(), "少跑", "LOADED", ""));
    }

    /** Takes the files as they are, also in place of what was changed here. */
    Taken takeNow(List<CatalogueFiles.Source> sources, Deed deed) {
        return take(sources, true, deed);
    }

    private Taken take(List<CatalogueFiles.Source> sources, boolean always, Deed deed) {
        Taken taken = Taken.none();
        Map<String, Read> read = read(sources, taken);
        Set<String> known =
                versions.known(read.values().stream().map(Read::version).collect(Collectors.toSet()));
        if (always || !files.shipped()) {
            read.values().removeIf(one -> !known.contains(one.version()) && !sound(one, sources, taken));
        }
        Map<String, ItemRow> rows = new HashMap<>();
        store.all().forEach(row -> rows.put(row.code(), row));
        read.values().removeIf(one -> {
            ItemRow row = rows.get(one.item().code());
            return row != null && settled(row, one, always, known, taken);
        });
        read.values().forEach(one -> versions.keep(one.item(), one.written()));
        if (!read.isEmpty()) {
            departments.learn(read.values().stream()
                    .flatMap(one -> one.item().unit().stream())
                    .collect(Collectors.toSet()));
            writing.transaction().executeWithoutResult(_ -> {
                locks.hold("hall.catalogue-files");
                Map<String, ItemRow> now = new HashMap<>();
                store.all().forEach(row -> now.put(row.code(), row));
                read.values()
                        .forEach(one -> write(
                                one, Optional.ofNullable(now.get(one.item().code())), deed, taken));
            });
        }
        return taken;
    }

    /** Whether nothing is to be done for an item that is there. */
    private static boolean settled(ItemRow row, Read one, boolean always, Set<String> known, Taken taken) {
        ItemRow.Life life = row.life();
        Optional<String> current = life.tried().or(life::version);
        boolean same = current.filter(one.version()::equals).isPresent() && row.state() != ItemState.RETIRED;
        boolean changedHere = !life.fromFile().equals(current);
        if (same) {
            taken.unchanged().add(row.code());
        } else if (!always && (changedHere || known.contains(one.version()) || row.state() == ItemState.RETIRED)) {
            taken.kept().add(row.code());
        } else {
            return false;
        }
        return true;
    }

    private Map<String, Read> read(List<CatalogueFiles.Source> sources, Taken taken) {
        Map<String, Read> read = new HashMap<>();
        for (CatalogueFiles.Source source : sources) {
            switch (reader.understand(source)) {
                case ItemReader.Reading.Good(Item item) -> {
                    Read one = new Read(item, new Written(source.yaml(), source.guide()), versions.hash(item));
                    if (read.putIfAbsent(item.code(), one) != null) {
                        taken.flaws()
                                .add(new ItemFlaw(source.file(), 1, 1, "another department has an item of this code"));
                    }
                }
                case ItemReader.Reading.Flawed(List<ItemFlaw> wrong) ->
                    taken.flaws().addAll(wrong);
            }
        }
        return read;
    }

    private boolean sound(Read one, List<CatalogueFiles.Source> sources, Taken taken) {
        List<ItemFlaw> flaws = sources.stream()
                .filter(source -> source.folder().equals(one.item().code()))
                .flatMap(source -> reader.flaws(source).stream())
                .toList();
        taken.flaws().addAll(flaws);
        return flaws.isEmpty();
    }

    private void write(Read one, Optional<ItemRow> before, Deed deed, Taken taken) {
        Item item = one.item();
        Instant now = writing.clock().instant();
        ItemRow.Title title = ItemRow.Title.of(item, item.unit().flatMap(departments::id));
        ItemRow row = before.orElseGet(() -> ItemRow.fresh(item.code(), ItemRow.Origin.FILE, title, now));
        ItemRow.Life life = item.requiresTrial()
                ? row.life().onTrial(one.version())
                : row.life().released(one.version());
        ItemState state = row.state() == ItemState.PAUSED ? ItemState.PAUSED : life.state();
        ItemRow next = row.with(title)
                .with(life.in(state).takenFromFile(one.version()))
                .at(now);
        if (before.isEmpty() && store.add(next, deed)) {
            taken.added().add(item.code());
        } else if (before.isPresent() && store.change(next, deed).isPresent()) {
            taken.changed().add(item.code());
        }
    }
}
