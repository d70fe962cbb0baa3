package shaopao.wallet;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Requests as people, tills and mistakes make them, drawn from a seed. */
final class RandomTransfers {

    private final Random random;
    private final List<AccountId> accounts;
    private final List<NewTransfer> asked = new ArrayList<>();

    RandomTransfers(long seed, List<AccountId> accounts) {
        this.random = new Random(seed);
        this.accounts = accounts;
    }

    /** Mostly one; sometimes a few that are linked, or an earlier request once more, whole or with another amount. */
    List<NewTransfer> next() {
        int kind = random.nextInt(20);
        if (kind == 0 && !asked.isEmpty()) {
            return List.of(any());
        }
        if (kind == 1 && any() instanceof NewTransfer.Single one) {
            return List.of(new NewTransfer.Single(
                    one.id(), one.debit(), one.credit(), one.amountCents() + 1, one.reason(), one.note()));
        }
        int size = kind < 5 ? 2 + random.nextInt(3) : 1;
        List<NewTransfer> linked = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            linked.add(one());
        }
        asked.addAll(linked);
        return linked;
    }

    private NewTransfer any() {
        return asked.isEmpty() ? one() : asked.get(random.nextInt(asked.size()));
    }

    private NewTransfer one() {
        TransferId id = TransferId.next();
        long amount = random.nextInt(60) - 1L;
        AccountId debit = account();
        AccountId credit = account();
        Reason reason = random.nextInt(3) == 0 ? Reason.CORRECTION : Reason.PAYMENT;
        return switch (random.nextInt(10)) {
            case 0, 1 ->
                new NewTransfer.Pending(id, debit, credit, amount, reason, Duration.ofHours(1), Note.of("预授权"));
            case 2 ->
                new NewTransfer.PostPending(
                        id, any().id(), random.nextBoolean() ? Optional.empty() : Optional.of(amount));
            case 3 -> new NewTransfer.VoidPending(id, any().id());
            case 4, 5 -> new NewTransfer.Refund(id, any().id(), amount, Note.of("退款"));
            default -> new NewTransfer.Single(id, debit, credit, amount, reason, Note.of("午餐"));
        };
    }

    private AccountId account() {
        return random.nextInt(50) == 0 ? AccountId.next() : accounts.get(random.nextInt(accounts.size()));
    }
}
