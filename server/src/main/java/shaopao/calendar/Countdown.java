package shaopao.calendar;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A span that runs since its start and stands still in its pauses, for example while the applicant is asked for a
 * paper.
 *
 * @param pauses in order, without overlap; only the last may still be open
 */
public record Countdown(Instant start, Span span, List<Pause> pauses) {

    /** From an instant to another, or until further notice. */
    public record Pause(Instant from, Optional<Instant> to) {}

    public Countdown {
        pauses = List.copyOf(pauses);
        Instant last = start;
        for (Pause pause : pauses) {
            Instant end = pause.to().orElse(Instant.MAX);
            if (pause.from().isBefore(last) || end.isBefore(pause.from())) {
                throw new IllegalArgumentException("Pauses overlap or run backwards: " + pauses);
            }
            last = end;
        }
    }

    public static Countdown started(Instant start, Span span) {
        return new Countdown(start, span, List.of());
    }

    public boolean paused() {
        return !pauses.isEmpty() && pauses.getLast().to().isEmpty();
    }

    /** Stands still from now on; unchanged when it already does. */
    public Countdown pausedAt(Instant now) {
        if (paused()) {
            return this;
        }
        List<Pause> more = new ArrayList<>(pauses);
        more.add(new Pause(now, Optional.empty()));
        return new Countdown(start, span, more);
    }

    /** Runs again from now on; unchanged when it already does. */
    public Countdown resumedAt(Instant now) {
        if (!paused()) {
            return this;
        }
        List<Pause> closed = new ArrayList<>(pauses);
        closed.set(closed.size() - 1, new Pause(pauses.getLast().from(), Optional.of(now)));
        return new Countdown(start, span, closed);
    }
}
