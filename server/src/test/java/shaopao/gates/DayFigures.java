package shaopao.gates;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;

/** What happened on a simulated day, counted by many threads. */
final class DayFigures {

    private final Map<Figure, AtomicInteger> counts = new EnumMap<>(Figure.class);

    DayFigures() {
        for (Figure figure : Figure.values()) {
            counts.put(figure, new AtomicInteger());
        }
    }

    /** What is counted. */
    enum Figure {
        MOVES,
        REFUSED,
        ONLINE,
        OFFLINE,
        ANSWERS_LOST,
        RESTARTS,
        SENT_TWICE,
        STOLEN_SHOWN,
        STOLEN_ACCEPTED,
        STOLEN_AFTER_LIFE,
        TILL_READS
    }

    void count(Figure figure) {
        Objects.requireNonNull(counts.get(figure)).incrementAndGet();
    }

    int of(Figure figure) {
        return Objects.requireNonNull(counts.get(figure)).get();
    }

    @Override
    public String toString() {
        StringBuilder line = new StringBuilder();
        counts.forEach((figure, count) -> line.append(figure.name().toLowerCase(Locale.ROOT))
                .append('=')
                .append(count)
                .append(' '));
        return line.toString().strip();
    }
}
