package shaopao.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.Roster;
import shaopao.db.Connected;
import shaopao.db.EmbeddedPostgres;
import tools.jackson.databind.json.JsonMapper;

/**
 * People act from several threads while the program and every process of PostgreSQL are killed together (SIGKILL),
 * again and again. An act is acknowledged when its answer has arrived; after each start every acknowledged one is
 * there, and what is there is whole: the state, the to-dos, the timers and the summary are those that the events make.
 */
@Tag("once")
class CrashTests {

    private static final int ROUNDS = 2;
    private static final int THREADS = 4;
    private static final int ACTS_A_ROUND = 100;
    private static final long SEED = 20_261_127;
    private static final Pattern UP = Pattern.compile("Shaopao is up: http://127\\.0\\.0\\.1:(\\d+)");
    private static final String ITEM = """
            code: crash-item
            name: {zh: 试验, en: Trial}
            summary: {zh: 述, en: Summary}
            department: {zh: 部, en: Office}
            category: {zh: 类, en: Kind}
            audience: [student]
            promisedDays: 3
            owners: {rule: field, field: one}
            form:
              - {key: one, label: {zh: 甲, en: One}, type: person, required: true}
              - {key: two, label: {zh: 乙, en: Two}, type: person, required: true}
            flow:
              - key: first
                name: {zh: 初审, en: First}
                type: approve
                who: {rule: field, field: one}
                time: {days: 1, remind: [2]}
              - key: both
                name: {zh: 会签, en: Both}
                type: approve
                mode: all
                who: [{rule: field, field: one}, {rule: field, field: two}]
              - {key: told, name: {zh: 抄送, en: Told}, type: inform, who: {rule: field, field: two}}
            """;

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient client = HttpClient.newHttpClient();
    private final Collection<Sent> sent = new ConcurrentLinkedQueue<>();
    private Path folder = Path.of("");
    private @Nullable Process program;
    private volatile int port;

    /** A command that was sent, and whether its answer has arrived. */
    private record Sent(UUID caseId, UUID command, boolean acknowledged) {}

    @BeforeEach
    void lay() throws IOException {
        folder = Files.createTempDirectory("shaopao-crash");
        Path item = Files.createDirectories(folder.resolve("catalogue/office/crash-item"));
        Files.writeString(item.resolve("item.yaml"), ITEM);
    }

    @AfterEach
    void clear() throws IOException, InterruptedException {
        kill();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    @Test
    void everyAcknowledgedActIsThereAndNoneIsHalfThere() throws Exception {
        start();
        Roster roster = new Roster(jdbc());
        List<Roster.Someone> staff = List.of(roster.staff(), roster.staff());
        List<Roster.Someone> students =
                Stream.generate(roster::student).limit(THREADS).toList();
        int acknowledged = 0;
        for (int round = 1; round <= ROUNDS; round++) {
            storm(round, staff, students);
            start();
            acknowledged = theseAreThere(round);
            allIsWhole();
        }
        assertThat(acknowledged).as("acts that were acknowledged").isGreaterThan(ACTS_A_ROUND * ROUNDS / 2);
        everybodyIsToldOnce(staff);
    }

    private void storm(int round, List<Roster.Someone> staff, List<Roster.Someone> students) throws Exception {
        AtomicBoolean over = new AtomicBoolean();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            Errands errands = new Errands(students.get(i), staff, new Random(SEED + round * 100L + i));
            threads.add(Thread.ofPlatform().start(() -> errands.until(over)));
        }
        long enough = acknowledged() + ACTS_A_ROUND;
        Instant limit = Instant.now().plusSeconds(20);
        while (acknowledged() < enough && Instant.now().isBefore(limit)) {
            Thread.sleep(20);
        }
        Thread.sleep(new Random(SEED + round).nextInt(200));
        kill();
        over.set(true);
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private long acknowledged() {
        return sent.stream().filter(Sent::acknowledged).count();
    }

    /** Counts them. */
    private int theseAreThere(int round) {
        Map<UUID, Long> there = jdbc()
                .sql("select command_id from workflow.case_event")
                .query((row, _) -> row.getObject("command_id", UUID.class))
                .list()
                .stream()
                .collect(Collectors.groupingBy(id -> id, Collectors.counting()));
        int acknowledged = 0;
        for (Sent one : sent) {
            long times = there.getOrDefault(one.command(), 0L);
            assertThat(times).as("round " + round + " " + one).isBetween(one.acknowledged() ? 1L : 0L, 1L);
            acknowledged += one.acknowledged() ? 1 : 0;
        }
        return acknowledged;
    }

    /** What stands beside the events is what the events make. */
    private void allIsWhole() {
        JdbcClient jdbc = jdbc();
        CaseStore store = new CaseStore(jdbc, json);
        List<CaseId> ids = jdbc.sql("select id from workflow.application_case")
                .query((row, _) -> new CaseId(row.getObject("id", UUID.class)))
                .list();
        for (CaseId id : ids) {
            CaseStore.Loaded loaded = store.load(id, id.value()).orElseThrow();
            List<CaseStep> steps = store.steps(id);
            CaseFold fold = new CaseFold(CaseState.NEW);
            steps.forEach(step -> fold.apply(step.event()));
            CaseState state = read(fold.state());
            assertThat(loaded.state()).as("state of " + id).isEqualTo(state);
            CaseSummary summary = loaded.summary();
            assertThat(summary.version()).isEqualTo(steps.size());
            assertThat(summary.status()).isEqualTo(state.standing());
            assertThat(summary.dueAt()).isEqualTo(state.promisedUntil());
            assertThat(summary.atNodes())
                    .containsExactlyElementsOf(state.visits().stream()
                            .map(CaseState.Visit::node)
                            .distinct()
                            .toList());
            assertThat(todos(jdbc, id)).as("to-dos of " + id).isEqualTo(todos(state));
            assertThat(timers(jdbc, id)).as("timers of " + id).isEqualTo(timers(state));
        }
        assertThat(count(jdbc, """
                        select count(*) from workflow.case_event e
                        where not exists (select from workflow.application_case c where c.id = e.case_id)
                        """)).isZero();
    }

    /** Of each to-do that somebody else has brought about, one message; none is lost with the program. */
    private void everybodyIsToldOnce(List<Roster.Someone> staff) throws InterruptedException {
        JdbcClient jdbc = jdbc();
        for (int i = 0; i < 600 && count(jdbc, "select count(*) from workflow.untold") > 0; i++) {
            Thread.sleep(50);
        }
        for (int i = 0; i < staff.size(); i++) {
            String of = "'" + staff.get(i).id() + "'";
            String node = i == 0 ? "first" : "both";
            assertThat(count(jdbc, """
                            select count(*) from notices.message m join notices.content c on c.id = m.content_id
                            where c.code = 'hall.asked' and m.person_id = WHO
                            """.replace("WHO", of)))
                    .isEqualTo(count(
                            jdbc, "select count(*) from workflow.todo where node = '" + node + "' and person = " + of))
                    .isPositive();
        }
    }

    private static long count(JdbcClient jdbc, String statement) {
        return jdbc.sql(statement).query(Long.class).single();
    }

    private CaseState read(CaseState state) {
        return json.readValue(json.writeValueAsString(state), CaseState.class);
    }

    private static Set<String> todos(JdbcClient jdbc, CaseId id) {
        return new TreeSet<>(jdbc.sql("""
                select number || ' ' || person || ' ' || node || ' ' || kind from workflow.todo
                where case_id = :id and closed_at is null
                """)
                .param("id", id)
                .query((row, _) -> row.getString(1))
                .list());
    }

    private static Set<String> todos(CaseState state) {
        return state.todos().stream()
                .map(todo -> todo.number() + " " + todo.person() + " "
                        + state.visit(todo.visit()).map(CaseState.Visit::node).orElse("")
                        + " " + todo.kind())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> timers(JdbcClient jdbc, CaseId id) {
        return new TreeSet<>(jdbc.sql("select number, due_at from workflow.timer where case_id = :id")
                .param("id", id)
                .query((row, _) -> row.getInt("number") + " " + CaseStore.instant(row, "due_at"))
                .list());
    }

    /** Of all times of a case only the next one is a row (ADR 92). */
    private static Set<String> timers(CaseState state) {
        return state.timers().stream()
                .filter(timer -> timer.dueAt().isPresent())
                .min(Comparator.comparing(
                                (CaseState.Timer timer) -> timer.dueAt().orElseThrow())
                        .thenComparingInt(CaseState.Timer::number))
                .map(timer -> timer.number() + " " + timer.dueAt().orElseThrow())
                .stream()
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private JdbcClient jdbc() {
        return Connected.to(
                EmbeddedPostgres.running(folder.resolve("var/postgres")).orElseThrow());
    }

    private void start() throws IOException {
        List<String> command = List.of(
                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                "-Xmx400m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                CrashProgram.class.getName(),
                "--server.port=0",
                "--shaopao.demo=never",
                "--shaopao.http.actor-per-second=100000",
                "--shaopao.http.actor-burst=100000",
                "--shaopao.catalogue.folder=" + folder.resolve("catalogue"),
                "--shaopao.var=" + folder.resolve("var"),
                "--shaopao.db.binaries=" + EmbeddedPostgres.unpackShipped(Path.of("target/postgres")));
        Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
        program = started;
        StringBuilder told = new StringBuilder();
        BufferedReader out = started.inputReader(StandardCharsets.UTF_8);
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            told.append(line).append('\n');
            Matcher up = UP.matcher(line);
            if (up.find()) {
                port = Integer.parseInt(up.group(1));
                Thread.ofVirtual().start(() -> drain(out));
                return;
            }
        }
        throw new IllegalStateException("The program did not start: " + told);
    }

    private static void drain(BufferedReader out) {
        try {
            out.lines().forEach(_ -> {});
        } catch (UncheckedIOException _) {
            // The process was killed.
        }
    }

    /** The program, the postmaster and all its children at once. */
    private void kill() throws IOException, InterruptedException {
        Process running = program;
        if (running == null) {
            return;
        }
        List<String> command = new ArrayList<>(List.of("kill", "-9", Long.toString(running.pid())));
        Path lock = folder.resolve("var/postgres/data/postmaster.pid");
        if (Files.exists(lock)) {
            long postmaster = Long.parseLong(Files.readAllLines(lock).getFirst().strip());
            ProcessHandle.of(postmaster).ifPresent(server -> {
                command.add(Long.toString(server.pid()));
                server.descendants().forEach(child -> command.add(Long.toString(child.pid())));
            });
        }
        new ProcessBuilder(command).redirectErrorStream(true).start().waitFor();
        running.waitFor(20, TimeUnit.SECONDS);
    }

    /** One student who applies again and again, and the staff who decide. */
    private final class Errands {

        private final Roster.Someone student;
        private final List<Roster.Someone> staff;
        private final Random random;

        Errands(Roster.Someone student, List<Roster.Someone> staff, Random random) {
            this.student = student;
            this.staff = staff;
            this.random = random;
        }

        void until(AtomicBoolean over) {
            while (!over.get()) {
                try {
                    errand();
                } catch (UncheckedIOException _) {
                    if (!over.get()) {
                        pause();
                    }
                }
            }
        }

        private void errand() {
            UUID id = UUID.randomUUID();
            send(id, id, student, "/api/hall/applications", """
                    {"id":"%s","item":"crash-item","answers":{"one":{"id":"%s"},"two":{"id":"%s"}}}""".formatted(
                            id, staff.get(0).id(), staff.get(1).id()));
            switch (random.nextInt(6)) {
                case 0 -> act(id, student, "WITHDRAW", 0);
                case 1 -> act(id, staff.get(0), "REJECT", 1);
                case 2 -> act(id, staff.get(0), "RETURN", 1);
                default -> {
                    act(id, staff.get(0), "APPROVE", 1);
                    act(id, staff.get(1), "APPROVE", 3);
                    act(id, staff.get(0), random.nextInt(4) == 0 ? "REJECT" : "APPROVE", 2);
                }
            }
        }

        private void act(UUID id, Roster.Someone by, String act, int todo) {
            UUID command = UUID.randomUUID();
            send(id, command, by, "/api/hall/applications/" + id + "/acts", """
                    {"commandId":"%s","act":"%s","todo":%s,"opinion":"已核"}""".formatted(
                            command, act, todo == 0 ? "null" : todo));
        }

        private void send(UUID id, UUID command, Roster.Someone by, String path, String body) {
            boolean acknowledged = false;
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                    .header("Content-Type", "application/json")
                    .header("Cookie", "XSRF-TOKEN=crash")
                    .header("X-XSRF-TOKEN", "crash")
                    .header("X-Test-Actor", by.id().toString())
                    .header("Idempotency-Key", UUID.randomUUID().toString())
                    .timeout(Duration.ofSeconds(20))
                    .POST(HttpRequest.BodyPublishers.ofString(body))
                    .build();
            try {
                HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
                acknowledged = answer.statusCode() / 100 == 2;
                assertThat(answer.statusCode() / 100).as(answer.body()).isIn(2, 5);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            } finally {
                sent.add(new Sent(id, command, acknowledged));
            }
        }

        private void pause() {
            try {
                Thread.sleep(20);
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
