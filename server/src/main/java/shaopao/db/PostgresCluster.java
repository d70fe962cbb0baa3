package shaopao.db;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Makes a cluster, and clears what a killed one left behind. */
final class PostgresCluster {

    private static final String SETTINGS = """

            # Set by Shaopao when the cluster was made.
            listen_addresses = '127.0.0.1'
            max_connections = 300
            shared_buffers = 128MB
            fsync = on
            synchronous_commit = on
            full_page_writes = on
            log_min_messages = warning
            log_timezone = 'Asia/Shanghai'
            timezone = 'Asia/Shanghai'
            password_encryption = 'scram-sha-256'
            """;

    private PostgresCluster() {}

    /** Makes the cluster beside its final place and moves it there whole, so that a killed attempt leaves nothing. */
    static void make(Path installation, Path home, String password, PostgresUser user) throws IOException {
        Path draft = home.resolve("data.new");
        deleteTree(draft);
        Files.createDirectories(draft);
        user.own(draft);
        Path secret = Files.createTempFile("shaopao", ".secret", PostgresUser.OWNER_ONLY_FILE);
        try {
            Files.writeString(secret, password + "\n");
            user.own(secret);
            List<String> command = new ArrayList<>(user.prefix(false));
            command.addAll(List.of(
                    installation.resolve("bin/initdb").toString(),
                    "-D",
                    draft.toString(),
                    "-U",
                    "postgres",
                    "--pwfile=" + secret,
                    "--auth=scram-sha-256",
                    "--encoding=UTF8",
                    "--locale=C.UTF-8",
                    "--data-checksums"));
            run(command);
        } finally {
            Files.deleteIfExists(secret);
        }
        Path conf = draft.resolve("postgresql.conf");
        Files.writeString(conf, Files.readString(conf) + SETTINGS);
        Files.move(draft, home.resolve("data"));
    }

    /**
     * Removes the lock of a server that no longer lives. After {@code kill -9} the number in it may belong to a zombie
     * or to another program by now; the folder is ours (we hold {@code owner.lock}), so only a live postgres on this
     * very folder counts, and it is given time to end.
     */
    static void clearStaleLock(Path data) throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        List<String> lines = Files.readAllLines(pidFile, StandardCharsets.UTF_8);
        long deadline = System.nanoTime() + 30_000_000_000L;
        while (!lines.isEmpty() && runsOn(lines.getFirst().trim(), data)) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("An older PostgreSQL (process "
                        + lines.getFirst().trim() + ") still runs on " + data + "; stop it first.");
            }
            EmbeddedPostgres.sleep(50);
        }
        Files.deleteIfExists(pidFile);
    }

    /** A zombie has no working folder, so it does not count. */
    private static boolean runsOn(String pid, Path data) {
        try {
            return Path.of("/proc", pid, "cwd").toRealPath().equals(data.toRealPath());
        } catch (IOException e) {
            return false;
        }
    }

    private static void run(List<String> command) throws IOException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException("initdb failed: " + output.strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    private static void deleteTree(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
