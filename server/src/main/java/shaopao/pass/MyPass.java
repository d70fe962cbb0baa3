package shaopao.pass;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A person's own pass.
 *
 * @param frozen absent when the pass is good
 * @param phone absent when no phone shows it
 * @param bindingsLeft how many phones may be bound in the period
 * @param bindAt when the next one may be bound; absent when it is now
 * @param mayInvite whether the person may invite visitors
 * @param serverMillis the time of the server
 */
record MyPass(
        Optional<FrozenPass> frozen,
        Optional<PassPhone> phone,
        List<PassCard> cards,
        int bindingsLeft,
        Optional<Instant> bindAt,
        boolean mayInvite,
        long serverMillis) {

    MyPass {
        cards = List.copyOf(cards);
    }

    /** Since when a pass is frozen, by its holder or by staff, and why. */
    record FrozenPass(Instant at, boolean byStaff, String reason) {}

    /**
     * The phone that shows a pass.
     *
     * @param skewMillis how far its clock is ahead, as its codes told; absent before the first use
     */
    record PassPhone(long number, String phone, Instant boundAt, Optional<Integer> skewMillis) {}
}
