package shaopao.pass;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import shaopao.db.Listening;
import shaopao.db.OwnConnections;

/**
 * Keeps the memory of this node fresh: it hears which passes have changed on any node, and asks each second and a half
 * for what changed lately as well, so that a notification that got lost is late by that much. Freezing reaches every
 * reader within 5 s also then.
 */
@Component
class DirectoryListener implements SmartLifecycle, Listening.Hearer {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryListener.class);
    private static final Duration WAIT = Duration.ofMillis(1_500);
    private static final Duration PAUSE_MAX = Duration.ofSeconds(1);

    /** Transactions that commit later than they say, and clocks of nodes that differ. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    private final Listening listening;
    private final DirectoryStore store;
    private final CodeDirectory directory;
    private final FreezeStore freezes;
    private final Clock clock;

    DirectoryListener(
            OwnConnections connections,
            DirectoryStore store,
            CodeDirectory directory,
            FreezeStore freezes,
            Clock clock) {
        this.listening =
                new Listening(connections, new Listening.Channel(PassStore.CHANNEL, "shaopao passes", WAIT, PAUSE_MAX));
        this.store = store;
        this.directory = directory;
        this.freezes = freezes;
        this.clock = clock;
    }

    @Override
    public void start() {
        tried(Optional.empty());
        listening.start(this);
    }

    @Override
    public void begun(boolean again) {
        refresh(Optional.empty());
    }

    /** The passes that were named by themselves: a transaction may have taken longer than what is asked for anew. */
    @Override
    public void heard(List<String> payloads) {
        if (!payloads.isEmpty()) {
            List<PassId> named = payloads.stream()
                    .distinct()
                    .map(UUID::fromString)
                    .map(PassId::new)
                    .toList();
            directory.take(store.entries(Optional.empty(), named, clock.instant(), directory::opened));
        }
        refresh(since());
    }

    /** Asks while nothing is heard: the pool may work where a connection beside it does not. */
    @Override
    public void broken(String why) {
        LOG.warn("Changes of passes are not heard: {}", why);
        tried(since());
    }

    private void tried(Optional<Instant> since) {
        try {
            refresh(since);
        } catch (RuntimeException e) {
            LOG.warn("Passes are not read: {}", e.getMessage());
        }
    }

    private Optional<Instant> since() {
        return Optional.of(directory.freshAt())
                .filter(at -> !at.equals(Instant.EPOCH))
                .map(at -> at.minus(OVERLAP));
    }

    private void refresh(Optional<Instant> since) {
        Instant now = clock.instant();
        directory.take(store.entries(since, List.of(), now, directory::opened));
        directory.freshAt(now);
    }

    /** What is known, as it was at a moment of the past. */
    Known asOf(Known known, Instant at) {
        return known.asOf(at, freezes.wasFrozen(known.pass(), at));
    }

    /** Takes in one pass at once, of which this node has not heard yet. */
    void learn(PassId pass) {
        directory.take(store.entries(Optional.empty(), List.of(pass), clock.instant(), directory::opened));
    }

    @Override
    public void stop() {
        listening.stop();
    }

    @Override
    public boolean isRunning() {
        return listening.running();
    }
}
