package shaopao.http;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import shaopao.db.OwnConnections;
import shaopao.http.LiveEvents.Message;

/**
 * Listens to the database for live events of all nodes, on one connection of its own. When it breaks, it comes back
 * with growing pauses and tells every page to look again, since messages may have been missed meanwhile.
 */
@Component
class LiveListener implements SmartLifecycle, Runnable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveListener.class);
    private static final int WAIT_MILLIS = 20_000;
    private static final Duration PAUSE_MAX = Duration.ofSeconds(15);
    private static final int ALIVE_SECONDS = 5;

    private final OwnConnections connections;
    private final LiveStreams streams;
    private volatile boolean running;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Thread thread;

    LiveListener(OwnConnections connections, LiveStreams streams) {
        this.connections = connections;
        this.streams = streams;
    }

    @Override
    public void start() {
        running = true;
        thread = Thread.ofVirtual().name("live-listener").start(this);
    }

    @Override
    public void run() {
        Duration pause = Duration.ofMillis(200);
        boolean again = false;
        while (running) {
            try (Connection fresh = connections.open("shaopao listen")) {
                connection = fresh;
                listen(fresh, again);
            } catch (SQLException e) {
                streams.listening(false);
                if (running) {
                    LOG.warn("Live events are not heard, next attempt in {}: {}", pause, e.getMessage());
                }
            }
            again = true;
            pause(pause);
            pause = pause.multipliedBy(2).compareTo(PAUSE_MAX) > 0 ? PAUSE_MAX : pause.multipliedBy(2);
        }
    }

    private void listen(Connection fresh, boolean again) throws SQLException {
        try (Statement statement = fresh.createStatement()) {
            statement.execute("listen " + LiveEventsStore.CHANNEL);
        }
        streams.listening(true);
        if (again) {
            streams.deliverToAll(Message.lookAgain());
        }
        PGConnection postgres = fresh.unwrap(PGConnection.class);
        while (running) {
            PGNotification[] arrived = postgres.getNotifications(WAIT_MILLIS);
            for (PGNotification one : arrived == null ? new PGNotification[0] : arrived) {
                Message message = Message.of(one.getParameter());
                if (message.forEverybody()) {
                    streams.deliverToAll(message);
                } else {
                    streams.deliver(message);
                }
            }
            if ((arrived == null || arrived.length == 0) && !fresh.isValid(ALIVE_SECONDS)) {
                throw new SQLException("The connection is dead");
            }
        }
    }

    private void pause(Duration pause) {
        try {
            if (running) {
                Thread.sleep(pause);
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
