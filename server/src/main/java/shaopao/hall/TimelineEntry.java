package shaopao.hall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shaopao.kernel.Words;

/**
 * One thing that happened to an application, as people read it.
 *
 * @param person whose act it was
 * @param people those who were asked or told
 * @param text opinion or comment; empty when there is none
 */
record TimelineEntry(Instant at, Kind kind, String person, Optional<Words> node, List<String> people, String text) {

    /** What happened. */
    enum Kind {
        SUBMITTED,
        RESUBMITTED,
        ASKED,
        /** The step's rule found nobody; those who answer for the item are asked. */
        OWNERS_ASKED,
        APPROVED,
        REJECTED,
        RETURNED,
        WITHDRAWN,
        COMMENTED,
        INFORMED,
        SKIPPED,
        FINISHED
    }
}
