package shaopao.gates;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.Words;

/**
 * What a reader hears.
 *
 * @param event names the decision
 * @param words what the screen shows
 * @param name of whoever passes, all but the family name hidden; absent when nobody was recognised
 * @param kind {@code student}, {@code staff}, … ; empty when nobody was recognised
 * @param inside how many are inside after the passage
 * @param capacity 0 when nobody counts
 */
record GateAnswer(
        UUID event,
        boolean open,
        Direction direction,
        GateReason reason,
        Words words,
        Optional<PassageRemark> remark,
        Optional<String> name,
        String kind,
        int inside,
        int capacity,
        Instant at) {}
