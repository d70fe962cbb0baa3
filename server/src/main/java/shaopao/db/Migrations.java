package shaopao.db;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/**
 * Brings each module's schema up to date from {@code db/migration/<module>}. Modules never reach into each other's
 * schemas, so their order does not matter. A schema's comment keeps the digest of the scripts that made it: when
 * nothing changed, one query says so and Flyway stays out of the start.
 */
public final class Migrations {

    private Migrations() {}

    /** Migrates every module found on the class path. */
    public static void migrate(DataSource dataSource) {
        try {
            Map<String, String> known = digestsIn(dataSource);
            MigrationScripts scripts = MigrationScripts.onClassPath();
            for (String module : scripts.modules()) {
                String digest = MigrationScripts.digest(scripts.of(module));
                if (!digest.equals(known.get(module))) {
                    migrateModule(dataSource, module, digest);
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The database could not be migrated", e);
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
            mark(statement, module, digest);
        }
    }

    /** Notes on a schema which scripts made it. */
    static void mark(Statement statement, String module, String digest) throws SQLException {
        statement.execute("comment on schema \"" + module + "\" is 'scripts " + digest + "'");
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
}
