package shaopao.db;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PostgreSQL of our own in one folder, as durable as any: fsync, synchronous commit and data checksums are on.
 *
 * <p>The folder has {@code data} (the cluster), {@code secret} (the password, readable by the owner alone), {@code
 * address} (where a running one listens, for the backup command) and {@code owner.lock}, held by the process that owns
 * it. The server ends with the process: {@code setpriv --pdeathsig INT} makes the kernel stop it even after {@code kill
 * -9}.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final Duration START_MAX = Duration.ofSeconds(60);
    private static final Duration STOP_MAX = Duration.ofSeconds(30);

    private final Path folder;
    private final FileChannel lockFile;
    private final FileLock lock;
    private final PostgresProcess process;
    private final String url;
    private final String password;

    private EmbeddedPostgres(
            Path folder, FileChannel lockFile, FileLock lock, PostgresProcess process, String url, String password) {
        this.folder = folder;
        this.lockFile = lockFile;
        this.lock = lock;
        this.process = process;
        this.url = url;
        this.password = password;
    }

    /**
     * Starts the database of a folder, making it first where there is none.
     *
     * @param binaries an installation to use instead of the shipped one
     * @throws DatabaseRefusedException when another process owns the folder
     */
    public static EmbeddedPostgres start(Path folder, Optional<Path> binaries) {
        try {
            Path home = Files.createDirectories(folder.toAbsolutePath().normalize());
            FileChannel lockFile =
                    FileChannel.open(home.resolve("owner.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = tryLock(lockFile);
            if (lock == null) {
                lockFile.close();
                throw owned(home);
            }
            return startOwned(home, lockFile, lock, binaries);
        } catch (IOException e) {
            throw new UncheckedIOException("The database in " + folder + " could not be started: " + e.getMessage(), e);
        }
    }

    private static DatabaseRefusedException owned(Path home) {
        return new DatabaseRefusedException(
                "Another Shaopao is running on " + home + ".",
                "Stop it, or give this one another folder (SHAOPAO_VAR).");
    }

    private static EmbeddedPostgres startOwned(Path home, FileChannel lockFile, FileLock lock, Optional<Path> binaries)
            throws IOException {
        Path installation = binaries.isPresent() ? binaries.get() : PostgresBinaries.unpack(home.resolve("binaries"));
        PostgresUser user = PostgresUser.of(home);
        Path data = home.resolve("data");
        String password = password(home);
        if (!Files.exists(data.resolve("PG_VERSION"))) {
            LOG.info("Making a new database in {}", data);
            PostgresCluster.make(installation, home, password, user);
        }
        PostgresCluster.clearStaleLock(data);
        int port = freePort();
        PostgresProcess process = PostgresProcess.spawn(installation, data, port, user, home.resolve("postgres.log"));
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try {
            awaitReady(process, url, password, home);
        } catch (RuntimeException e) {
            process.stop(STOP_MAX);
            lockFile.close();
            throw e;
        }
        Files.writeString(home.resolve("address"), url);
        return new EmbeddedPostgres(home, lockFile, lock, process, url, password);
    }

    /** Unpacks the shipped PostgreSQL into a folder, once, and returns it. */
    public static Path unpackShipped(Path target) {
        try {
            return PostgresBinaries.unpack(target.toAbsolutePath().normalize());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where a running database of this folder listens, told by the process that owns it. */
    public static Optional<Address> running(Path folder) {
        Path home = folder.toAbsolutePath().normalize();
        try {
            if (!Files.exists(home.resolve("address"))) {
                return Optional.empty();
            }
            Address address =
                    new Address(Files.readString(home.resolve("address")), Files.readString(home.resolve("secret")));
            DriverManager.getConnection(address.url(), "postgres", address.password())
                    .close();
            return Optional.of(address);
        } catch (IOException | SQLException e) {
            return Optional.empty();
        }
    }

    /** Address and password of a running embedded database; the user is {@code postgres}. */
    public record Address(String url, String password) {}

    public String url() {
        return url;
    }

    public String user() {
        return "postgres";
    }

    public String password() {
        return password;
    }

    /** Process number of the postmaster, for tests that kill it. */
    public long pid() {
        return process.pid();
    }

    /** Stops the server cleanly: running statements are broken off, committed work is kept. */
    @Override
    public void close() {
        try {
            process.stop(STOP_MAX);
            Files.deleteIfExists(folder.resolve("address"));
            lock.release();
            lockFile.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static @org.jspecify.annotations.Nullable FileLock tryLock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    private static String password(Path home) throws IOException {
        Path file = home.resolve("secret");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PostgresUser.OWNER_ONLY_FILE);
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        return Files.readString(file);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static void awaitReady(PostgresProcess process, String url, String password, Path home) {
        long deadline = System.nanoTime() + START_MAX.toNanos();
        SQLException last = null;
        while (System.nanoTime() < deadline) {
            if (!process.alive()) {
                throw new IllegalStateException("PostgreSQL stopped while starting; its last words are in "
                        + home.resolve("postgres.log") + ": " + lastWords(home.resolve("postgres.log")));
            }
            try {
                DriverManager.getConnection(url, "postgres", password).close();
                return;
            } catch (SQLException e) {
                last = e;
            }
            sleep(20);
        }
        throw new IllegalStateException("PostgreSQL was not ready after " + START_MAX, last);
    }

    private static String lastWords(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(" | ", lines.subList(Math.max(0, lines.size() - 4), lines.size()));
        } catch (IOException e) {
            return "(no log)";
        }
    }

    static void sleep(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
