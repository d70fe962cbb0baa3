package shaopao.hall.catalogue;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The items that stand in the hall, in memory. Filled when somebody first looks, read anew when the revision of the
 * catalogue in the database has grown, whichever node made it grow.
 */
@Component
class Shelf {

    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);

    private final ItemStore store;
    private final Versions versions;
    private final Departments departments;
    private final FileIntake intake;

    /** Whoever looks first may be in a transaction, and what is not committed is not there for others. */
    private final TransactionTemplate ownTransaction;

    private volatile @Nullable Content content;

    Shelf(
            ItemStore store,
            Versions versions,
            Departments departments,
            FileIntake intake,
            PlatformTransactionManager transactions) {
        this.store = store;
        this.versions = versions;
        this.departments = departments;
        this.intake = intake;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** An item on the shelf. */
    record Shelved(ItemRow row, LiveItem live) {}

    /**
     * All of them.
     *
     * @param revision of the catalogue from which they were read
     */
    record Content(long revision, Map<String, Shelved> items, SearchIndex index) {

        Optional<Shelved> item(String code) {
            return Optional.ofNullable(items.get(code));
        }
    }

    Content content() {
        Content there = content;
        return there == null ? fill() : there;
    }

    private synchronized Content fill() {
        Content there = content;
        if (there == null) {
            there = Objects.requireNonNull(ownTransaction.execute(_ -> {
                intake.takeAtStart().flaws().forEach(flaw -> LOG.error("An item stays away: {}", flaw));
                return read();
            }));
            content = there;
            LOG.info("{} items are in the hall", there.items().size());
        }
        return there;
    }

    /** Reads anew if something changed since. */
    synchronized void refresh() {
        Content there = content;
        if (there != null && store.revision() != there.revision()) {
            content = read();
        }
    }

    /** The first reader does not wait for it. */
    @EventListener(ApplicationReadyEvent.class)
    void fillWhenReady() {
        Thread.ofVirtual().name("catalogue").start(this::content);
    }

    private Content read() {
        long revision = store.revision();
        List<ItemRow> rows = store.all().stream().filter(ItemRow::shown).toList();
        Set<String> wanted =
                rows.stream().flatMap(row -> row.version().stream()).collect(Collectors.toSet());
        versions.read(wanted);
        departments.learn(rows.stream().map(ItemRow::department).collect(Collectors.toSet()));
        Map<String, Shelved> items = new TreeMap<>();
        rows.forEach(row -> items.put(
                row.code(), new Shelved(row, versions.version(row.version().orElseThrow()))));
        return new Content(
                revision,
                Map.copyOf(items),
                new SearchIndex(items.values().stream()
                        .map(shelved -> SearchIndex.Entry.of(
                                shelved.live().item(),
                                departments.name(shelved.live().item())))
                        .toList()));
    }
}
