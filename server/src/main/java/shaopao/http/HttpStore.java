package shaopao.http;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Asks the database how it is. */
@Repository
class HttpStore {

    private final JdbcClient jdbc;

    HttpStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** {@code "18.6"}. */
    String version() {
        return jdbc.sql("select current_setting('server_version')")
                .query(String.class)
                .single();
    }
}
