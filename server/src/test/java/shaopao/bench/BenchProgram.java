package shaopao.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.Shaopao;

/**
 * The whole program on a fresh embedded database, as it serves; only the limits on how often one person may ask are
 * lifted, since a handful of people stand for a school here.
 */
final class BenchProgram implements AutoCloseable {

    private static final List<String> NO_RATES = List.of(
            "--shaopao.http.actor-per-second=1000000",
            "--shaopao.http.actor-burst=1000000",
            "--shaopao.http.address-per-second=1000000",
            "--shaopao.http.address-burst=1000000");

    private final Path folder;
    private final ConfigurableApplicationContext context;

    private BenchProgram(Path folder, ConfigurableApplicationContext context) {
        this.folder = folder;
        this.context = context;
    }

    /**
     * @param demo with the demo campus, which takes its time
     */
    static BenchProgram start(String name, boolean demo) throws IOException {
        Path folder = Files.createTempDirectory("shaopao-bench-" + name);
        System.setProperty("shaopao.var", folder.resolve("var").toString());
        System.setProperty("shaopao.demo", demo ? "always" : "never");
        System.setProperty("server.port", "0");
        BenchProgram program =
                new BenchProgram(folder, SpringApplication.run(Shaopao.class, NO_RATES.toArray(String[]::new)));
        program.awaitItems();
        return program;
    }

    /** The program serves before the catalogue is read. */
    private void awaitItems() {
        while (jdbc().sql("select count(*) from hall.item_version where code = 'student-leave'")
                        .query(Long.class)
                        .single()
                == 0) {
            LockSupport.parkNanos(100_000_000);
        }
    }

    <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    ConfigurableApplicationContext context() {
        return context;
    }

    DataSource database() {
        return bean(DataSource.class);
    }

    JdbcClient jdbc() {
        return bean(JdbcClient.class);
    }

    /** Of the item of which all cases here are: {@code version}, or the {@code definition} of its flow. */
    String item(String column) {
        return jdbc().sql("select " + column + " from hall.item_version where code = 'student-leave'")
                .query(String.class)
                .single();
    }

    int port() {
        return java.util.Objects.requireNonNull(((WebServerApplicationContext) context).getWebServer())
                .getPort();
    }

    @Override
    public void close() throws IOException {
        context.close();
        try (var paths = Files.walk(folder)) {
            paths.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        }
    }
}
