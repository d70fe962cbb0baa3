package shaopao.pass;

import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;

/** Reads codes for people who hold a camera at a counter or a door: good, or the one plain no. */
@Component
class CodeDesk {

    /** Longer than any refusal takes, so that its length tells nothing of its reason. */
    private static final Duration REFUSAL = Duration.ofMillis(50);

    private final Passes passes;
    private final Clock clock;

    CodeDesk(Passes passes, Clock clock) {
        this.passes = passes;
        this.clock = clock;
    }

    /**
     * The reading of a good code, in a transaction of its own before whatever the reader is about to do: a refusal
     * tells the reader nothing, and its record for the holder has to outlive it.
     */
    Reading.Accepted accepted(Actor actor, String code, Purpose purpose) {
        long begin = System.nanoTime();
        Reader reader = Reader.of(new ReaderId(actor.id().orElseThrow()));
        return switch (passes.read(Shown.text(code), reader, purpose, clock.instant())) {
            case Reading.Accepted good -> good;
            case Reading.Refused _ -> {
                LockSupport.parkNanos(REFUSAL.toNanos() - (System.nanoTime() - begin));
                throw new ProblemException(PassProblem.CODE_NOT_ACCEPTED);
            }
        };
    }
}
