package shaopao.db;

import java.util.zip.CRC32C;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Advisory locks of the database, by name: of many nodes, one does a sweep. */
@Component
public class Locks {

    private final JdbcClient jdbc;

    Locks(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** True when this transaction now holds the name; it is let go with the transaction's end. Never waits. */
    public boolean tryHold(String name) {
        return jdbc.sql("select pg_try_advisory_xact_lock(:key)")
                .param("key", key(name))
                .query(Boolean.class)
                .single();
    }

    /** Waits for the name and holds it until the transaction's end. */
    public void hold(String name) {
        jdbc.sql("select pg_advisory_xact_lock(:key)")
                .param("key", key(name))
                .query((_, _) -> true)
                .single();
    }

    private static long key(String name) {
        CRC32C crc = new CRC32C();
        crc.update(name.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return crc.getValue();
    }
}
