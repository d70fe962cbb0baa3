package shaopao.trials;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.Words;

/**
 * A trial as one of its panel sees it.
 *
 * @param pseudonym the reader's own
 * @param answerBy until when an invitation can be answered
 * @param summary what the item is for
 * @param minutes about how long it takes
 * @param phase absent while the reader has not begun
 * @param outcomes what became of the problems that the reader told of
 * @param changes what was changed because of the whole panel, in the words of those who changed it; once it is live
 * @param liveAt when it went live
 */
record MyTrial(
        UUID id,
        String item,
        Words name,
        Words summary,
        int minutes,
        String pseudonym,
        Seat.SeatState state,
        TrialState trialState,
        Instant askedAt,
        Instant answerBy,
        String task,
        Optional<Run.Phase> phase,
        List<MyOutcome> outcomes,
        List<String> changes,
        Optional<Instant> liveAt) {

    /** What became of a problem. */
    record MyOutcome(String title, Finding.State state, Optional<String> reason) {}
}
