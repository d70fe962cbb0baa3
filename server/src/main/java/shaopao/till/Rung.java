package shaopao.till;

import java.util.Optional;
import shaopao.pass.PassRefusal;
import shaopao.wallet.Outcome;

/** What came of a sale. */
sealed interface Rung {

    /**
     * It is in the books.
     *
     * @param balanceCents what the customer has now; absent where the sale was known before
     */
    record Sold(Sale sale, Optional<Long> balanceCents) implements Rung {}

    /** The code is not good. */
    record CodeNotGood(PassRefusal why) implements Rung {}

    /** Visitors have no purse here. */
    record NoPurse() implements Rung {}

    /** The ledger does not take it. */
    record NotPaid(Outcome.Refused why) implements Rung {}

    /** The id stands for another sale. */
    record OtherSale() implements Rung {}
}
