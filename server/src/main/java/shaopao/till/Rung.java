package shaopao.till;

import java.util.Optional;
import shaopao.wallet.Outcome;

/** What came of a sale. */
sealed interface Rung {

    /**
     * It is in the books.
     *
     * @param balanceCents what the customer has now; absent where the sale was known before
     */
    record Sold(Sale sale, Optional<Long> balanceCents) implements Rung {}

    /** The code is not good, or its holder has no purse here; why is the holder's to read. */
    record CodeNotGood() implements Rung {}

    /** The ledger does not take it. */
    record NotPaid(Outcome.Refused why) implements Rung {}

    /** The id stands for another sale. */
    record OtherSale() implements Rung {}
}
