package shaopao.workflow;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import shaopao.kernel.ProblemException;
import shaopao.workflow.spi.EffectRunner;

/**
 * Makes the calls that cases ask for: to other systems by HTTP, and to modules above. A failed one is tried again ever
 * later, and given up after so many attempts; then the case is told, and the call stays to be seen and tried by hand.
 */
@Component
class CallSweep {

    private static final Logger LOG = LoggerFactory.getLogger(CallSweep.class);
    private static final int BATCH = 50;
    private static final int BATCHES_MAX = 20;
    private static final Duration CLAIM = Duration.ofMinutes(2);
    private static final Duration LATER_MIN = Duration.ofSeconds(2);
    private static final Duration LATER_MAX = Duration.ofHours(1);

    private final CallStore store;
    private final Services services;
    private final Callbacks callbacks;
    private final World world;
    private final Cases cases;
    private final CaseStore caseStore;
    private final Clock clock;

    CallSweep(
            CallStore store,
            Services services,
            Callbacks callbacks,
            World world,
            Cases cases,
            CaseStore caseStore,
            Clock clock) {
        this.store = store;
        this.services = services;
        this.callbacks = callbacks;
        this.world = world;
        this.cases = cases;
        this.caseStore = caseStore;
        this.clock = clock;
    }

    /** Makes all calls that are due, up to a bound; gives how many. */
    int sweep() {
        int made = 0;
        for (int batch = 0; batch < BATCHES_MAX; batch++) {
            List<CallStore.Waiting> due =
                    store.claim(clock.instant(), clock.instant().plus(CLAIM), BATCH);
            if (due.isEmpty()) {
                break;
            }
            try (ExecutorService hands = Executors.newVirtualThreadPerTaskExecutor()) {
                due.forEach(call -> hands.execute(() -> make(call)));
            }
            made += due.size();
        }
        return made;
    }

    private void make(CallStore.Waiting call) {
        Map<String, Object> answer;
        try {
            answer = call.kind() == Change.CallKind.EFFECT ? effect(call) : services.post(call.target(), request(call));
        } catch (RuntimeException failure) {
            failed(call, String.valueOf(failure.getMessage()));
            return;
        }
        try {
            if (call.kind() == Change.CallKind.WAIT) {
                store.done(call);
            } else {
                cases.act(call.id(), id(call, "done"), new Command.CallDone(by(call), call.visit(), answer), "");
            }
        } catch (ProblemException _) {
            store.done(call); // the case went another way meanwhile
        } catch (RuntimeException failure) {
            LOG.error("The answer to case {} could not be told", call.id(), failure);
        }
    }

    private Services.Request request(CallStore.Waiting call) {
        Map<String, Object> body = new HashMap<>();
        CaseSummary of = caseStore.summary(call.id()).orElseThrow();
        body.put("case", of.id().toString());
        body.put("number", of.number());
        body.put("item", of.topic());
        body.put("node", call.node());
        body.put("answers", call.body());
        if (call.kind() == Change.CallKind.WAIT) {
            body.put("callback", callbacks.path(call.id(), call.visit()));
        }
        return new Services.Request(call.path(), call.id() + "/" + call.visit(), body);
    }

    private Map<String, Object> effect(CallStore.Waiting call) {
        CaseStore.Loaded loaded = caseStore.load(call.id(), call.id().value()).orElseThrow();
        Map<String, String> with = new HashMap<>();
        call.body().forEach((key, value) -> with.put(key, String.valueOf(value)));
        EffectRunner runner =
                world.effects().orElseThrow(() -> new IllegalStateException("nothing does " + call.target()));
        return runner.run(new EffectRunner.Effect(
                call.id() + "/" + call.visit(),
                loaded.summary(),
                call.node(),
                call.target(),
                with,
                loaded.state().answers()));
    }

    private void failed(CallStore.Waiting call, String error) {
        String told = error.length() > 500 ? error.substring(0, 500) : error;
        LOG.warn("Call of case {} to {} failed, attempt {}: {}", call.id(), call.target(), call.attempts(), told);
        boolean hopeless = call.kind() != Change.CallKind.EFFECT && !services.know(call.target());
        if (call.attempts() <= call.retries() && !hopeless) {
            store.again(call, clock.instant().plus(later(call.attempts())), told);
            return;
        }
        store.dead(call, clock.instant(), told);
        try {
            cases.act(call.id(), id(call, "failed"), new Command.CallFailed(by(call), call.visit(), told), "");
        } catch (ProblemException _) {
            store.done(call); // the case went another way meanwhile
        }
    }

    /** Twice as long after each attempt. */
    static Duration later(int attempts) {
        Duration later = LATER_MIN.multipliedBy(1L << Math.min(attempts - 1, 20));
        return later.compareTo(LATER_MAX) > 0 ? LATER_MAX : later;
    }

    private static By by(CallStore.Waiting call) {
        return call.kind() == Change.CallKind.EFFECT ? new By.Program() : new By.Service(call.target());
    }

    private UUID id(CallStore.Waiting call, String what) {
        Instant day = clock.instant();
        String name = call.id() + "/" + call.visit() + "/" + what + "/" + (what.equals("failed") ? day : "");
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
