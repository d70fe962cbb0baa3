package shaopao.db;

import java.io.BufferedOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.postgresql.PGConnection;
import shaopao.db.BackupManifest.Module;
import shaopao.db.BackupManifest.StoredFile;
import shaopao.db.BackupManifest.Table;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes one moment of the database, and the stored files that are there after that moment, into a zip file. Its
 * comment is the SHA-256 of everything before the comment, so a single changed bit is noticed. Memory does not grow
 * with the data.
 */
final class BackupWriter {

    private final Connection connection;
    private final Path storedFiles;
    private final Consumer<String> progress;

    BackupWriter(Connection connection, Path storedFiles, Consumer<String> progress) {
        this.connection = connection;
        this.storedFiles = storedFiles;
        this.progress = progress;
    }

    /** Writes beside the target, forces it to the disk, then gives it its name. */
    BackupManifest write(Path target, String program) throws IOException, SQLException {
        Path place = target.toAbsolutePath();
        Path draft = Files.createTempFile(
                Objects.requireNonNull(place.getParent()), ".shaopao-backup", ".part", PostgresUser.OWNER_ONLY_FILE);
        try {
            BackupManifest manifest = writeDraft(draft, program);
            seal(draft);
            Files.move(draft, place, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            return manifest;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private BackupManifest writeDraft(Path draft, String program) throws IOException, SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        connection.setReadOnly(true);
        connection.setAutoCommit(false);
        try (ZipOutputStream zip =
                new ZipOutputStream(new BufferedOutputStream(Files.newOutputStream(draft), 1 << 16))) {
            zip.setLevel(Deflater.BEST_SPEED);
            zip.setComment("0".repeat(BackupFile.SEAL_LENGTH));
            SchemaCatalogue catalogue = new SchemaCatalogue(connection);
            List<String> schemas = catalogue.schemas();
            Instant at = Instant.now();
            BackupManifest manifest = new BackupManifest(
                    BackupManifest.FORMAT,
                    program,
                    at,
                    modules(catalogue, schemas),
                    writeTables(zip, catalogue.tables(schemas)),
                    catalogue.sequences(schemas),
                    writeFiles(zip));
            zip.putNextEntry(new ZipEntry(BackupManifest.ENTRY));
            zip.write(JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
            zip.closeEntry();
            return manifest;
        } finally {
            connection.rollback();
        }
    }

    private static List<Module> modules(SchemaCatalogue catalogue, List<String> schemas) throws SQLException {
        MigrationScripts ours = MigrationScripts.onClassPath();
        List<Module> modules = new ArrayList<>();
        for (String schema : schemas) {
            List<String> applied = catalogue.appliedScripts(schema);
            modules.add(new Module(schema, applied, MigrationScripts.digest(ours.of(schema, applied))));
        }
        return modules;
    }

    private List<Table> writeTables(ZipOutputStream zip, List<Table> tables) throws IOException, SQLException {
        List<Table> written = new ArrayList<>();
        for (Table table : tables) {
            zip.putNextEntry(new ZipEntry(table.entry()));
            DigestOutputStream out = new DigestOutputStream(new Unclosed(zip), Sha256.digest());
            long rows = connection
                    .unwrap(PGConnection.class)
                    .getCopyAPI()
                    .copyOut("copy (select %s from %s) to stdout".formatted(table.sqlColumns(), table.sqlName()), out);
            zip.closeEntry();
            written.add(new Table(table.schema(), table.name(), table.columns(), rows, hex(out)));
            progress.accept("%s.%s: %,d rows".formatted(table.schema(), table.name(), rows));
        }
        return written;
    }

    /** Contents never change and are kept for hours after their last reference, so copying them later is as good. */
    private List<StoredFile> writeFiles(ZipOutputStream zip) throws IOException {
        if (!Files.isDirectory(storedFiles)) {
            return List.of();
        }
        List<StoredFile> written = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(storedFiles)) {
            for (Path path : (Iterable<Path>) paths.filter(BackupWriter::isContent)::iterator) {
                try (InputStream in = Files.newInputStream(path)) {
                    written.add(writeFile(zip, storedFiles.relativize(path).toString(), in));
                } catch (NoSuchFileException e) {
                    progress.accept("removed meanwhile: " + path.getFileName());
                }
            }
        }
        progress.accept("stored files: %,d".formatted(written.size()));
        return written;
    }

    /** Contents are named by their SHA-256; what is being uploaded has another name. */
    private static boolean isContent(Path path) {
        return String.valueOf(path.getFileName()).matches("[0-9a-f]{64}") && Files.isRegularFile(path);
    }

    private static StoredFile writeFile(ZipOutputStream zip, String path, InputStream in) throws IOException {
        ZipEntry entry = new ZipEntry("files/" + path);
        zip.putNextEntry(entry);
        DigestOutputStream out = new DigestOutputStream(new Unclosed(zip), Sha256.digest());
        long bytes = in.transferTo(out);
        zip.closeEntry();
        return new StoredFile(path, bytes, hex(out));
    }

    private static String hex(DigestOutputStream out) {
        return HexFormat.of().formatHex(out.getMessageDigest().digest());
    }

    private static void seal(Path draft) throws IOException {
        long body = Files.size(draft) - BackupFile.SEAL_LENGTH;
        String seal;
        try (InputStream in = Files.newInputStream(draft)) {
            seal = Sha256.of(in, body);
        }
        try (RandomAccessFile file = new RandomAccessFile(draft.toFile(), "rw")) {
            file.seek(body);
            file.write(seal.getBytes(StandardCharsets.US_ASCII));
        }
        try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private static final class Unclosed extends FilterOutputStream {

        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
        }

        @Override
        public void close() throws IOException {
            out.flush();
        }
    }
}
