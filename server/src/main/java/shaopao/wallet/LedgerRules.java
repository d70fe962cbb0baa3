package shaopao.wallet;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import shaopao.wallet.TransferRules.Step;

/**
 * What the ledger takes: facts in, verdict out. The words and most rules are those of TigerBeetle
 * (docs.tigerbeetle.com, "Data Modeling", "Two-Phase Transfers").
 */
final class LedgerRules {

    static final int LINKED_MAX = 20;

    private LedgerRules() {}

    /** When it is decided, and which day that is at the school. */
    record Moment(Instant at, LocalDate day) {}

    /** Takes linked transfers, all or none, and adds them to the state. */
    static Outcome decide(LedgerState state, List<NewTransfer> linked, Moment now) {
        if (linked.isEmpty() || linked.size() > LINKED_MAX) {
            return new Outcome.Refused(0, TransferRefusal.FORM_INVALID);
        }
        Optional<Outcome> before = repeated(state, linked);
        if (before.isPresent()) {
            return before.get();
        }
        LedgerState sheet = state.sheet();
        for (int place = 0; place < linked.size(); place++) {
            switch (TransferRules.step(sheet, linked.get(place), now)) {
                case Step.Go(Transfer transfer, Account debit, Account credit) -> sheet.add(transfer, debit, credit);
                case Step.No(TransferRefusal why) -> {
                    return new Outcome.Refused(place, why);
                }
            }
        }
        sheet.keep();
        return new Outcome.Taken(List.copyOf(sheet.added()), false);
    }

    /** The first answer, when all of them are known as they are; a refusal when an id stands for something else. */
    private static Optional<Outcome> repeated(LedgerState state, List<NewTransfer> linked) {
        List<Transfer> known = new ArrayList<>();
        Set<TransferId> ids = new HashSet<>();
        for (int place = 0; place < linked.size(); place++) {
            NewTransfer asked = linked.get(place);
            Optional<Transfer> same = state.transfer(asked.id());
            boolean other = same.isPresent() && !same(same.get(), asked);
            boolean mixed = place > 0 && same.isPresent() == known.isEmpty();
            if (!ids.add(asked.id()) || other || mixed) {
                return Optional.of(new Outcome.Refused(place, TransferRefusal.ID_TAKEN));
            }
            same.ifPresent(known::add);
        }
        return known.isEmpty() ? Optional.empty() : Optional.of(new Outcome.Taken(known, true));
    }

    private static boolean same(Transfer known, NewTransfer asked) {
        return switch (asked) {
            case NewTransfer.Single one ->
                known.kind() == TransferKind.SINGLE
                        && known.refundOf().isEmpty()
                        && sameSides(known, one.debit(), one.credit(), one.amountCents(), one.reason())
                        && sameNote(known, one.note());
            case NewTransfer.Pending one ->
                known.kind() == TransferKind.PENDING
                        && known.holdSeconds() == one.hold().toSeconds()
                        && sameSides(known, one.debit(), one.credit(), one.amountCents(), one.reason())
                        && sameNote(known, one.note());
            case NewTransfer.PostPending one ->
                known.kind() == TransferKind.POST_PENDING
                        && known.pending().equals(Optional.of(one.pending()))
                        && known.amountCents() == one.amountCents().orElse(known.reservedCents());
            case NewTransfer.VoidPending one ->
                known.kind() == TransferKind.VOID_PENDING && known.pending().equals(Optional.of(one.pending()));
            case NewTransfer.Refund one ->
                known.refundOf().equals(Optional.of(one.of()))
                        && known.amountCents() == one.amountCents()
                        && sameNote(known, one.note());
        };
    }

    private static boolean sameSides(Transfer known, AccountId debit, AccountId credit, long amount, Reason reason) {
        return known.debit().equals(debit)
                && known.credit().equals(credit)
                && known.amountCents() == amount
                && known.reason() == reason;
    }

    private static boolean sameNote(Transfer known, Note note) {
        return known.memo().equals(note.memo())
                && note.day().map(known.day()::equals).orElse(true)
                && note.happened().map(known.occurredAt()::equals).orElse(true);
    }
}
