package shaopao.hall;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import shaopao.kernel.Words;

/**
 * One thing that happened to an application, as people read it.
 *
 * @param seq number of the event in the history
 * @param person whose act it was
 * @param people those who were asked or told
 * @param text opinion or comment; empty when there is none
 */
record TimelineEntry(
        int seq, Instant at, Kind kind, String person, Optional<Words> node, List<String> people, String text) {

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
        CLAIMED,
        UNCLAIMED,
        ADVISED,
        /** The person has agreed before and was taken to agree again. */
        REPEATED,
        RECALLED,
        COPIED,
        TRANSFERRED,
        DELEGATED,
        SIGNERS_ADDED,
        SIGNER_REMOVED,
        CORRECTION_ASKED,
        CORRECTED,
        FILLED,
        EDITED,
        URGED,
        SUSPENDED,
        RESUMED,
        CANCELLED,
        REASSIGNED,
        JUMPED,
        /** Runs by another version of the item from now on. */
        MIGRATED,
        REMINDED,
        ESCALATED,
        /** The time was up and the step passed. */
        PASSED_BY_TIME,
        /** The time was up and the application was rejected. */
        REJECTED_BY_TIME,
        /** The promised time is over. */
        OVERDUE,
        CALLED,
        CALL_ANSWERED,
        CALL_GIVEN_UP,
        CALLED_BACK,
        /** Something came of it: a certificate, a right, a record. */
        EFFECT_ASKED,
        FINISHED
    }
}
