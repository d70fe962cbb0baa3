package shaopao.wallet;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A ledger as one would write it who cares for nothing but the rules: a list of what was taken, from which everything
 * is summed up anew each time. What the real one does is measured by it.
 */
final class PlainLedger {

    /** What was taken: the request, with both sides named and what it came to. */
    private record Line(
            NewTransfer asked, AccountId debit, AccountId credit, long amount, Reason reason, LocalDate day) {}

    private final Map<AccountId, Account> opened = new LinkedHashMap<>();
    private List<Line> lines = new ArrayList<>();

    void open(Account account) {
        opened.put(account.id(), account);
    }

    /** Empty when all are taken, otherwise why not; {@code REPEATED} is told apart by the caller's own memory. */
    Optional<TransferRefusal> transfer(List<NewTransfer> linked, LocalDate today) {
        List<Line> before = new ArrayList<>(lines);
        long known = linked.stream().filter(one -> line(one.id()).isPresent()).count();
        if (known > 0) {
            boolean all = linked.stream()
                    .allMatch(one -> line(one.id()).map(Line::asked).equals(Optional.of(one)));
            return all ? Optional.empty() : Optional.of(TransferRefusal.ID_TAKEN);
        }
        for (NewTransfer one : linked) {
            Optional<TransferRefusal> refused = one(one, today);
            if (refused.isPresent()) {
                lines = before;
                return refused;
            }
        }
        return Optional.empty();
    }

    private Optional<TransferRefusal> one(NewTransfer asked, LocalDate today) {
        if (line(asked.id()).isPresent()) {
            return Optional.of(TransferRefusal.ID_TAKEN);
        }
        return switch (asked) {
            case NewTransfer.Single one ->
                pay(asked, one.debit(), one.credit(), one.amountCents(), one.reason(), today);
            case NewTransfer.Pending one ->
                pay(asked, one.debit(), one.credit(), one.amountCents(), one.reason(), today);
            case NewTransfer.PostPending one -> resolve(asked, one.pending(), one.amountCents(), today);
            case NewTransfer.VoidPending one -> resolve(asked, one.pending(), Optional.empty(), today);
            case NewTransfer.Refund one -> refund(one, today);
        };
    }

    private Optional<TransferRefusal> pay(
            NewTransfer asked, AccountId debit, AccountId credit, long amount, Reason reason, LocalDate today) {
        if (amount < 1) {
            return Optional.of(TransferRefusal.AMOUNT_INVALID);
        }
        if (debit.equals(credit)) {
            return Optional.of(TransferRefusal.SAME_ACCOUNT);
        }
        if (!opened.containsKey(debit) || !opened.containsKey(credit)) {
            return Optional.of(TransferRefusal.ACCOUNT_UNKNOWN);
        }
        AccountLimits limits = account(debit).limits();
        if (reason == Reason.PAYMENT && limits.singleMax().orElse(Long.MAX_VALUE) < amount) {
            return Optional.of(TransferRefusal.SINGLE_LIMIT);
        }
        if (reason == Reason.PAYMENT && limits.dayMax().orElse(Long.MAX_VALUE) < spent(debit, today) + amount) {
            return Optional.of(TransferRefusal.DAY_LIMIT);
        }
        if (balance(debit) - heldOut(debit) - amount < limits.floor().orElse(Long.MIN_VALUE / 2)) {
            return Optional.of(TransferRefusal.BALANCE_LOW);
        }
        if (balance(credit) + heldIn(credit) + amount
                > account(credit).limits().ceiling().orElse(Long.MAX_VALUE)) {
            return Optional.of(TransferRefusal.BALANCE_HIGH);
        }
        lines.add(new Line(asked, debit, credit, amount, reason, today));
        return Optional.empty();
    }

    private Optional<TransferRefusal> resolve(
            NewTransfer asked, TransferId pendingId, Optional<Long> wanted, LocalDate today) {
        Optional<Line> found = line(pendingId).filter(line -> line.asked() instanceof NewTransfer.Pending);
        if (found.isEmpty()) {
            return Optional.of(TransferRefusal.PENDING_UNKNOWN);
        }
        Line pending = found.get();
        long amount = wanted.orElse(pending.amount());
        if (resolved(pendingId)) {
            return Optional.of(TransferRefusal.PENDING_RESOLVED);
        }
        if (amount < 1) {
            return Optional.of(TransferRefusal.AMOUNT_INVALID);
        }
        if (amount > pending.amount()) {
            return Optional.of(TransferRefusal.POST_EXCEEDS_PENDING);
        }
        lines.add(new Line(asked, pending.debit(), pending.credit(), amount, pending.reason(), today));
        return Optional.empty();
    }

    private Optional<TransferRefusal> refund(NewTransfer.Refund asked, LocalDate today) {
        Optional<Line> found = line(asked.of())
                .filter(line ->
                        line.asked() instanceof NewTransfer.Single || line.asked() instanceof NewTransfer.PostPending);
        if (found.isEmpty()) {
            return Optional.of(TransferRefusal.PAYMENT_UNKNOWN);
        }
        Line payment = found.get();
        if (asked.amountCents() < 1) {
            return Optional.of(TransferRefusal.AMOUNT_INVALID);
        }
        long back = lines.stream()
                .filter(line -> line.asked() instanceof NewTransfer.Refund refund
                        && refund.of().equals(asked.of()))
                .mapToLong(Line::amount)
                .sum();
        if (back + asked.amountCents() > payment.amount()) {
            return Optional.of(TransferRefusal.REFUND_EXCEEDS_PAYMENT);
        }
        AccountLimits limits = account(payment.credit()).limits();
        if (balance(payment.credit()) - heldOut(payment.credit()) - asked.amountCents()
                < limits.floor().orElse(Long.MIN_VALUE / 2)) {
            return Optional.of(TransferRefusal.BALANCE_LOW);
        }
        AccountId from = payment.credit();
        AccountId to = payment.debit();
        lines.add(new Line(asked, from, to, asked.amountCents(), Reason.REFUND, today));
        return Optional.empty();
    }

    private Account account(AccountId id) {
        return java.util.Objects.requireNonNull(opened.get(id));
    }

    long balance(AccountId account) {
        return lines.stream()
                .filter(PlainLedger::moves)
                .mapToLong(line -> side(line, account))
                .sum();
    }

    long heldOut(AccountId account) {
        return open(line -> line.debit().equals(account));
    }

    long heldIn(AccountId account) {
        return open(line -> line.credit().equals(account));
    }

    private long open(java.util.function.Predicate<Line> whose) {
        return lines.stream()
                .filter(line -> line.asked() instanceof NewTransfer.Pending)
                .filter(whose)
                .filter(line -> !resolved(line.asked().id()))
                .mapToLong(Line::amount)
                .sum();
    }

    long spent(AccountId account, LocalDate today) {
        return lines.stream()
                .filter(line -> line.debit().equals(account) && line.reason() == Reason.PAYMENT)
                .filter(line -> line.day().equals(today))
                .mapToLong(line -> switch (line.asked()) {
                    case NewTransfer.Single _, NewTransfer.Pending _ -> line.amount();
                    case NewTransfer.PostPending one ->
                        line.amount() - line(one.pending()).orElseThrow().amount();
                    case NewTransfer.VoidPending _ -> -line.amount();
                    case NewTransfer.Refund _ -> 0;
                })
                .sum();
    }

    int size() {
        return lines.size();
    }

    private static boolean moves(Line line) {
        return !(line.asked() instanceof NewTransfer.Pending || line.asked() instanceof NewTransfer.VoidPending);
    }

    private static long side(Line line, AccountId account) {
        return (line.credit().equals(account) ? line.amount() : 0)
                - (line.debit().equals(account) ? line.amount() : 0);
    }

    private Optional<Line> line(TransferId id) {
        return lines.stream().filter(line -> line.asked().id().equals(id)).findFirst();
    }

    private boolean resolved(TransferId pending) {
        return lines.stream().anyMatch(line -> switch (line.asked()) {
            case NewTransfer.PostPending one -> one.pending().equals(pending);
            case NewTransfer.VoidPending one -> one.pending().equals(pending);
            case NewTransfer.Single _, NewTransfer.Pending _, NewTransfer.Refund _ -> false;
        });
    }
}
