package shaopao.trials;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import shaopao.kernel.PersonId;

/**
 * One drawn person's place in a trial.
 *
 * @param place in the order in which seats were given
 * @param person absent once forgotten
 * @param freedAfter how many seats there were when its place was given on; absent while it was not
 */
record Seat(
        UUID trial,
        int place,
        ListedTrial listed,
        Optional<PersonId> person,
        SeatState state,
        Instant askedAt,
        Instant answerBy,
        Optional<Instant> answeredAt,
        Optional<Integer> freedAfter) {

    /** What has become of an invitation. */
    enum SeatState {
        INVITED,
        ACCEPTED,
        /** Has tried it, to the end or not. */
        DONE,
        DECLINED,
        /** Did not answer in time. */
        LAPSED,
        /** Was drawn and could not be asked: gone from the school, asked for another trial meanwhile, or left out. */
        SKIPPED,
        /** Took part and then left; what that person did is removed. */
        LEFT;

        /** Whether the seat is taken. */
        boolean holds() {
            return this == INVITED || this == ACCEPTED || this == DONE;
        }
    }
}
