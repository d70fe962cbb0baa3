package shaopao.hall.catalogue;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import shaopao.workflow.Cases;
import tools.jackson.databind.json.JsonMapper;

/** Versions of items by the hash of their content, remembered once they were read. */
@Component
class Versions {

    private final VersionStore store;
    private final Cases cases;
    private final JsonMapper json;
    private final Clock clock;
    private final Map<String, LiveItem> read = new ConcurrentHashMap<>();

    Versions(VersionStore store, Cases cases, JsonMapper json, Clock clock) {
        this.store = store;
        this.cases = cases;
        this.json = json;
        this.clock = clock;
    }

    /** The version that an item is: the same content gives the same on every node. */
    String hash(Item item) {
        return sha256(json.writeValueAsString(item));
    }

    /** Keeps an item for ever; call it outside of a transaction that may be rolled back. */
    LiveItem keep(Item item, Written written) {
        LiveItem live = new LiveItem(hash(item), cases.define(item.flow()), item);
        store.keep(live, written, clock.instant());
        read.put(live.version(), live);
        return live;
    }

    LiveItem version(String version) {
        return read.computeIfAbsent(
                version,
                wanted -> store.version(wanted)
                        .orElseThrow(() -> new IllegalStateException("no version " + wanted + " of an item")));
    }

    /** Reads those that were not read yet, all at once. */
    void read(Collection<String> versions) {
        List<String> unread =
                versions.stream().filter(version -> !read.containsKey(version)).toList();
        if (!unread.isEmpty()) {
            store.versions(unread).forEach(live -> read.put(live.version(), live));
        }
    }

    Set<String> known(Collection<String> versions) {
        return store.known(versions);
    }

    Optional<Written> written(String version) {
        return store.written(version);
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
