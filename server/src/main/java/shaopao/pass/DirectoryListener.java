package shaopao.pass;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import shaopao.db.OwnConnections;

/**
 * Keeps the memory of this node fresh: it listens for changes of all nodes, and asks each second and a half for what
 * changed lately as well, so that a notification that got lost is late by that much. Freezing reaches every reader
 * within 5 s also then.
 */
@Component
class DirectoryListener implements SmartLifecycle, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(DirectoryListener.class);
    private static final Duration WAIT = Duration.ofMillis(1_500);
    private static final long PAUSE_MILLIS = 1_000;

    /** Transactions that commit later than they say, and clocks of nodes that differ. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);

    private final OwnConnections connections;
    private final DirectoryStore store;
    private final CodeDirectory directory;
    private final Clock clock;
    private volatile boolean running;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Thread thread;

    DirectoryListener(OwnConnections connections, DirectoryStore store, CodeDirectory directory, Clock clock) {
        this.connections = connections;
        this.store = store;
        this.directory = directory;
        this.clock = clock;
    }

    @Override
    public void start() {
        running = true;
        tried(Optional.empty());
        thread = Thread.ofVirtual().name("pass-directory").start(this);
    }

    @Override
    public void run() {
        while (running) {
            try (Connection fresh = connections.open("shaopao passes")) {
                connection = fresh;
                listen(fresh);
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    LOG.warn("Changes of passes are not heard: {}", e.getMessage());
                }
            }
            if (running) {
                tried(since());
            }
            pause();
        }
    }

    /** Asks while nothing is heard, or before anything is: the pool may work where a connection beside it does not. */
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

    private void listen(Connection fresh) throws SQLException {
        try (Statement statement = fresh.createStatement()) {
            statement.execute("listen " + PassStore.CHANNEL);
        }
        refresh(Optional.empty());
        while (running) {
            OwnConnections.heard(fresh, WAIT);
            refresh(since());
        }
    }

    private void refresh(Optional<Instant> since) {
        Instant now = clock.instant();
        directory.take(store.entries(since, List.of(), now));
        directory.freshAt(now);
    }

    /** Takes in one pass at once, of which this node has not heard yet. */
    void learn(PassId pass) {
        directory.take(store.entries(Optional.empty(), List.of(pass), clock.instant()));
    }

    private void pause() {
        try {
            if (running) {
                Thread.sleep(PAUSE_MILLIS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            running = false;
        }
    }

    @Override
    public void stop() {
        running = false;
        Thread asleep = thread;
        Connection open = connection;
        if (asleep != null) {
            asleep.interrupt();
        }
        try {
            if (open != null) {
                open.abort(Runnable::run);
            }
        } catch (SQLException e) {
            LOG.debug("Closing the listening connection", e);
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
