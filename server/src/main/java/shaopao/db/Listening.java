package shaopao.db;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Listens to one channel of the database, on a connection and a thread of its own. When the connection breaks it comes
 * back with growing pauses, and says that something may have been missed meanwhile.
 */
public final class Listening {

    private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
    private static final Duration PAUSE_MIN = Duration.ofMillis(200);
    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final int ALIVE_SECONDS = 5;

    private final OwnConnections connections;
    private final Channel channel;
    private volatile boolean running;
    private volatile @Nullable Connection connection;
    private volatile @Nullable Thread thread;

    public Listening(OwnConnections connections, Channel channel) {
        this.connections = connections;
        this.channel = channel;
    }

    /**
     * What to listen to.
     *
     * @param purpose what the database's list of sessions shows
     * @param waitMax after so long without a word the hearer is called all the same
     * @param pauseMax no longer pause between two tries to come back
     */
    public record Channel(String name, String purpose, Duration waitMax, Duration pauseMax) {}

    /** Who hears. A hearer that throws makes the connection be opened anew. */
    public interface Hearer {

        /** What is notified from now on is heard; {@code again} when something may have been missed before. */
        void begun(boolean again);

        /** What was notified, the payloads in their order; none when nothing was for a while. */
        void heard(List<String> payloads);

        /** Nothing is heard; called before each pause. */
        void broken(String why);
    }

    /** Begins to listen; the first try may fail like any other. */
    public void start(Hearer hearer) {
        running = true;
        thread = Thread.ofVirtual().name(channel.purpose()).start(() -> run(hearer));
    }

    private void run(Hearer hearer) {
        Duration pause = PAUSE_MIN;
        for (boolean again = false; running; again = true) {
            long begun = System.nanoTime();
            try (Connection fresh = connections.open(channel.purpose())) {
                connection = fresh;
                listen(fresh, hearer, again);
            } catch (SQLException | RuntimeException e) {
                if (running) {
                    hearer.broken(String.valueOf(e.getMessage()));
                }
            }
            boolean lasted = System.nanoTime() - begun > channel.pauseMax().toNanos();
            pause = lasted ? PAUSE_MIN : pause;
            pause(pause);
            Duration longer = pause.multipliedBy(2);
            pause = longer.compareTo(channel.pauseMax()) > 0 ? channel.pauseMax() : longer;
        }
    }

    private void listen(Connection fresh, Hearer hearer, boolean again) throws SQLException {
        try (Statement statement = fresh.createStatement()) {
            statement.execute("listen " + channel.name());
        }
        hearer.begun(again);
        PGConnection postgres = fresh.unwrap(PGConnection.class);
        long alive = System.nanoTime();
        while (running) {
            PGNotification[] arrived =
                    postgres.getNotifications(Math.toIntExact(channel.waitMax().toMillis()));
            List<String> payloads = arrived == null
                    ? List.of()
                    : Arrays.stream(arrived).map(PGNotification::getParameter).toList();
            if (!payloads.isEmpty()) {
                alive = System.nanoTime();
            } else if (System.nanoTime() - alive >= SILENCE.toNanos()) {
                if (!fresh.isValid(ALIVE_SECONDS)) {
                    throw new SQLException("The connection is dead");
                }
                alive = System.nanoTime();
            }
            hearer.heard(payloads);
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

    /** Ends it, also in the midst of waiting. */
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

    public boolean running() {
        return running;
    }
}
