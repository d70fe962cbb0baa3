package shaopao.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shaopao.TestDatabase;

@Tag("once")
class EmbeddedPostgresTests {

    @TempDir
    Path folder;

    @Test
    void keepsWhatWasCommittedWhenItIsStoppedAndStartedAgain() throws SQLException {
        try (EmbeddedPostgres first = start()) {
            run(first, "create table kept (n int)");
            run(first, "insert into kept values (7)");
        }
        try (EmbeddedPostgres second = start()) {
            assertThat(ask(second, "select n from kept")).isEqualTo("7");
        }
    }

    @Test
    void isDurable() throws SQLException {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(ask(postgres, "show fsync")).isEqualTo("on");
            assertThat(ask(postgres, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(postgres, "show data_checksums")).isEqualTo("on");
            assertThat(ask(postgres, "show listen_addresses")).isEqualTo("127.0.0.1");
        }
    }

    @Test
    void isOwnedByOneProcess() {
        try (EmbeddedPostgres _ = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(DatabaseRefusedException.class)
                    .hasMessageContaining("Another Shaopao is running on");
        }
    }

    @Test
    void startsAgainAfterItsServerWasKilled() throws Exception {
        EmbeddedPostgres first = start();
        run(first, "create table kept (n int)");
        new ProcessBuilder("kill", "-9", Long.toString(first.pid())).start().waitFor();
        first.close();
        try (EmbeddedPostgres second = start()) {
            assertThat(ask(second, "select count(*) from kept")).isEqualTo("0");
        }
    }

    @Test
    void tellsOthersWhereItRuns() {
        try (EmbeddedPostgres postgres = start()) {
            assertThat(EmbeddedPostgres.running(folder))
                    .hasValueSatisfying(address -> assertThat(address.url()).isEqualTo(postgres.url()));
        }
        assertThat(EmbeddedPostgres.running(folder)).isEmpty();
    }

    private EmbeddedPostgres start() {
        return EmbeddedPostgres.start(folder, TestDatabase.installation());
    }

    private static void run(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = open(postgres);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection = open(postgres);
                var statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static Connection open(EmbeddedPostgres postgres) throws SQLException {
        return DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
    }
}
