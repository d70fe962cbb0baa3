package shaopao.wallet;

import java.util.List;
import java.util.Optional;

/**
 * Somebody's money as they see it.
 *
 * @param availableCents the balance without what is set aside
 * @param singleMaxCents their own limit of one payment, at most the school's
 * @param singleTopCents the school's
 * @param held what is set aside, the newest first
 */
record Purse(
        AccountId account,
        String currency,
        long balanceCents,
        long availableCents,
        Optional<Long> singleMaxCents,
        Optional<Long> dayMaxCents,
        long singleTopCents,
        long dayTopCents,
        Optional<Long> balanceTopCents,
        long spentTodayCents,
        boolean frozen,
        List<StatementStore.HeldMoney> held) {}
