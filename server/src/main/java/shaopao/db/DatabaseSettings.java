package shaopao.db;

import java.nio.file.Path;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where the data live.
 *
 * @param url JDBC address of an external PostgreSQL 15 or newer; empty for the embedded one
 * @param user of the external database
 * @param password of the external database
 * @param folder holds the embedded database
 * @param binaries a PostgreSQL installation to run as the embedded one (the folder above {@code bin}); empty for the
 *     one
 *     that is shipped
 * @param connectionsMax size of the connection pool
 */
@ConfigurationProperties("shaopao.db")
public record DatabaseSettings(
        @DefaultValue("") String url,
        @DefaultValue("") String user,
        @DefaultValue("") String password,
        Path folder,
        @DefaultValue("") String binaries,
        @DefaultValue("20") int connectionsMax) {

    /** Whether the database is the program's own. */
    boolean embedded() {
        return url.isBlank();
    }

    Optional<Path> installation() {
        return binaries.isBlank() ? Optional.empty() : Optional.of(Path.of(binaries));
    }
}
