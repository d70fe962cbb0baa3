package shaopao.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings each module's schema up to date from {@code db/migration/<module>}. Modules never reach into each other's schemas,
 * so their order does not matter. A schema's comment keeps the digest of the scripts that made it: when nothing changed, one
 * query says so and Flyway stays out of the start.
 */
public final class Migrations {

    private Migrations() {}

    /** Migrates every module found on the class path. */
    public static void migrate(DataSource dataSource) {
        try {
            Map<String, String> known = digestsIn(dataSource);
            for (Map.Entry<String, String> module : digestsOfScripts().entrySet()) {
                if (!module.getValue().equals(known.get(module.getKey()))) {
                    migrateModule(dataSource, module.getKey(), module.getValue());
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be migrated", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void migrateModule(DataSource dataSource, String module, String digest) throws SQLException {
        Flyway.configure()
                .dataSource(dataSource)
                .defaultSchema(module)
                .schemas(module)
                .table("schema_history")
                .locations("classpath:db/migration/" + module)
                .load()
                .migrate();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("comment on schema \"" + module + "\" is 'scripts " + digest + "'");
        }
    }

    private static Map<String, String> digestsIn(DataSource dataSource) throws SQLException {
        Map<String, String> digests = new HashMap<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("""
                        select nspname, obj_description(oid, 'pg_namespace') from pg_namespace
                        where obj_description(oid, 'pg_namespace') like 'scripts %'
                        """)) {
            while (rows.next()) {
                digests.put(rows.getString(1), rows.getString(2).substring("scripts ".length()));
            }
        }
        return digests;
    }

    private static Map<String, String> digestsOfScripts() throws IOException {
        Resource[] scripts = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/*.sql");
        Arrays.sort(scripts, Comparator.comparing(script -> Objects.requireNonNullElse(script.getFilename(), "")));
        Map<String, MessageDigest> digests = new TreeMap<>();
        for (Resource script : scripts) {
            String[] path = script.getURL().getPath().split("/");
            MessageDigest digest = digests.computeIfAbsent(path[path.length - 2], _ -> sha256());
            digest.update(path[path.length - 1].getBytes(java.nio.charset.StandardCharsets.UTF_8));
            digest.update(script.getContentAsByteArray());
        }
        Map<String, String> texts = new TreeMap<>();
        digests.forEach((module, digest) -> texts.put(module, HexFormat.of().formatHex(digest.digest())));
        return texts;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
