package shaopao.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * Backup and restore: one file, one moment, every table of every module and every stored file. A backup may be taken
 * while the program serves; a restore wants it stopped. The installation's secret is not in the file.
 */
public final class Backups {

    private final DatabaseSettings settings;
    private final Path storedFiles;
    private final Consumer<String> progress;

    /**
     * @param storedFiles folder of stored files
     * @param progress hears a line per table
     */
    public Backups(DatabaseSettings settings, Path storedFiles, Consumer<String> progress) {
        this.settings = settings;
        this.storedFiles = storedFiles;
        this.progress = progress;
    }

    /**
     * Writes a backup; the file appears under its name only when it is whole.
     *
     * @param program version to note in it
     * @return rows that it holds
     */
    public long write(Path target, String program) {
        try (Place place = open(true);
                Connection connection = place.connect("shaopao backup")) {
            return new BackupWriter(connection, storedFiles, progress)
                    .write(target, program).tables().stream()
                            .mapToLong(BackupManifest.Table::rows)
                            .sum();
        } catch (SQLException e) {
            throw new IllegalStateException("The backup could not be written: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The backup could not be written: " + e.getMessage(), e);
        }
    }

    /**
     * Restores a backup and then migrates it to this program's version. Refuses a damaged file, one of a newer program,
     * a database that is in use, and, unless told to overwrite, one that is not empty; a refusal changes nothing.
     */
    public void restore(Path source, boolean overwrite) {
        try (BackupFile backup = BackupFile.open(source, progress);
                Place place = open(false)) {
            try (Connection connection = place.connect("shaopao restore")) {
                new BackupRestorer(connection, backup, progress).restore(storedFiles, overwrite);
            }
            Migrations.migrate(new DriverManagerDataSource(place.url(), place.user(), place.password()));
        } catch (SQLException e) {
            throw new IllegalStateException("The backup could not be restored: " + e.getMessage(), e);
        } catch (IOException e) {
            throw new UncheckedIOException("The backup could not be restored: " + e.getMessage(), e);
        }
    }

    /** The external database, the running embedded one where that will do, or the embedded one started for this. */
    private Place open(boolean mayBeRunning) {
        if (!settings.url().isBlank()) {
            return new Place(settings.url(), settings.user(), settings.password(), null);
        }
        Optional<EmbeddedPostgres.Address> running =
                mayBeRunning ? EmbeddedPostgres.running(settings.folder()) : Optional.empty();
        if (running.isPresent()) {
            return new Place(running.get().url(), "postgres", running.get().password(), null);
        }
        if (mayBeRunning && !Files.exists(settings.folder().resolve("data"))) {
            throw new DatabaseRefusedException(
                    "There is no database in " + settings.folder() + ".", "Name its folder with SHAOPAO_VAR.");
        }
        EmbeddedPostgres started = EmbeddedPostgres.start(settings.folder(), settings.installation());
        return new Place(started.url(), started.user(), started.password(), started);
    }

    private record Place(
            String url,
            String user,
            String password,
            @Nullable EmbeddedPostgres started) implements AutoCloseable {

        Connection connect(String name) throws SQLException {
            Properties properties = new Properties();
            properties.setProperty("user", user);
            properties.setProperty("password", password);
            properties.setProperty("ApplicationName", name);
            return DriverManager.getConnection(url, properties);
        }

        @Override
        public void close() {
            if (started != null) {
                started.close();
            }
        }
    }
}
