package shaopao.db;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import shaopao.TestDatabase;

@Tag("database")
class BackupTests {

    private static final String PAIR = """
            with one as (insert into files.content (sha256, bytes, arrived_at) values ('%1$s', 1, now()))
            insert into audit.entry (id, at, node, address, actor_kind, actor_name, act, subject_kind, subject, facts)
            values (gen_random_uuid(), now(), 'n', '', 'SYSTEM', '陈', 'test.paired', 'content', '%1$s', '{}')
            """;

    private static final String ROWS = """
            insert into files.content (sha256, bytes, arrived_at)
            select encode(sha256(n::text::bytea), 'hex'), 1, now() from generate_series(1, 500) n;
            insert into audit.entry (id, at, node, address, actor_kind, actor_name, act, subject_kind, subject, facts)
            select gen_random_uuid(), now(), 'n', '', 'SYSTEM', E'陈\\t\\\\N "思远"', 'test.paired', 'content', n::text,
                '{}'
            from generate_series(1, 500) n;
            insert into files.file (id, sha256, name, type, purpose, uploaded_at)
            select gen_random_uuid(), sha256, E'成绩单\\n.pdf', 'application/pdf', 'own', now() from files.content;
            insert into people.code_table (name, title, standard, digest) values ('T', '代码', 'GB', 'd');
            """;

    @TempDir
    Path folder;

    private final List<String> database = new ArrayList<>();

    /** Migrated and filled once; a test that changes it gets a copy, since copying takes about as long as restoring. */
    private static final String FULL = "backup_full_" + Long.toString(System.nanoTime(), 36);

    @BeforeAll
    static void makeFull() throws SQLException {
        run(url("postgres"), "create database " + FULL);
        migrate(FULL);
        run(url(FULL), ROWS);
    }

    @AfterAll
    static void dropFull() throws SQLException {
        run(url("postgres"), "drop database if exists " + FULL + " with (force)");
    }

    @BeforeEach
    void makeDatabases() throws Exception {
        database.addAll(List.of(FULL, "backup_to_" + Long.toString(System.nanoTime(), 36)));
        run(url("postgres"), "create database " + database.getLast());
        Path shelf = Files.createDirectories(folder.resolve("files/ab/cd"));
        Files.writeString(shelf.resolve("ab".repeat(32)), "stored");
    }

    private void changeACopy() throws SQLException {
        database.set(0, "backup_from_" + Long.toString(System.nanoTime(), 36));
        run(url("postgres"), "create database " + database.getFirst() + " template " + FULL);
    }

    @AfterEach
    void dropDatabases() throws SQLException {
        database.remove(FULL);
        for (String name : database) {
            run(url("postgres"), "drop database if exists " + name + " with (force)");
        }
    }

    @Test
    void everyTableComesBackRowByRow() throws Exception {
        Path file = folder.resolve("one.zip");
        backups(0, "files").write(file, "test");
        backups(1, "restored").restore(file, false);
        Map<String, String> before = digests(url(database.getFirst()));
        assertThat(digests(url(database.get(1)))).isEqualTo(before).hasSizeGreaterThan(20);
        assertThat(folder.resolve("restored/ab/cd/" + "ab".repeat(32))).hasContent("stored");
    }

    @Test
    void constraintsTriggersAndSequencesHoldAfterwards() throws Exception {
        changeACopy();
        Path file = folder.resolve("one.zip");
        String to = url(database.get(1));
        run(url(database.getFirst()), "select setval('workflow.case_number', 4711)");
        backups(0, "files").write(file, "test");
        backups(1, "restored").restore(file, false);
        assertThat(ask(to, "select nextval('workflow.case_number')")).isEqualTo("4712");
        assertThatThrownBy(() -> run(to, "delete from audit.entry")).hasMessageContaining("append-only");
        String orphan = """
                insert into files.file (id, sha256, name, type, purpose, uploaded_at)
                values (gen_random_uuid(), '%s', 'n', 't', 'p', now())""".formatted("0".repeat(64));
        assertThatThrownBy(() -> run(to, orphan)).hasMessageContaining("foreign key");
        String constraints = """
                select count(*) || string_agg(pg_get_constraintdef(oid), '' order by conrelid::regclass::text, conname)
                from pg_constraint where connamespace::regnamespace::text in ('people', 'files', 'workflow')""";
        assertThat(ask(to, constraints)).isEqualTo(ask(url(database.getFirst()), constraints));
    }

    @Test
    void backupTakenWhileOthersWriteHoldsOneMoment() throws Exception {
        changeACopy();
        AtomicBoolean stop = new AtomicBoolean();
        Thread writer = Thread.ofPlatform().start(() -> writeUntil(stop));
        try {
            for (int round = 0; round < 3; round++) {
                Path file = folder.resolve("busy" + round + ".zip");
                backups(0, "files").write(file, "test");
                backups(1, "restored").restore(file, true);
                String to = url(database.get(1));
                assertThat(ask(to, "select count(*) from audit.entry where act = 'test.paired'"))
                        .isEqualTo(ask(to, "select count(*) from files.content where bytes = 1"));
                Path again = folder.resolve("again" + round + ".zip");
                backups(1, "restored").write(again, "test");
                assertThat(tables(again)).isEqualTo(tables(file));
            }
        } finally {
            stop.set(true);
            writer.join();
        }
    }

    @Test
    void fileWithOneFlippedBitIsRefusedAndNothingChanges() throws Exception {
        Path file = folder.resolve("one.zip");
        backups(0, "files").write(file, "test");
        byte[] whole = Files.readAllBytes(file);
        Random random = new Random(20_260_301);
        for (int i = 0; i < 40; i++) {
            byte[] hurt = whole.clone();
            hurt[random.nextInt(hurt.length)] ^= (byte) (1 << random.nextInt(8));
            Path damaged = Files.write(folder.resolve("damaged.zip"), hurt);
            assertThatThrownBy(() -> backups(1, "restored").restore(damaged, true))
                    .isInstanceOf(DatabaseRefusedException.class)
                    .hasMessageContaining("damaged");
        }
        Path cut = Files.write(folder.resolve("cut.zip"), java.util.Arrays.copyOf(whole, whole.length / 2));
        assertThatThrownBy(() -> backups(1, "restored").restore(cut, true)).hasMessageContaining("damaged");
        assertThat(digests(url(database.get(1)))).isEmpty();
    }

    @Test
    void fullDatabaseIsReplacedOnlyWhenTold() throws Exception {
        changeACopy();
        Path file = folder.resolve("one.zip");
        backups(0, "files").write(file, "test");
        Map<String, String> before = digests(url(database.getFirst()));
        run(url(database.getFirst()), PAIR.formatted("d".repeat(64)));
        assertThatThrownBy(() -> backups(0, "files").restore(file, false)).hasMessageContaining("--overwrite");
        backups(0, "files").restore(file, true);
        assertThat(digests(url(database.getFirst()))).isEqualTo(before);
    }

    @Test
    void databaseInUseIsNotReplaced() throws Exception {
        Path file = folder.resolve("one.zip");
        backups(0, "files").write(file, "test");
        try (Connection serving = open(url(database.get(1)) + "?ApplicationName=shaopao")) {
            assertThat(serving.isValid(1)).isTrue();
            assertThatThrownBy(() -> backups(1, "restored").restore(file, true))
                    .hasMessageContaining("Stop every node");
        }
    }

    @Test
    void backupOfUnknownScriptsIsRefused() throws Exception {
        changeACopy();
        run(url(database.getFirst()), """
                insert into files.schema_history values
                    (99, '99', 'from the future', 'SQL', 'V99__from_the_future.sql', 1, 'x', now(), 1, true)""");
        Path file = folder.resolve("newer.zip");
        backups(0, "files").write(file, "9.9");
        assertThatThrownBy(() -> backups(1, "restored").restore(file, true))
                .hasMessageContaining("does not know")
                .hasMessageContaining("9.9");
    }

    @Test
    void olderServerIsRefused() {
        assertThatThrownBy(() -> ServerVersion.refuseOlder(14, "14.12")).hasMessageContaining("too old");
        ServerVersion.refuseOlder(15, "15.0");
    }

    private Backups backups(int which, String files) {
        DatabaseSettings settings = new DatabaseSettings(
                url(database.get(which)),
                TestDatabase.postgres().user(),
                TestDatabase.postgres().password(),
                folder.resolve("unused"),
                "",
                2);
        return new Backups(settings, folder.resolve(files), _ -> {});
    }

    private void writeUntil(AtomicBoolean stop) {
        Random random = new Random(8);
        try (Connection connection = open(url(database.getFirst()));
                Statement statement = connection.createStatement()) {
            while (!stop.get()) {
                statement.execute(PAIR.formatted(hash(random)));
            }
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String hash(Random random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return HexFormat.of().formatHex(bytes);
    }

    private static List<BackupManifest.Table> tables(Path file) throws IOException {
        try (BackupFile backup = BackupFile.open(file, _ -> {})) {
            return backup.manifest().tables();
        }
    }

    /** Rows and a checksum over the sorted rows, for each table of ours. */
    private static Map<String, String> digests(String url) throws SQLException {
        Map<String, String> digests = new TreeMap<>();
        try (Connection connection = open(url)) {
            SchemaCatalogue catalogue = new SchemaCatalogue(connection);
            for (BackupManifest.Table table : catalogue.tables(catalogue.schemas())) {
                digests.put(
                        table.sqlName(),
                        ask(
                                connection,
                                "select count(*) || md5(coalesce(string_agg(t::text, '|' order by t::text), '')) from "
                                        + table.sqlName() + " t"));
            }
        }
        return digests;
    }

    private static void migrate(String database) {
        Migrations.migrate(new DriverManagerDataSource(
                url(database),
                TestDatabase.postgres().user(),
                TestDatabase.postgres().password()));
    }

    private static String url(String database) {
        return TestDatabase.postgres().url().replaceFirst("/[^/]*$", "/" + database);
    }

    private static Connection open(String url) throws SQLException {
        return DriverManager.getConnection(
                url, TestDatabase.postgres().user(), TestDatabase.postgres().password());
    }

    private static void run(String url, String sql) throws SQLException {
        try (Connection connection = open(url);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String ask(String url, String sql) throws SQLException {
        try (Connection connection = open(url)) {
            return ask(connection, sql);
        }
    }

    private static String ask(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return new String(rows.getString(1).getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
        }
    }
}
