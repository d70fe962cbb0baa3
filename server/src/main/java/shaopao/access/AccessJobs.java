package shaopao.access;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.db.Locks;

/** Forgets sessions, attempts and handshakes that are past their time; of many nodes one does it. */
@Component
class AccessJobs {

    private static final int ROWS_MAX = 5_000;

    /** Ended sessions stay visible to an investigation for so long. */
    private static final Duration KEPT = Duration.ofDays(30);

    private final SessionStore sessions;
    private final AttemptStore attempts;
    private final HandshakeStore handshakes;
    private final AccessSettings settings;
    private final Locks locks;
    private final Clock clock;

    AccessJobs(
            SessionStore sessions,
            AttemptStore attempts,
            HandshakeStore handshakes,
            AccessSettings settings,
            Locks locks,
            Clock clock) {
        this.sessions = sessions;
        this.attempts = attempts;
        this.handshakes = handshakes;
        this.settings = settings;
        this.locks = locks;
        this.clock = clock;
    }

    @Scheduled(fixedDelayString = "PT10M", initialDelayString = "PT2M")
    @Transactional
    public void sweep() {
        if (!locks.tryHold("access.sweep")) {
            return;
        }
        Instant now = clock.instant();
        sessions.forget(now.minus(KEPT), now.minus(settings.sessionIdle()).minus(KEPT), ROWS_MAX);
        attempts.forgetBefore(now.minus(settings.forgetAttempts()), ROWS_MAX);
        handshakes.forgetBefore(now, ROWS_MAX);
    }
}
