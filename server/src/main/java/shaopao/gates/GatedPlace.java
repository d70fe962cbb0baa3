package shaopao.gates;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;

/**
 * A place that has entry points, as a board of staff shows it.
 *
 * @param policy version; 0 when there is none, and nobody comes in
 * @param inside how many are inside now
 * @param peak the most today
 */
record GatedPlace(
        PlaceId place,
        String code,
        Words name,
        GateMode mode,
        String exam,
        long policy,
        int inside,
        int peak,
        int capacity,
        List<GateRow> entries) {

    GatedPlace {
        entries = List.copyOf(entries);
    }

    /**
     * An entry point with what went through it today.
     *
     * @param reader name of the reader
     * @param seenAt when it was heard of last
     * @param missing events that it kept while off line and that never came
     */
    record GateRow(
            EntryId id,
            Words name,
            Direction way,
            Optional<UUID> device,
            Optional<String> reader,
            Optional<Instant> seenAt,
            long missing,
            int ins,
            int outs,
            int refused) {}
}
