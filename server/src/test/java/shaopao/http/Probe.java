package shaopao.http;

import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import shaopao.kernel.Actor;
import shaopao.kernel.BodyLimit;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.MayCall;
import shaopao.kernel.Once;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;

/** Endpoints that misbehave on purpose, and a header that signs anybody in. */
@TestConfiguration(proxyBeanMethods = false)
class Probe {

    static final String PERSON = "X-Probe-Person";

    @Bean
    FilterRegistrationBean<Filter> probeSignIn() {
        FilterRegistrationBean<Filter> filter = new FilterRegistrationBean<>((request, response, chain) -> {
            HttpServletRequest http = (HttpServletRequest) request;
            String person = http.getHeader(PERSON);
            if (person != null) {
                Requests.actor(
                        http,
                        new Actor(
                                Actor.Kind.PERSON,
                                Optional.of(UUID.fromString(person)),
                                "探针",
                                http.getRemoteAddr(),
                                Map.of(
                                        "health.read",
                                        shaopao.kernel.Scope.ALL,
                                        "settings.read",
                                        shaopao.kernel.Scope.ALL),
                                Optional.empty()),
                        null);
            }
            chain.doFilter(request, response);
        });
        filter.setOrder(-99);
        return filter;
    }

    @RestController
    @RequestMapping("/api/probe")
    static final class ProbeController {

        final AtomicInteger executions = new AtomicInteger();
        final Semaphore entered = new Semaphore(0);
        final Semaphore go = new Semaphore(0);
        private final JdbcClient jdbc;
        private final TransactionTemplate transaction;
        private final LiveEvents events;

        ProbeController(JdbcClient jdbc, TransactionTemplate transaction, LiveEvents events) {
            this.jdbc = jdbc;
            this.transaction = transaction;
            this.events = events;
        }

        record ProbeCommand(
                @Size(max = 20) String name,
                @Max(9) int count,
                @Nullable String note,
                Optional<LocalDate> day,
                List<ProbePart> parts) {}

        record ProbePart(UUID id) {}

        @MayCall(MayCall.ANYONE)
        @PostMapping("/read")
        ProbeCommand read(@RequestBody @jakarta.validation.Valid ProbeCommand command) {
            return command;
        }

        @MayCall(MayCall.ANYONE)
        @GetMapping("/parameters/{id}")
        String parameters(@PathVariable PersonId id, @RequestParam LocalDate day, @RequestParam int count) {
            return id + " " + day + " " + count;
        }

        @MayCall(MayCall.ANYONE)
        @PostMapping("/sql")
        String sql(@RequestBody String statement) {
            return String.valueOf(jdbc.sql(statement).query().listOfRows());
        }

        @MayCall(MayCall.ANYONE)
        @GetMapping("/sleep")
        String sleep() throws InterruptedException {
            Thread.sleep(20_000);
            return "awake";
        }

        /** A long answer whose time is up before it is written. */
        @MayCall(MayCall.ANYONE)
        @GetMapping("/long")
        List<String> longAnswer() {
            while (!Thread.currentThread().isInterrupted()) {
                Thread.onSpinWait();
            }
            return Collections.nCopies(5_000, "请先登录，然后再试一次");
        }

        /** A long answer whose last part cannot be written. */
        @MayCall(MayCall.ANYONE)
        @GetMapping("/torn")
        List<Object> torn() {
            List<Object> parts = new ArrayList<>(Collections.nCopies(5_000, "请先登录，然后再试一次"));
            Iterable<String> torn = () -> {
                throw new IllegalStateException("torn");
            };
            parts.add(torn);
            return parts;
        }

        @MayCall(MayCall.ANYONE)
        @BodyLimit("3MB")
        @PostMapping("/stream")
        long stream(HttpServletRequest request) throws java.io.IOException {
            return request.getInputStream().skip(Long.MAX_VALUE);
        }

        @Once
        @MayCall(MayCall.SIGNED_IN)
        @PostMapping("/once")
        Map<String, Object> once(@RequestBody ProbePart part) {
            return Map.of("execution", executions.incrementAndGet(), "id", part.id());
        }

        /** Commits, and then fails as a crash would. */
        @MayCall(MayCall.SIGNED_IN)
        @PostMapping("/crash")
        void crash() {
            transaction.executeWithoutResult(_ -> jdbc.sql("select 1").query().singleRow());
            throw new IllegalStateException("after the commit");
        }

        /** Says that it is in, waits to be let go, and then commits. */
        @Once
        @MayCall(MayCall.SIGNED_IN)
        @PostMapping("/slow")
        void slow(@RequestHeader("Idempotency-Key") String key) throws InterruptedException {
            entered.release();
            if (!go.tryAcquire(20, TimeUnit.SECONDS)) {
                throw new IllegalStateException("never let go");
            }
            transaction.executeWithoutResult(
                    _ -> jdbc.sql("""
                    insert into http.idempotency (actor, key, route, claimed_at) values ('probe', :key, '', now())
                    """).param("key", key).update());
        }

        long notes(String key) {
            return jdbc.sql("select count(*) from http.idempotency where actor = 'probe' and key = :key")
                    .param("key", key)
                    .query(Long.class)
                    .single();
        }

        /** Notes the part, once; refuses a part that is noted, and one that is all zeros after noting it. */
        @Once(inOneTransaction = true)
        @MayCall(MayCall.SIGNED_IN)
        @PostMapping("/whole")
        Map<String, Object> whole(@RequestBody ProbePart part) {
            int noted = jdbc.sql("""
                    insert into http.idempotency (actor, key, route, claimed_at) values ('probe', :key, '', now())
                    on conflict do nothing
                    """).param("key", part.id().toString()).update();
            if (noted == 0 || part.id().equals(new UUID(0, 0))) {
                throw new ProblemException(KernelProblem.CHANGED_MEANWHILE);
            }
            return Map.of("execution", executions.incrementAndGet(), "id", part.id());
        }

        @Once
        @MayCall(MayCall.SIGNED_IN)
        @PostMapping(path = "/large", produces = "text/plain")
        String large() {
            executions.incrementAndGet();
            return "x".repeat(IdempotencyStore.BODY_BYTES_MAX + 1);
        }

        @MayCall(MayCall.SIGNED_IN)
        @PostMapping("/event")
        void event(Actor actor) {
            events.publish(actor.person(), "probe.rang", Map.of("text", "铃"));
        }
    }
}
