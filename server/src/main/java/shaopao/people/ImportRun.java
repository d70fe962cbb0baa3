package shaopao.people;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionStatus;
import org.springframework.transaction.support.TransactionTemplate;
import shaopao.audit.Audit;
import shaopao.db.Locks;
import shaopao.kernel.Actor;

/**
 * Does one import: reads the file row by row, checks, writes, all in one transaction that a bad row, a dry run or a
 * cancel rolls back. Holds the kind's lock as long, so that whoever gets the lock knows that no import is at work.
 */
@Component
class ImportRun {

    private static final Logger LOG = LoggerFactory.getLogger(ImportRun.class);

    private final ImportProgress progress;
    private final Intakes intakes;
    private final Locks locks;
    private final TransactionTemplate transaction;
    private final Audit audit;
    private final PeopleSettings settings;
    private final Clock clock;

    ImportRun(
            ImportProgress progress,
            Intakes intakes,
            Locks locks,
            TransactionTemplate transaction,
            Audit audit,
            PeopleSettings settings,
            Clock clock) {
        this.progress = progress;
        this.intakes = intakes;
        this.locks = locks;
        this.transaction = transaction;
        this.audit = audit;
        this.settings = settings;
        this.clock = clock;
    }

    static String lock(ImportKind kind) {
        return "people.import." + kind.name();
    }

    static Map<String, Object> limits(PeopleSettings settings, ImportKind kind) {
        return kind == ImportKind.PHOTOS
                ? Map.of("rowsMax", settings.photosMax(), "mibMax", settings.photosMibMax())
                : Map.of("rowsMax", settings.importRowsMax(), "mibMax", settings.importMibMax());
    }

    /**
     * What is to be done.
     *
     * @param rows hears how many rows are read
     */
    record Order(
            Actor actor, UUID id, ImportKind kind, boolean dryRun, String fileName, Path file, LongConsumer rows) {}

    /** Does it; how it went stands in the import's row, and nothing is thrown for the file's sake. */
    void run(Order order) {
        BadCells bad = new BadCells();
        ImportProgress.Meter meter = progress.meter(order.id(), order.actor(), order.rows());
        try {
            Intake.Counts counts = transaction.execute(status -> within(order, bad, meter, status));
            if (!bad.none()) {
                progress.end(meter, ImportPhase.REFUSED, Intake.Counts.NONE, bad);
            } else if (order.dryRun()) {
                progress.end(meter, ImportPhase.CHECKED, counts == null ? Intake.Counts.NONE : counts, bad);
            }
        } catch (ImportProgress.CancelledException _) {
            progress.end(meter, ImportPhase.CANCELLED, Intake.Counts.NONE, bad);
        } catch (RuntimeException e) {
            LOG.error("Import {} broke", order.id(), e);
            progress.end(meter, ImportPhase.BROKEN, Intake.Counts.NONE, bad);
        }
    }

    private Intake.Counts within(Order order, BadCells bad, ImportProgress.Meter meter, TransactionStatus status) {
        locks.hold(lock(order.kind()));
        Intake.Counts counts =
                order.kind() == ImportKind.PHOTOS ? takePhotos(order, bad, meter) : take(order, bad, meter);
        if (order.dryRun() || !bad.none()) {
            status.setRollbackOnly();
            return counts;
        }
        audit.record(order.actor(), "people.imported", "import", order.id().toString(), facts(order, counts));
        progress.end(meter, ImportPhase.DONE, counts, bad);
        return counts;
    }

    private static Map<String, Object> facts(Order order, Intake.Counts counts) {
        return Map.of(
                "kind", order.kind().name(),
                "file", order.fileName(),
                "added", counts.added(),
                "changed", counts.changed(),
                "unchanged", counts.unchanged(),
                "ended", counts.ended());
    }

    private Intake.Counts takePhotos(Order order, BadCells bad, ImportProgress.Meter meter) {
        try {
            return intakes.photos(order, bad, meter);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Intake.Counts take(Order order, BadCells bad, ImportProgress.Meter meter) {
        Intake intake = intakes.intake(order.kind(), bad, clock.instant(), order.fileName());
        Reading reading = new Reading(order.kind(), intake, bad, meter, settings.importRowsMax());
        try {
            meter.total(Math.max(0, RosterFile.rowsAbout(order.file()) - 1));
            RosterFile.read(order.file(), reading);
        } catch (RosterFile.UnreadableException | IOException e) {
            LOG.info("Import {} cannot be read: {}", meter.id(), e.toString());
            bad.add(1, "", Flaw.UNREADABLE, "");
            return Intake.Counts.NONE;
        }
        if (reading.places == null) {
            bad.add(1, "", Flaw.UNREADABLE, "");
        }
        meter.writing();
        return reading.places == null ? Intake.Counts.NONE : intake.finish();
    }

    /** Understands the header and hands each row on. */
    private static final class Reading implements RosterFile.Listener {

        private final ImportKind kind;
        private final Intake intake;
        private final BadCells bad;
        private final ImportProgress.Meter meter;
        private final int rowsMax;
        private @Nullable Map<String, Integer> places;
        private int columns;
        private boolean full;

        Reading(ImportKind kind, Intake intake, BadCells bad, ImportProgress.Meter meter, int rowsMax) {
            this.kind = kind;
            this.intake = intake;
            this.bad = bad;
            this.meter = meter;
            this.rowsMax = rowsMax;
        }

        @Override
        public void row(long number, List<String> cells) {
            Map<String, Integer> known = places;
            if (known == null) {
                header(cells);
                return;
            }
            if (meter.step() > rowsMax && !full) {
                full = true;
                bad.add(number, "", Flaw.TOO_MANY_ROWS, "");
            }
            if (full || bad.has(1)) {
                return;
            }
            if (cells.size() > columns && cells.stream().skip(columns).anyMatch(cell -> !cell.isBlank())) {
                bad.add(number, "", Flaw.TOO_MANY_CELLS, cells.getLast());
                return;
            }
            intake.take(new RosterRow(number, known, cells, bad));
        }

        private void header(List<String> cells) {
            Map<String, Integer> found = new HashMap<>();
            Set<String> needed = new HashSet<>();
            kind.columns().stream().filter(ImportKind.Column::needed).forEach(column -> needed.add(column.name()));
            for (int place = 0; place < cells.size(); place++) {
                String title = cells.get(place).strip();
                Optional<ImportKind.Column> column = kind.columns().stream()
                        .filter(known -> known.called(title))
                        .findFirst();
                if (column.isEmpty() && !title.isEmpty()) {
                    bad.add(1, title.length() > 60 ? title.substring(0, 60) : title, Flaw.UNKNOWN_COLUMN, title);
                } else if (column.isPresent() && found.putIfAbsent(column.get().name(), place) != null) {
                    bad.add(1, column.get().name(), Flaw.DUPLICATE_COLUMN, title);
                }
                column.ifPresent(known -> needed.remove(known.name()));
            }
            needed.forEach(name -> bad.add(1, name, Flaw.MISSING_COLUMN, ""));
            columns = cells.size();
            places = found;
        }
    }
}
