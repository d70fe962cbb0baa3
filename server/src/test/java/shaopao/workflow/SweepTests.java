package shaopao.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import shaopao.ModuleTest;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import tools.jackson.databind.json.JsonMapper;

/** Times that come, other systems that are called and call back, commands that are handed out. */
@ModuleTest
class SweepTests {

    private static final int MANY = 1_000;
    private static final HttpServer SERVER = server();
    private static final ConcurrentLinkedQueue<Call> CALLS = new ConcurrentLinkedQueue<>();
    private static final Set<String> BROKEN = ConcurrentHashMap.newKeySet();

    private record Call(String path, String key, String signature, String body) {}

    private final PersonId owner = PersonId.next();
    private final JsonMapper json = JsonMapper.builder().build();

    @Autowired
    Cases cases;

    @Autowired
    CaseStore store;

    @Autowired
    DoneCommands commands;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    TimerSweep timers;

    @Autowired
    CallSweep calls;

    @Autowired
    CallStore callStore;

    @Autowired
    Callbacks callbacks;

    @DynamicPropertySource
    static void services(DynamicPropertyRegistry registry) {
        registry.add(
                "shaopao.workflow.services.pay.url",
                () -> "http://127.0.0.1:" + SERVER.getAddress().getPort());
        registry.add("shaopao.workflow.services.pay.secret", () -> "known to both");
    }

    private static HttpServer server() {
        try {
            HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", SweepTests::answer);
            server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
            server.start();
            return server;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        CALLS.add(new Call(
                path,
                exchange.getRequestHeaders().getFirst("Idempotency-Key"),
                exchange.getRequestHeaders().getFirst("X-Shaopao-Signature"),
                new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8)));
        boolean broken = path.equals("/broken") || BROKEN.remove(path);
        byte[] answer = "{\"order\": \"42\"}".getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(broken ? 503 : 200, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    @AfterAll
    static void stop() {
        SERVER.stop(0);
    }

    @Test
    void thousandTimesAtOnceAreToldOnceEachByTwoSweeps() throws Exception {
        Node.Delay delay = new Node.Delay("later", Words.of("later"), 0, 0, Optional.of("day"));
        List<CaseId> opened = Collections.synchronizedList(new ArrayList<>());
        try (var pool = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < MANY; i++) {
                pool.execute(() ->
                        opened.add(open(Map.of("day", "2020-01-01"), delay).id()));
            }
        }
        long begun = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(2)) {
            pool.execute(timers::sweep);
            pool.execute(timers::sweep);
        }
        await(() ->
                opened.stream().allMatch(id -> store.summary(id).orElseThrow().status() == CaseStatus.APPROVED));
        System.out.printf("timers: due=%d seconds=%.1f%n", MANY, (System.nanoTime() - begun) / 1e9);
        for (CaseId id : opened.subList(0, 100)) {
            List<CaseEvent> events =
                    store.steps(id).stream().map(CaseStep::event).toList();
            assertThat(events)
                    .filteredOn(CaseEvent.TimerCleared.class::isInstance)
                    .hasSize(1);
            assertThat(CaseState.fold(events))
                    .isEqualTo(store.load(id, UUID.randomUUID()).orElseThrow().state());
        }
    }

    @Test
    void timeOfACaseThatWentOnIsForgotten() {
        PersonId person = PersonId.next();
        Node.Approve limited =
                FixedPeople.approve("one", Node.Mode.ANY, person).with(new Node.Limit(1, 0, List.of(), Node.Then.PASS));
        CaseSummary opened = open(Map.of(), limited);
        assertThat(timersOf(opened.id())).hasSize(1);
        cases.act(opened.id(), UUID.randomUUID(), new Command.Approve(By.self(person), 1, ""), "审批人");
        assertThat(timersOf(opened.id())).isEmpty();
    }

    @Test
    void timeThatTheCaseDoesNotKnowGivesWayToTheNextOne() {
        PersonId person = PersonId.next();
        Node.Approve limited =
                FixedPeople.approve("one", Node.Mode.ANY, person).with(new Node.Limit(1, 0, List.of(), Node.Then.PASS));
        CaseSummary opened = open(Map.of(), limited);
        jdbc.sql("update workflow.timer set number = 99, due_at = now() - interval '1 hour' where case_id = :id")
                .param("id", opened.id())
                .update();
        timers.sweep();
        assertThat(jdbc.sql("select number from workflow.timer where case_id = :id")
                        .param("id", opened.id())
                        .query(Integer.class)
                        .single())
                .isEqualTo(timersOf(opened.id()).getFirst().number());
        assertThat(store.summary(opened.id()).orElseThrow().status()).isEqualTo(CaseStatus.RUNNING);
    }

    private List<CaseState.Timer> timersOf(CaseId id) {
        return store.load(id, UUID.randomUUID()).orElseThrow().state().timers();
    }

    @Test
    void callIsSignedTriedAgainAndItsAnswerKept() {
        BROKEN.add("/orders");
        CaseSummary opened = open(Map.of("amount", 500), call("/orders", 3));
        calls.sweep();
        await(() -> {
            calls.sweep();
            return store.summary(opened.id()).orElseThrow().status() == CaseStatus.APPROVED;
        });
        List<Call> made =
                CALLS.stream().filter(call -> call.path().equals("/orders")).toList();
        assertThat(made).hasSize(2);
        assertThat(made.getFirst().key()).isEqualTo(made.getLast().key());
        assertThat(made.getFirst().signature())
                .isEqualTo(Services.signature(
                        "known to both", made.getFirst().body().getBytes(StandardCharsets.UTF_8)));
        assertThat(made.getFirst().body()).contains("\"amount\":500");
        assertThat(store.steps(opened.id()).stream().map(CaseStep::event))
                .contains(new CaseEvent.CallAnswered(1, "call", Map.of("order", "42")));
    }

    @Test
    void callThatFailsTooOftenIsGivenUpAndTheOwnersAreAsked() {
        CaseSummary opened = open(Map.of(), call("/broken", 0));
        await(() -> {
            calls.sweep();
            return rescue(opened.id()).isPresent();
        });
        assertThat(callStore.dead(100)).anyMatch(dead -> dead.id().equals(opened.id()));
        Todo rescue = rescue(opened.id()).orElseThrow();
        assertThat(rescue.kind()).isEqualTo(CaseEvent.TodoKind.RESCUE);
        cases.act(
                opened.id(), UUID.randomUUID(), new Command.Approve(By.self(owner), rescue.number(), "handled"), "负责人");
        assertThat(store.summary(opened.id()).orElseThrow().status()).isEqualTo(CaseStatus.APPROVED);
        assertThat(callStore.dead(100)).noneMatch(dead -> dead.id().equals(opened.id()));
    }

    @Test
    void callToASystemThatTheSchoolHasNotConnectedAsksTheOwnersAtOnce() {
        Node.Call call = new Node.Call("call", Words.of("call"), "elsewhere", "/x", List.of(), 8);
        CaseSummary opened = open(Map.of(), call);
        await(() -> {
            calls.sweep();
            return rescue(opened.id()).isPresent();
        });
    }

    private Optional<Todo> rescue(CaseId id) {
        return cases.todos(owner, Optional.empty(), 100).items().stream()
                .filter(todo -> todo.of().id().equals(id))
                .findFirst();
    }

    @Test
    void systemThatWasToldOfAWaitCallsBackOnce() {
        Node.Wait wait = new Node.Wait(
                "wait", Words.of("wait"), Optional.of(new Node.Announce("pay", "/waits", List.of())), Optional.empty());
        CaseSummary opened = open(Map.of(), wait, FixedPeople.approve("one", Node.Mode.ANY, owner));
        await(() -> {
            calls.sweep();
            return CALLS.stream().anyMatch(call -> call.path().equals("/waits"));
        });
        Call told = CALLS.stream()
                .filter(call -> call.path().equals("/waits"))
                .findFirst()
                .orElseThrow();
        String path = json.readTree(told.body()).get("callback").asString();
        String token = path.substring(path.lastIndexOf('/') + 1);
        refused(token.substring(1), WorkflowProblem.CALLBACK_TOKEN_INVALID);
        refused(
                token.substring(0, 10) + (token.charAt(10) == 'A' ? 'B' : 'A') + token.substring(11),
                WorkflowProblem.CALLBACK_TOKEN_INVALID);
        refused("%", WorkflowProblem.CALLBACK_TOKEN_INVALID);
        callbacks.callBack(token, Map.of("paid", true));
        assertThat(store.summary(opened.id()).orElseThrow().atNodes()).containsExactly("one");
        assertThat(store.steps(opened.id()).stream().map(CaseStep::event))
                .contains(new CaseEvent.CalledBack(1, "wait", new By.Service("pay"), Map.of("paid", true)));
    }

    private void refused(String token, WorkflowProblem problem) {
        assertThatThrownBy(() -> callbacks.callBack(token, Map.of()))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        refusal -> assertThat(refusal.problem()).isEqualTo(problem));
    }

    @Test
    void commandsAreHandedOutOnceAndKeptWhenTheyCannotBe() {
        PersonId person = PersonId.next();
        CaseSummary opened = open(Map.of(), FixedPeople.approve("one", Node.Mode.ANY, person));
        cases.act(opened.id(), UUID.randomUUID(), new Command.Approve(By.self(person), 1, ""), "");
        assertThatThrownBy(() -> handOut(_ -> {
                    throw new IllegalStateException("no mail today");
                }))
                .isInstanceOf(IllegalStateException.class);
        List<DoneCommand> told = Collections.synchronizedList(new ArrayList<>());
        try (var pool = Executors.newFixedThreadPool(3)) {
            for (int i = 0; i < 3; i++) {
                pool.execute(() -> handOut(told::addAll));
            }
        }
        List<DoneCommand> ours = told.stream()
                .filter(command -> command.file().summary().id().equals(opened.id()))
                .sorted(Comparator.comparingInt(DoneCommand::first))
                .toList();
        assertThat(ours).hasSize(2);
        assertThat(ours.getFirst().opened()).isTrue();
        assertThat(ours.getFirst().ended()).isFalse();
        assertThat(ours.getLast().first()).isEqualTo(ours.getFirst().last() + 1);
        assertThat(ours.getLast().opened()).isFalse();
        assertThat(ours.getLast().ended()).isTrue();
        assertThat(ours.getLast().last())
                .isEqualTo(ours.getLast().file().summary().version());
    }

    private void handOut(java.util.function.Consumer<List<DoneCommand>> told) {
        while (commands.handOut(50, told) > 0) {
            Thread.onSpinWait();
        }
    }

    private static Node.Call call(String path, int retries) {
        return new Node.Call("call", Words.of("call"), "pay", path, List.of("amount"), retries);
    }

    private CaseSummary open(Map<String, Object> answers, Node... steps) {
        String definition = cases.define(new Definition(Map.of(), List.of(FixedPeople.who(owner)), List.of(steps)));
        return cases.open(
                new NewCase(CaseId.next(), "sweep", "v1", "定时", definition, By.self(PersonId.next()), "申请人", answers));
    }

    private static void await(BooleanSupplier holds) {
        for (int i = 0; i < 600; i++) {
            if (holds.getAsBoolean()) {
                return;
            }
            java.util.concurrent.locks.LockSupport.parkNanos(100_000_000);
        }
        throw new AssertionError("waited for a minute in vain");
    }
}
