package shaopao.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * How far the clocks of phones are ahead. It is a measure, not a fact that somebody relies on: uses are told to the
 * memory of this node, and every few seconds all are written together; what a crash takes is measured again.
 */
@Repository
class ClockStore {

    /** More are not kept in mind; their next uses tell them again. */
    private static final int WAITING_MAX = 100_000;

    private static final int TOGETHER = 1_000;

    private final JdbcClient jdbc;
    private final Map<Long, Measured> waiting = new ConcurrentHashMap<>();

    ClockStore(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    private record Measured(long sumMs, int uses) {

        Measured plus(Measured other) {
            return new Measured(sumMs + other.sumMs, uses + other.uses);
        }
    }

    /** A use of this binding told so; of number 0, which is none, nothing is kept. */
    void measured(long number, long skewMs) {
        if (number != 0 && waiting.size() < WAITING_MAX) {
            waiting.merge(number, new Measured(skewMs, 1), Measured::plus);
        }
    }

    /** Writes what was measured since the last time. */
    void write() {
        List<Long> numbers = new ArrayList<>(waiting.keySet());
        for (int from = 0; from < numbers.size(); from += TOGETHER) {
            write(numbers.subList(from, Math.min(from + TOGETHER, numbers.size())));
        }
    }

    /**
     * A moving mean, to which each use adds a fifth: until it stands, and again when a clock jumps. A binding that
     * somebody else changes right now is left out.
     */
    private void write(List<Long> numbers) {
        List<Long> known = new ArrayList<>();
        List<Long> means = new ArrayList<>();
        List<Integer> uses = new ArrayList<>();
        for (Long number : numbers) {
            Measured measured = waiting.remove(number);
            if (measured != null) {
                known.add(number);
                means.add(measured.sumMs / measured.uses);
                uses.add(measured.uses);
            }
        }
        jdbc.sql("""
                with measured as (
                    select b.number, m.skew_ms, m.uses
                    from unnest(:numbers::bigint[], :means::bigint[], :uses::int[]) as m (number, skew_ms, uses)
                    join pass.binding b on b.number = m.number
                    where b.skew_uses < 20 or abs(b.skew_ms - m.skew_ms) > 10000
                    order by b.number for update of b skip locked
                )
                update pass.binding b
                set skew_ms = round(coalesce(b.skew_ms, m.skew_ms) * power(0.8, m.uses)
                        + m.skew_ms * (1 - power(0.8, m.uses))),
                    skew_uses = b.skew_uses + m.uses
                from measured m where m.number = b.number
                """)
                .param("numbers", known)
                .param("means", means)
                .param("uses", uses)
                .update();
    }
}
