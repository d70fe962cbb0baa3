package shaopao.workflow;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import shaopao.kernel.ProblemException;

/**
 * Tells cases that a time has come. Many at once are claimed in batches and told by a few hands; every case is told in
 * a transaction of its own, so one that fails holds up no other and is tried again when its claim is over.
 */
@Component
class TimerSweep {

    private static final Logger LOG = LoggerFactory.getLogger(TimerSweep.class);
    private static final int BATCH = 200;
    private static final int BATCHES_MAX = 50;
    private static final int HANDS = 4;
    private static final Duration CLAIM = Duration.ofMinutes(1);

    private final TimerStore store;
    private final Cases cases;
    private final Clock clock;

    TimerSweep(TimerStore store, Cases cases, Clock clock) {
        this.store = store;
        this.cases = cases;
        this.clock = clock;
    }

    /** Fires all that is due, up to a bound; gives how many. */
    int sweep() {
        int fired = 0;
        for (int batch = 0; batch < BATCHES_MAX; batch++) {
            List<TimerStore.Due> due =
                    store.claim(clock.instant(), clock.instant().plus(CLAIM), BATCH);
            if (due.isEmpty()) {
                break;
            }
            fireAll(due);
            fired += due.size();
        }
        return fired;
    }

    private void fireAll(List<TimerStore.Due> due) {
        if (due.size() < HANDS) {
            due.forEach(this::fire);
            return;
        }
        try (ExecutorService hands = Executors.newFixedThreadPool(HANDS)) {
            List<Callable<Boolean>> work = new ArrayList<>();
            due.forEach(one -> work.add(() -> fire(one)));
            hands.invokeAll(work);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private boolean fire(TimerStore.Due due) {
        try {
            cases.act(due.id(), commandId(due), new Command.TimerFired(due.number()), "");
            return true;
        } catch (ProblemException refusal) {
            store.forget(due);
            return false;
        } catch (RuntimeException failure) {
            LOG.error("The time of case {} could not be told", due.id(), failure);
            return false;
        }
    }

    /** The same for the same time, so that a claim that two nodes hold in turn fires once. */
    private static UUID commandId(TimerStore.Due due) {
        String name = due.id() + "/" + due.number() + "/" + due.dueAt();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
