package shaopao.db;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/**
 * The running postmaster. It is spawned from a platform thread that never ends, because the kernel sends the
 * parent-death signal when the spawning thread ends, not the process.
 */
final class PostgresProcess {

    /**
     * For many short transactions; none of them takes anything from what a commit promises. Fewer checkpoints, since
     * after each of them every page is written to the log in full once more; no compiling of statements that take a
     * millisecond; dead rows of small busy tables cleared early.
     */
    private static final List<String> TUNING = List.of(
            "max_wal_size=2GB",
            "checkpoint_timeout=15min",
            "checkpoint_completion_target=0.9",
            "wal_buffers=16MB",
            "jit=off",
            "random_page_cost=1.1",
            "autovacuum_naptime=20s");

    private final Process process;

    private PostgresProcess(Process process) {
        this.process = process;
    }

    static PostgresProcess spawn(Path installation, Path data, int port, PostgresUser user, Path log)
            throws IOException {
        List<String> command = new ArrayList<>(user.prefix(true));
        command.addAll(List.of(
                installation.resolve("bin/postgres").toString(),
                "-D",
                data.toString(),
                "-p",
                Integer.toString(port),
                "-k",
                ""));
        TUNING.forEach(setting -> command.addAll(List.of("-c", setting)));
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        CompletableFuture<Process> started = new CompletableFuture<>();
        Thread.ofPlatform().daemon().name("postgres-parent").start(() -> {
            try {
                started.complete(builder.start());
                new CountDownLatch(1).await();
            } catch (IOException e) {
                started.completeExceptionally(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        try {
            return new PostgresProcess(started.get());
        } catch (ExecutionException e) {
            throw new IOException(
                    "PostgreSQL could not be started (is setpriv of util-linux installed?)", e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    boolean alive() {
        return process.isAlive();
    }

    long pid() {
        return process.pid();
    }

    /** Fast shutdown (SIGINT), then the hard way. */
    void stop(Duration timeMax) {
        if (!process.isAlive()) {
            return;
        }
        try {
            new ProcessBuilder("kill", "-INT", Long.toString(process.pid()))
                    .start()
                    .waitFor();
            if (!process.waitFor(timeMax.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (IOException e) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
        }
    }
}
