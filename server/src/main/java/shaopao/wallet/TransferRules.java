package shaopao.wallet;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import shaopao.wallet.LedgerRules.Moment;

/** What one transfer does to its two accounts, or why it is refused. */
final class TransferRules {

    /** A thousand million of the currency. */
    static final long AMOUNT_MAX = 100_000_000_000L;

    static final Duration HOLD_MAX = Duration.ofDays(60);

    /** So far back may somebody date a transfer, when the month is still open. */
    static final int DAYS_BACK_MAX = 400;

    private TransferRules() {}

    /** The transfer with its accounts as they are after it, or why not. */
    sealed interface Step {
        record Go(Transfer transfer, Account debit, Account credit) implements Step {}

        record No(TransferRefusal why) implements Step {}
    }

    /** A transfer that was found to be in order, before it has moved anything. */
    private record Draft(
            TransferId id,
            TransferKind kind,
            Account debit,
            Account credit,
            long amount,
            long reserved,
            long counted,
            Reason reason,
            Optional<TransferId> pending,
            Optional<TransferId> refundOf,
            long holdSeconds,
            Note note) {}

    static Step step(LedgerState state, NewTransfer asked, Moment now) {
        return switch (asked) {
            case NewTransfer.Single one ->
                begin(
                        state,
                        new NewTransfer.Pending(
                                one.id(),
                                one.debit(),
                                one.credit(),
                                one.amountCents(),
                                one.reason(),
                                Duration.ZERO,
                                one.note()),
                        now);
            case NewTransfer.Pending one ->
                one.hold().toSeconds() < 1 || one.hold().compareTo(HOLD_MAX) > 0
                        ? new Step.No(TransferRefusal.FORM_INVALID)
                        : begin(state, one, now);
            case NewTransfer.PostPending one -> post(state, one, now);
            case NewTransfer.VoidPending one -> cancel(state, one, now);
            case NewTransfer.Refund one -> refund(state, one, now);
        };
    }

    /** Sets aside, or moves at once what is held for no time. */
    private static Step begin(LedgerState state, NewTransfer.Pending one, Moment now) {
        Optional<TransferRefusal> wrong =
                wrong(state, one.debit(), one.credit(), one.amountCents(), one.note(), now.day());
        if (wrong.isPresent()) {
            return new Step.No(wrong.get());
        }
        Account debit = state.account(one.debit()).orElseThrow();
        Account credit = state.account(one.credit()).orElseThrow();
        boolean payment = one.reason() == Reason.PAYMENT;
        Optional<TransferRefusal> beyond = payment ? spending(debit, one.amountCents(), now.day()) : Optional.empty();
        beyond = beyond.or(() -> balances(debit, credit, one.amountCents()));
        if (beyond.isPresent()) {
            return new Step.No(beyond.get());
        }
        boolean today = one.note().day().orElse(now.day()).equals(now.day());
        return done(
                new Draft(
                        one.id(),
                        one.hold().isZero() ? TransferKind.SINGLE : TransferKind.PENDING,
                        debit,
                        credit,
                        one.amountCents(),
                        0,
                        payment && today ? one.amountCents() : 0,
                        one.reason(),
                        Optional.empty(),
                        Optional.empty(),
                        one.hold().toSeconds(),
                        one.note()),
                now);
    }

    private static Optional<TransferRefusal> wrong(
            LedgerState state, AccountId debitId, AccountId creditId, long amount, Note note, LocalDate today) {
        if (amount < 1 || amount > AMOUNT_MAX) {
            return Optional.of(TransferRefusal.AMOUNT_INVALID);
        }
        if (note.memo().length() > Note.MEMO_MAX || note.memo().indexOf('\0') >= 0) {
            return Optional.of(TransferRefusal.FORM_INVALID);
        }
        if (debitId.equals(creditId)) {
            return Optional.of(TransferRefusal.SAME_ACCOUNT);
        }
        Optional<Account> debit = state.account(debitId);
        Optional<Account> credit = state.account(creditId);
        if (debit.isEmpty() || credit.isEmpty()) {
            return Optional.of(TransferRefusal.ACCOUNT_UNKNOWN);
        }
        if (debit.get().ledger() != credit.get().ledger()) {
            return Optional.of(TransferRefusal.LEDGERS_DIFFER);
        }
        LocalDate day = note.day().orElse(today);
        if (day.isAfter(today) || day.isBefore(today.minusDays(DAYS_BACK_MAX))) {
            return Optional.of(TransferRefusal.DAY_INVALID);
        }
        return state.closed(debit.get().ledger(), day) ? Optional.of(TransferRefusal.MONTH_CLOSED) : Optional.empty();
    }

    /** Limits of one payment and of a day. */
    private static Optional<TransferRefusal> spending(Account payer, long amount, LocalDate today) {
        AccountLimits limits = payer.limits();
        if (limits.singleMax().filter(most -> amount > most).isPresent()) {
            return Optional.of(TransferRefusal.SINGLE_LIMIT);
        }
        boolean much = limits.dayMax()
                .filter(most -> payer.spentCents(today) + amount > most)
                .isPresent();
        return much ? Optional.of(TransferRefusal.DAY_LIMIT) : Optional.empty();
    }

    private static Optional<TransferRefusal> balances(Account debit, Account credit, long amount) {
        if (debit.frozen()) {
            return Optional.of(TransferRefusal.ACCOUNT_FROZEN);
        }
        if (tooLow(debit, amount)) {
            return Optional.of(TransferRefusal.BALANCE_LOW);
        }
        Totals totals = credit.totals();
        boolean full = credit.limits()
                .ceiling()
                .filter(most -> totals.balance() + totals.creditsPending() + amount > most)
                .isPresent();
        return full ? Optional.of(TransferRefusal.BALANCE_HIGH) : Optional.empty();
    }

    private static boolean tooLow(Account account, long amount) {
        return account.limits()
                .floor()
                .filter(least -> account.totals().available() - amount < least)
                .isPresent();
    }

    private static Step post(LedgerState state, NewTransfer.PostPending asked, Moment now) {
        Optional<Transfer> found = pending(state, asked.pending());
        if (found.isEmpty()) {
            return new Step.No(TransferRefusal.PENDING_UNKNOWN);
        }
        Transfer pending = found.get();
        long amount = asked.amountCents().orElse(pending.amountCents());
        if (state.resolved(pending.id())) {
            return new Step.No(TransferRefusal.PENDING_RESOLVED);
        }
        if (!now.at().isBefore(pending.expiresAt().orElseThrow())) {
            return new Step.No(TransferRefusal.PENDING_EXPIRED);
        }
        if (amount < 1) {
            return new Step.No(TransferRefusal.AMOUNT_INVALID);
        }
        if (amount > pending.amountCents()) {
            return new Step.No(TransferRefusal.POST_EXCEEDS_PENDING);
        }
        return resolved(state, asked.id(), TransferKind.POST_PENDING, pending, amount, now);
    }

    private static Step cancel(LedgerState state, NewTransfer.VoidPending asked, Moment now) {
        Optional<Transfer> found = pending(state, asked.pending());
        if (found.isEmpty()) {
            return new Step.No(TransferRefusal.PENDING_UNKNOWN);
        }
        Transfer pending = found.get();
        return state.resolved(pending.id())
                ? new Step.No(TransferRefusal.PENDING_RESOLVED)
                : resolved(state, asked.id(), TransferKind.VOID_PENDING, pending, pending.amountCents(), now);
    }

    private static Optional<Transfer> pending(LedgerState state, TransferId id) {
        return state.transfer(id).filter(one -> one.kind() == TransferKind.PENDING);
    }

    private static Step resolved(
            LedgerState state, TransferId id, TransferKind kind, Transfer pending, long amount, Moment now) {
        if (state.closed(pending.ledger(), now.day())) {
            return new Step.No(TransferRefusal.MONTH_CLOSED);
        }
        Account debit = state.account(pending.debit()).orElseThrow();
        long freed = kind == TransferKind.POST_PENDING ? pending.amountCents() - amount : pending.amountCents();
        // What is given free on the day itself does not count against its limit any more
        boolean counts = pending.countedCents() > 0
                && pending.day().equals(now.day())
                && debit.spentOn().equals(Optional.of(now.day()));
        return done(
                new Draft(
                        id,
                        kind,
                        debit,
                        state.account(pending.credit()).orElseThrow(),
                        amount,
                        pending.amountCents(),
                        counts ? -freed : 0,
                        pending.reason(),
                        Optional.of(pending.id()),
                        Optional.empty(),
                        0,
                        Note.of(pending.memo())),
                now);
    }

    private static Step refund(LedgerState state, NewTransfer.Refund asked, Moment now) {
        Optional<Transfer> found = state.transfer(asked.of())
                .filter(one -> one.moves() && one.refundOf().isEmpty());
        if (found.isEmpty()) {
            return new Step.No(TransferRefusal.PAYMENT_UNKNOWN);
        }
        Transfer payment = found.get();
        Optional<TransferRefusal> wrong =
                wrong(state, payment.credit(), payment.debit(), asked.amountCents(), asked.note(), now.day());
        if (wrong.isPresent()) {
            return new Step.No(wrong.get());
        }
        if (state.refunded(payment.id()) + asked.amountCents() > payment.amountCents()) {
            return new Step.No(TransferRefusal.REFUND_EXCEEDS_PAYMENT);
        }
        Account from = state.account(payment.credit()).orElseThrow();
        if (tooLow(from, asked.amountCents())) {
            return new Step.No(TransferRefusal.BALANCE_LOW);
        }
        return done(
                new Draft(
                        asked.id(),
                        TransferKind.SINGLE,
                        from,
                        state.account(payment.debit()).orElseThrow(),
                        asked.amountCents(),
                        0,
                        0,
                        Reason.REFUND,
                        Optional.empty(),
                        Optional.of(payment.id()),
                        0,
                        asked.note()),
                now);
    }

    private static Step done(Draft draft, Moment now) {
        boolean moves = draft.kind() == TransferKind.SINGLE || draft.kind() == TransferKind.POST_PENDING;
        boolean holds = draft.kind() == TransferKind.PENDING;
        long pending = holds ? draft.amount() : -draft.reserved();
        long posted = moves ? draft.amount() : 0;
        Account debit = draft.debit()
                .with(draft.debit().totals().debited(pending, posted))
                .counting(draft.counted(), now.day());
        Account credit = draft.credit().with(draft.credit().totals().credited(pending, posted));
        Transfer transfer = new Transfer(
                draft.id(),
                debit.ledger(),
                draft.kind(),
                debit.id(),
                credit.id(),
                draft.amount(),
                draft.reserved(),
                draft.counted(),
                draft.reason(),
                draft.pending(),
                draft.refundOf(),
                draft.holdSeconds(),
                holds ? Optional.of(now.at().plusSeconds(draft.holdSeconds())) : Optional.empty(),
                draft.note().day().orElse(now.day()),
                draft.note().happened().orElse(now.at()),
                draft.note().memo(),
                debit.totals().balance(),
                credit.totals().balance(),
                now.at());
        return new Step.Go(transfer, debit, credit);
    }
}
