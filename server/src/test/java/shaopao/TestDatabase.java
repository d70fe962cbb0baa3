package shaopao;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import shaopao.db.EmbeddedPostgres;

/**
 * One real PostgreSQL for all tests of a run: the shipped one, or with {@code -Dtest.postgres=/usr/lib/postgresql/15}
 * the one installed there. Each test makes the rows that it needs and expects others beside them.
 */
public final class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    /** Where the tested program keeps its files; another run may go on beside this one. */
    public static final String VAR = System.getProperty("shaopao.test.var", "target/var");

    private static final EmbeddedPostgres POSTGRES = start();

    private static EmbeddedPostgres start() {
        try {
            Path folder = Files.createTempDirectory("shaopao-test");
            EmbeddedPostgres postgres = EmbeddedPostgres.start(folder, installation());
            hurry(postgres);
            Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                postgres.close();
                deleteTree(folder);
            }));
            return postgres;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** No row here outlives the run, so none waits for a disk; what must survive a crash has a cluster of its own. */
    private static void hurry(EmbeddedPostgres postgres) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            for (String promise : List.of("fsync", "synchronous_commit", "full_page_writes")) {
                statement.execute("alter system set " + promise + " = off");
            }
            statement.execute("select pg_reload_conf()");
        }
    }

    /** The PostgreSQL that this run tests against; the shipped one is unpacked once for all runs. */
    public static Optional<Path> installation() {
        return Optional.of(Optional.ofNullable(System.getProperty("shaopao.test.postgres"))
                .filter(text -> !text.isBlank())
                .map(Path::of)
                .orElseGet(() -> EmbeddedPostgres.unpackShipped(Path.of("target/postgres"))));
    }

    public static EmbeddedPostgres postgres() {
        return POSTGRES;
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        TestPropertyValues.of(
                        "shaopao.var=" + VAR,
                        "shaopao.demo=never",
                        // A hash as dear as the shipped one is tried once, by SignInHttpTests.
                        "shaopao.access.hash-memory-kib=64",
                        "shaopao.access.hash-passes=1",
                        "shaopao.audit.folder=" + VAR + "/audit-"
                                + ProcessHandle.current().pid(),
                        "springdoc.api-docs.version=openapi_3_1",
                        "springdoc.default-flat-param-object=true",
                        "springdoc.paths-to-match=/api/**",
                        "springdoc.default-produces-media-type=application/json",
                        "shaopao.db.url=" + POSTGRES.url(),
                        "shaopao.db.user=" + POSTGRES.user(),
                        "shaopao.db.password=" + POSTGRES.password())
                .applyTo(context);
        if (!context.getEnvironment().containsProperty("shaopao.access.session-memory")) {
            TestPropertyValues.of("shaopao.access.session-memory=0s").applyTo(context);
        }
        if (!context.getEnvironment().containsProperty("shaopao.http.actor-burst")) {
            TestPropertyValues.of(
                            "shaopao.http.actor-per-second=100000",
                            "shaopao.http.actor-burst=100000",
                            "shaopao.http.address-per-second=100000",
                            "shaopao.http.address-burst=100000")
                    .applyTo(context);
        }
    }

    static void deleteTree(Path folder) {
        try (var paths = Files.walk(folder)) {
            paths.sorted(java.util.Comparator.reverseOrder())
                    .forEach(path -> path.toFile().delete());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
