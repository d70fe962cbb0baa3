package shaopao.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a provider is used: after so many failures in a row it is left alone for a while, then one message is sent as
 * a probe; each probe that fails doubles the while, one that succeeds ends it. A provider that asks for less is left
 * alone as long as it says.
 */
final class Circuit {

    private static final int DOUBLED_MAX = 5;

    private final int failuresMax;
    private final Duration pause;
    private int failures;
    private boolean probing;
    private @Nullable Instant openUntil;
    private @Nullable Instant busyUntil;
    private @Nullable String lastFailure;

    Circuit(int failuresMax, Duration pause) {
        this.failuresMax = failuresMax;
        this.pause = pause;
    }

    /** Lets one message through, or not; a caller who gets true must say what became of it. */
    synchronized boolean enter(Instant now) {
        if (busy(now).isPresent() || !wouldEnter(now)) {
            return false;
        }
        probing = openUntil != null;
        return true;
    }

    /** Whether a message would be let through. */
    synchronized boolean wouldEnter(Instant now) {
        Instant until = openUntil;
        return until == null || (!until.isAfter(now) && !probing);
    }

    /** How long the provider wants to be left alone. */
    synchronized Optional<Duration> busy(Instant now) {
        Instant until = busyUntil;
        return until == null || !until.isAfter(now) ? Optional.empty() : Optional.of(Duration.between(now, until));
    }

    synchronized void succeeded() {
        failures = 0;
        probing = false;
        openUntil = null;
    }

    synchronized void failed(String reason, Instant now) {
        failures++;
        lastFailure = reason;
        if (probing || failures >= failuresMax) {
            int doubled = Math.clamp(failures - (long) failuresMax, 0, DOUBLED_MAX);
            openUntil = now.plus(pause.multipliedBy(1L << doubled));
        }
        probing = false;
    }

    synchronized void busy(Duration wait, Instant now) {
        probing = false;
        busyUntil = now.plus(wait);
    }

    synchronized int failures() {
        return failures;
    }

    synchronized Optional<String> lastFailure() {
        return Optional.ofNullable(lastFailure);
    }

    /** When a closed one is tried again. */
    synchronized Optional<Instant> again() {
        return Optional.ofNullable(openUntil);
    }
}
