package shaopao.transport;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import shaopao.kernel.ProblemException;
import shaopao.kernel.ShortMemory;

/** The network of the version in force, made once for each node; another version is seen within two seconds. */
@Component
class Networks {

    private static final Duration KEPT = Duration.ofSeconds(2);

    private final BusFeedStore store;
    private final ShortMemory<String, Optional<UUID>> active = new ShortMemory<>(KEPT);
    private volatile @Nullable Loaded loaded;

    Networks(BusFeedStore store) {
        this.store = store;
    }

    /** With the walks between its stops. */
    record Loaded(UUID version, Network network, List<Map<Integer, Integer>> walks) {}

    /** Refuses when no feed is in force. */
    Network network() {
        return loaded().network();
    }

    Loaded loaded() {
        return find().orElseThrow(() -> new ProblemException(TransportProblem.NO_FEED));
    }

    Optional<Loaded> find() {
        return active.of("", _ -> store.active()).flatMap(this::load);
    }

    private Optional<Loaded> load(UUID version) {
        Loaded known = loaded;
        return known != null && known.version().equals(version) ? Optional.of(known) : read(version);
    }

    /** Many ask at once when a version is new; one reads it. */
    private synchronized Optional<Loaded> read(UUID version) {
        Loaded known = loaded;
        if (known == null || !known.version().equals(version)) {
            Optional<Network> network = store.content(version).map(Networks::network);
            if (network.isEmpty()) {
                return Optional.empty();
            }
            known = new Loaded(version, network.get(), WalkRules.between(network.get()));
            loaded = known;
        }
        return Optional.of(known);
    }

    /** That of any version, in force or about to be. */
    Optional<Network> version(UUID version) {
        Loaded known = loaded;
        return known != null && known.version().equals(version)
                ? Optional.of(known.network())
                : store.content(version).map(Networks::network);
    }

    private static Network network(byte[] content) {
        Map<String, String> files = FeedFiles.zip(content).orElseThrow();
        return new Network(FeedReader.read(files).feed().orElseThrow());
    }

    /** Looks anew now. */
    void look() {
        active.forgetAll();
    }
}
