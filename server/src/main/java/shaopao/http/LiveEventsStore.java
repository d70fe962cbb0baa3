package shaopao.http;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Hands live events to the database, which carries them to every node. */
@Repository
class LiveEventsStore {

    static final String CHANNEL = "shaopao_live";

    private final JdbcClient jdbc;

    LiveEventsStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Delivered when the transaction commits. */
    void notify(String message) {
        jdbc.sql("select pg_notify(:channel, :message)")
                .param("channel", CHANNEL)
                .param("message", message)
                .query((_, _) -> true)
                .single();
    }
}
