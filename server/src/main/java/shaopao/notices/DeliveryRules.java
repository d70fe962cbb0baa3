package shaopao.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import shaopao.notices.spi.Answer;

/** What follows from an answer of a provider. */
final class DeliveryRules {

    /** A busy provider that names no time is left alone for so long. */
    private static final Duration BUSY = Duration.ofSeconds(5);

    private DeliveryRules() {}

    /** How often and how long a delivery is tried. */
    record Patience(int attemptsMax, Duration pauseMin, Duration pauseMax) {}

    /**
     * What is written down.
     *
     * @param due when it is tried again, where it stays queued
     * @param counted false when the attempt is taken back: the provider did not want any message
     */
    record Settlement(DeliveryState state, Instant due, boolean counted, String reason, Optional<Instant> doneAt) {}

    /**
     * @param attempt from 1
     * @param chance between 0 and 1, spreads those that failed together
     */
    static Settlement settled(
            Answer answer, int attempt, Instant expiresAt, Patience patience, double chance, Instant now) {
        return switch (answer.kind()) {
            case DELIVERED -> ended(DeliveryState.DELIVERED, answer, now);
            case ACCEPTED -> new Settlement(DeliveryState.SENT, now, true, answer.reason(), Optional.empty());
            case REFUSED -> ended(DeliveryState.FAILED, answer, now);
            case BUSY -> {
                Duration wait = answer.after().compareTo(BUSY) > 0 ? answer.after() : BUSY;
                Instant due = now.plus(wait).plusMillis((long) (wait.toMillis() * chance));
                yield due.isAfter(expiresAt)
                        ? ended(DeliveryState.EXPIRED, answer, now)
                        : new Settlement(DeliveryState.QUEUED, due, false, answer.reason(), Optional.empty());
            }
            case LATER, FAILED, LOST -> {
                Instant due = now.plus(pause(attempt, patience, chance));
                if (attempt >= patience.attemptsMax()) {
                    yield ended(DeliveryState.FAILED, answer, now);
                }
                yield due.isAfter(expiresAt)
                        ? ended(DeliveryState.EXPIRED, answer, now)
                        : new Settlement(DeliveryState.QUEUED, due, true, answer.reason(), Optional.empty());
            }
        };
    }

    private static Settlement ended(DeliveryState state, Answer answer, Instant now) {
        return new Settlement(state, now, true, answer.reason(), Optional.of(now));
    }

    /** Doubles with each attempt up to the longest, and lies anywhere in the upper half of that. */
    static Duration pause(int attempt, Patience patience, double chance) {
        double grown = patience.pauseMin().toMillis() * Math.pow(2, Math.min(attempt - 1, 30));
        double whole = Math.min(grown, (double) patience.pauseMax().toMillis());
        return Duration.ofMillis((long) (whole * (0.5 + chance / 2)));
    }
}
