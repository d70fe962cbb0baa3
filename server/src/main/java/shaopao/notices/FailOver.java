package shaopao.notices;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shaopao.notices.spi.Answer;
import shaopao.notices.spi.Outgoing;
import shaopao.notices.spi.ProviderHealth;

/**
 * Providers in the order in which they are used. A message that one has certainly not taken goes to the next at once;
 * one of which nobody knows is tried later, so that nobody gets it twice without need.
 */
final class FailOver {

    private static final Duration BUSY_MIN = Duration.ofSeconds(1);

    private final String channel;
    private final List<Line> lines;
    private final Clock clock;

    FailOver(String channel, List<? extends Provider> providers, NoticesSettings settings, Clock clock) {
        this.channel = channel;
        this.lines = providers.stream()
                .map(provider -> new Line(provider, new Circuit(settings.failuresMax(), settings.failurePause())))
                .toList();
        this.clock = clock;
    }

    private record Line(Provider provider, Circuit circuit) {}

    boolean isEmpty() {
        return lines.isEmpty();
    }

    /** Whether somebody would take a message; one who is only busy keeps the others from being asked. */
    boolean open(Instant now) {
        for (Line line : lines) {
            if (line.circuit.wouldEnter(now)) {
                return line.circuit.busy(now).isEmpty();
            }
        }
        return false;
    }

    Answer send(Outgoing message) {
        Answer last = Answer.busy(channel, "NO_PROVIDER", BUSY_MIN);
        for (Line line : lines) {
            Optional<Duration> busy = line.circuit.busy(clock.instant());
            if (busy.isPresent() && line.circuit.wouldEnter(clock.instant())) {
                return Answer.busy(line.provider.name(), "BUSY", busy.get());
            }
            if (!line.circuit.enter(clock.instant())) {
                continue;
            }
            last = noted(line, message);
            if (last.kind() != Answer.Kind.FAILED || !last.parts().isEmpty()) {
                return last;
            }
        }
        return last;
    }

    private Answer noted(Line line, Outgoing message) {
        Answer answer;
        try {
            answer = line.provider.send(message);
        } catch (RuntimeException e) {
            line.circuit.failed(String.valueOf(e.getMessage()), clock.instant());
            throw e;
        }
        switch (answer.kind()) {
            case DELIVERED, ACCEPTED, REFUSED, LATER -> line.circuit.succeeded();
            case BUSY -> line.circuit.busy(longer(answer.after()), clock.instant());
            case FAILED, LOST -> line.circuit.failed(answer.reason(), clock.instant());
        }
        return answer;
    }

    private static Duration longer(Duration asked) {
        return asked.compareTo(BUSY_MIN) > 0 ? asked : BUSY_MIN;
    }

    List<ProviderHealth> health() {
        return lines.stream()
                .map(line -> new ProviderHealth(
                        channel,
                        line.provider.name(),
                        line.circuit.again().isEmpty(),
                        line.circuit.failures(),
                        line.circuit.lastFailure(),
                        line.circuit.again()))
                .toList();
    }
}
