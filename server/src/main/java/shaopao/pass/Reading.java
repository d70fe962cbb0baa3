package shaopao.pass;

import java.time.Duration;
import java.util.Optional;

/** What a reader gets to know. */
public sealed interface Reading {

    /**
     * The pass is good for the purpose, now and here.
     *
     * @param number the number in the code; 0 for card and paper
     * @param step the time step of the code, seconds since 1970 divided by 15; for card and paper that of the reading
     * @param skew how far the clock of the phone was ahead, as far as one code tells (±7.5 s)
     */
    record Accepted(PassId pass, Holder holder, Purpose purpose, Carrier carrier, long number, long step, Duration skew)
            implements Reading {}

    /**
     * Not accepted.
     *
     * @param pass whose it was, as far as it is known; for the records alone
     */
    record Refused(PassRefusal why, Optional<PassId> pass) implements Reading {

        /** Not accepted, and nobody knows whose it is. */
        public static Refused of(PassRefusal why) {
            return new Refused(why, Optional.empty());
        }
    }
}
