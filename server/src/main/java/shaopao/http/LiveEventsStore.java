package shaopao.http;

import java.util.List;
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

    /**
     * Sends many at once. They are hints that no crash has to keep, so this one commit waits for no disk; everything
     * that counts was committed before.
     */
    void notify(List<String> messages) {
        jdbc.sql("""
                select set_config('synchronous_commit', 'off', true), pg_notify(:channel, given.message)
                from unnest(:messages::text[]) as given (message)
                """)
                .param("channel", CHANNEL)
                .param("messages", messages)
                .query((_, _) -> true)
                .list();
    }
}
