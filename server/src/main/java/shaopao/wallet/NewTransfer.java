package shaopao.wallet;

import java.time.Duration;
import java.util.Optional;

/** A transfer that somebody asks for, under an id that they made. */
public sealed interface NewTransfer {

    TransferId id();

    /** Moves money at once. */
    record Single(TransferId id, AccountId debit, AccountId credit, long amountCents, Reason reason, Note note)
            implements NewTransfer {}

    /**
     * Sets money aside.
     *
     * @param hold for how long; then it is free again
     */
    record Pending(
            TransferId id, AccountId debit, AccountId credit, long amountCents, Reason reason, Duration hold, Note note)
            implements NewTransfer {}

    /**
     * Moves what was set aside.
     *
     * @param amountCents absent for all of it
     */
    record PostPending(TransferId id, TransferId pending, Optional<Long> amountCents) implements NewTransfer {}

    /** Gives free what was set aside. */
    record VoidPending(TransferId id, TransferId pending) implements NewTransfer {}

    /** Moves back all or a part of a payment, the way it came; never more than was paid, in sum. */
    record Refund(TransferId id, TransferId of, long amountCents, Note note) implements NewTransfer {}
}
