package shaopao.workflow;

import java.time.Instant;
import java.util.UUID;

/**
 * A place in a list of cases, after which the next page goes on.
 *
 * @param at the time by which the list is ordered
 * @param part number of a to-do or key of a node, where one case may stand in the list more than once; else empty
 */
public record ListPlace(Instant at, UUID id, String part) {

    private static final UUID FIRST = new UUID(0, 0);
    private static final UUID LAST = new UUID(-1, -1);

    public ListPlace {
        at = CaseFilter.within(at);
    }

    /** Before everything in a list that goes this way. */
    static ListPlace start(ListOrder order) {
        return switch (order) {
            case OLDEST -> new ListPlace(Instant.EPOCH, FIRST, "");
            case NEWEST -> new ListPlace(CaseFilter.EVER, LAST, "");
        };
    }
}
