package shaopao.db;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.postgresql.PGConnection;
import shaopao.db.BackupManifest.Module;
import shaopao.db.BackupManifest.Sequence;
import shaopao.db.BackupManifest.StoredFile;
import shaopao.db.BackupManifest.Table;
import shaopao.db.SchemaCatalogue.ForeignKeys;

/**
 * Puts a backup back in one transaction: the schemas are made anew by the scripts that had made them, then filled.
 * Foreign keys are taken away meanwhile and checked when they come back; triggers are silent meanwhile. The owner of
 * the database may do all this, no superuser is needed.
 */
final class BackupRestorer {

    /** Flyway's own table, as Flyway makes it. */
    private static String history(String schema) {
        return """
            create table %1$s.schema_history (
                installed_rank int not null constraint schema_history_pk primary key,
                version varchar(50), description varchar(200) not null, type varchar(20) not null,
                script varchar(1000) not null, checksum int, installed_by varchar(100) not null,
                installed_on timestamp not null default now(), execution_time int not null, success boolean not null);
            create index schema_history_s_idx on %1$s.schema_history (success)
            """.formatted(schema);
    }

    private final Connection connection;
    private final BackupFile backup;
    private final BackupManifest manifest;
    private final MigrationScripts scripts = MigrationScripts.onClassPath();
    private final Consumer<String> progress;

    BackupRestorer(Connection connection, BackupFile backup, Consumer<String> progress) {
        this.connection = connection;
        this.backup = backup;
        this.manifest = backup.manifest();
        this.progress = progress;
    }

    void restore(Path storedFiles, boolean overwrite) throws IOException, SQLException {
        refuseUnknownScripts();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set local statement_timeout = 0; set local lock_timeout = '10s'");
            refuseWhileServed(statement);
            if (!overwrite) {
                refuseFull(statement);
            }
            restoreFiles(storedFiles);
            makeSchemas(statement);
            fill(statement);
            connection.commit();
        } catch (IOException | SQLException | RuntimeException e) {
            connection.rollback();
            throw e;
        }
    }

    private void refuseUnknownScripts() {
        for (Module module : manifest.modules()) {
            if (!MigrationScripts.digest(scripts.of(module.name(), module.scripts()))
                            .equals(module.digest())
                    || scripts.of(module.name(), module.scripts()).size()
                            != module.scripts().size()) {
                throw new DatabaseRefusedException(
                        "The backup (of version %2$s) has changes to the module %1$s that this program does not know."
                                .formatted(module.name(), manifest.program()),
                        "Restore it with that version or a later one; nothing was changed.");
            }
        }
    }

    private static void refuseWhileServed(Statement statement) throws SQLException {
        if (yes(statement, """
                select exists (select from pg_stat_activity
                    where datname = current_database() and application_name = 'shaopao' and pid <> pg_backend_pid())
                """)) {
            throw new DatabaseRefusedException(
                    "A running Shaopao uses this database.", "Stop every node first; nothing was changed.");
        }
    }

    private void refuseFull(Statement statement) throws SQLException {
        SchemaCatalogue catalogue = new SchemaCatalogue(connection);
        for (Table table : catalogue.tables(catalogue.schemas())) {
            if (!table.name().equals("schema_history")
                    && yes(statement, "select exists (select from " + table.sqlName() + ")")) {
                throw new DatabaseRefusedException(
                        "The database is not empty: %s.%s has rows.".formatted(table.schema(), table.name()),
                        "Add --overwrite to replace everything in it; nothing was changed.");
            }
        }
    }

    private static boolean yes(Statement statement, String question) throws SQLException {
        try (ResultSet rows = statement.executeQuery(question)) {
            return rows.next() && rows.getBoolean(1);
        }
    }

    /** Contents are named by what they hold: those that are there already stay as they are. */
    private void restoreFiles(Path storedFiles) throws IOException {
        for (StoredFile stored : manifest.files()) {
            Path place = storedFiles.resolve(stored.path());
            if (Files.exists(place) && Files.size(place) == stored.bytes()) {
                continue;
            }
            Path shelf = Files.createDirectories(Objects.requireNonNull(place.getParent()));
            Path draft = Files.createTempFile(shelf, ".restore", ".part");
            try (InputStream in = backup.open(stored.entry())) {
                Files.copy(in, draft, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        progress.accept("stored files: %,d".formatted(manifest.files().size()));
    }

    private void makeSchemas(Statement statement) throws SQLException {
        TreeSet<String> old = new TreeSet<>(scripts.modules());
        old.addAll(new SchemaCatalogue(connection).schemas());
        for (String schema : old) {
            statement.execute("drop schema if exists " + SchemaCatalogue.quote(schema) + " cascade");
        }
        for (Module module : manifest.modules()) {
            String schema = SchemaCatalogue.quote(module.name());
            statement.execute("create schema " + schema);
            statement.execute("set local search_path = " + schema);
            statement.execute(history(schema));
            for (MigrationScripts.Script script : scripts.of(module.name(), module.scripts())) {
                statement.execute(script.text());
            }
            Migrations.mark(statement, module.name(), module.digest());
        }
        statement.execute("set local search_path = pg_catalog");
    }

    private void fill(Statement statement) throws IOException, SQLException {
        List<String> schemas = manifest.modules().stream().map(Module::name).toList();
        SchemaCatalogue catalogue = new SchemaCatalogue(connection);
        List<Table> tables = catalogue.tables(schemas);
        ForeignKeys keys = catalogue.foreignKeys(schemas);
        executeAll(statement, keys.drops());
        executeAll(
                statement,
                tables.stream()
                        .map(table -> "alter table " + table.sqlName() + " disable trigger user")
                        .toList());
        executeAll(
                statement,
                tables.stream().map(table -> "delete from " + table.sqlName()).toList());
        for (Table table : manifest.tables()) {
            copyIn(table);
        }
        executeAll(
                statement,
                tables.stream()
                        .map(table -> "alter table " + table.sqlName() + " enable trigger user")
                        .toList());
        executeAll(statement, keys.adds());
        setSequences();
        for (Table table : tables) {
            statement.execute("analyze " + table.sqlName());
        }
    }

    private void copyIn(Table table) throws IOException, SQLException {
        try (InputStream in = backup.open(table.entry())) {
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyIn("copy %s (%s) from stdin".formatted(table.sqlName(), table.sqlColumns()), in);
            if (rows != table.rows()) {
                throw new IllegalStateException(
                        table.entry() + " holds " + rows + " rows, the manifest says " + table.rows());
            }
            progress.accept("%s.%s: %,d rows".formatted(table.schema(), table.name(), rows));
        }
    }

    private void setSequences() throws SQLException {
        try (PreparedStatement set = connection.prepareStatement("select setval(?::regclass, ?, ?)")) {
            for (Sequence sequence : manifest.sequences()) {
                set.setString(
                        1, SchemaCatalogue.quote(sequence.schema()) + "." + SchemaCatalogue.quote(sequence.name()));
                set.setLong(2, sequence.lastValue());
                set.setBoolean(3, sequence.called());
                set.executeQuery().close();
            }
        }
    }

    private static void executeAll(Statement statement, List<String> all) throws SQLException {
        for (String one : all) {
            statement.execute(one);
        }
    }
}
