package shaopao.hall.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.workflow.Cases;
import tools.jackson.databind.json.JsonMapper;

/** The items that are live, read at the start, and every version that an application ever ran on. */
@Component
public class Catalogue implements SmartInitializingSingleton {

    private static final Logger LOG = LoggerFactory.getLogger(Catalogue.class);

    private final CatalogueFiles files;
    private final ItemReader reader;
    private final ItemStore store;
    private final Cases cases;
    private final Eligibility eligibility;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<String, LiveItem> versions = new ConcurrentHashMap<>();
    private volatile Map<String, LiveItem> live = Map.of();

    Catalogue(
            CatalogueFiles files,
            ItemReader reader,
            ItemStore store,
            Cases cases,
            Eligibility eligibility,
            JsonMapper json,
            Clock clock) {
        this.files = files;
        this.reader = reader;
        this.store = store;
        this.cases = cases;
        this.eligibility = eligibility;
        this.json = json;
        this.clock = clock;
    }

    @Override
    public void afterSingletonsInstantiated() {
        load().forEach(flaw -> LOG.error("An item stays away: {}", flaw));
        LOG.info("{} items are live", live.size());
    }

    /** Reads all files anew; items with flaws stay away. Gives the flaws. */
    List<ItemFlaw> load() {
        List<ItemFlaw> flaws = new ArrayList<>();
        Map<String, LiveItem> read = new TreeMap<>();
        for (CatalogueFiles.Source source : files.all()) {
            switch (reader.read(source.file(), source.folder(), source.yaml(), source.guide())) {
                case ItemReader.Reading.Good(Item item) -> {
                    if (read.putIfAbsent(item.code(), keep(item)) != null) {
                        flaws.add(new ItemFlaw(source.file(), 1, 1, "another department has an item of this code"));
                    }
                }
                case ItemReader.Reading.Flawed(List<ItemFlaw> wrong) -> flaws.addAll(wrong);
            }
        }
        live = read;
        return flaws;
    }

    private LiveItem keep(Item item) {
        LiveItem kept = new LiveItem(sha256(json.writeValueAsString(item)), cases.define(item.flow()), item);
        if (versions.putIfAbsent(kept.version(), kept) == null) {
            store.keep(kept, clock.instant());
        }
        return kept;
    }

    /** The item that is live under a code. */
    public Optional<LiveItem> item(String code) {
        return Optional.ofNullable(live.get(code));
    }

    /** The item under a code for a person who applies for it; refuses one who may not. */
    public LiveItem openFor(PersonId person, String code) {
        LiveItem found = item(code).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        if (!eligibility.mayApply(person, found.item())) {
            throw new ProblemException(CatalogueProblem.NOT_FOR_YOU);
        }
        return found;
    }

    /** The item as it was in a version. */
    public LiveItem version(String version) {
        return versions.computeIfAbsent(
                version,
                wanted -> store.version(wanted)
                        .orElseThrow(() -> new IllegalStateException("no version " + wanted + " of an item")));
    }

    /**
     * Items in whose name, keywords, department or code the text stands; all when it is blank. The best match first.
     */
    List<LiveItem> search(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        record Found(LiveItem live, int rank) {}
        return live.values().stream()
                .map(one -> new Found(one, rank(one.item(), wanted)))
                .filter(found -> found.rank() < Integer.MAX_VALUE)
                .sorted(java.util.Comparator.comparingInt(Found::rank))
                .map(Found::live)
                .toList();
    }

    private static int rank(Item item, String wanted) {
        if (wanted.isEmpty() || item.keywords().stream().anyMatch(wanted::equalsIgnoreCase)) {
            return 0;
        }
        if (within(wanted, Stream.of(item.name().zh(), item.name().en()))) {
            return 1;
        }
        Stream<String> others = Stream.of(
                item.code(),
                item.summary().zh(),
                item.summary().en(),
                item.department().zh(),
                item.category().zh());
        return within(wanted, Stream.concat(item.keywords().stream(), others)) ? 2 : Integer.MAX_VALUE;
    }

    private static boolean within(String wanted, Stream<String> texts) {
        return texts.anyMatch(text -> text.toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static String sha256(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
