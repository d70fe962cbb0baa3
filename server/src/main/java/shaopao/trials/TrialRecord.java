package shaopao.trials;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.Words;
import shaopao.trials.Seat.SeatState;

/**
 * The public record of a trial, with all that is needed to compute its draw anew.
 *
 * @param algorithm names the way of drawing
 * @param units names of the units by code
 * @param mine the reader's own pseudonym in this trial
 * @param listed whether the reader is on the list
 * @param carried versions that somebody took for the one that was tried
 */
record TrialRecord(
        UUID id,
        Words name,
        String item,
        String version,
        TrialState state,
        String algorithm,
        TrialPlan plan,
        GateWish wish,
        Trial.Seeding seeding,
        Instant madeAt,
        Optional<Instant> drawnAt,
        Optional<Instant> endedAt,
        Optional<Instant> liveAt,
        List<RecordSeat> seats,
        Map<String, String> units,
        Optional<String> mine,
        boolean listed,
        List<TrialStore.Carried> carried) {

    /**
     * A seat.
     *
     * @param freedAfter how many seats there were when it was given on
     */
    record RecordSeat(int place, ListedTrial listed, SeatState state, Instant askedAt, Optional<Integer> freedAfter) {}
}
