package shaopao.wallet;

import java.util.Optional;

/**
 * What an account may not do, in cents; absent means that there is no such limit.
 *
 * @param floor what its free balance may not fall below
 * @param ceiling what its balance may not rise above, refunds left out
 * @param singleMax of one payment
 * @param dayMax of all payments of a day
 */
public record AccountLimits(
        Optional<Long> floor, Optional<Long> ceiling, Optional<Long> singleMax, Optional<Long> dayMax) {

    public static final AccountLimits NONE =
            new AccountLimits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    /** May not owe anything, and no other limit. */
    public static final AccountLimits NO_DEBT =
            new AccountLimits(Optional.of(0L), Optional.empty(), Optional.empty(), Optional.empty());
}
