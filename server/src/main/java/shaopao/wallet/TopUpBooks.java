package shaopao.wallet;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.wallet.TopUp.TopUpState;
import shaopao.wallet.TopUpStore.BackRow;
import shaopao.wallet.spi.PaymentChannel.Payment;
import shaopao.wallet.spi.PaymentChannel.Returned;

/** Writes what payment services say into the books: once, however often and in whatever order they say it. */
@Component
class TopUpBooks {

    private static final int WAITING_MAX = 10;

    private final TopUpStore store;
    private final Wallet wallet;
    private final Audit audit;
    private final Clock clock;

    TopUpBooks(TopUpStore store, Wallet wallet, Audit audit, Clock clock) {
        this.store = store;
        this.wallet = wallet;
        this.audit = audit;
        this.clock = clock;
    }

    /** Keeps an order once; refuses one more than may wait, also when a person begins many at the same instant. */
    @Transactional
    public void begin(TopUp order) {
        store.lock(order.person());
        if (store.topUp(order.id()).isEmpty() && store.waiting(order.person(), order.begunAt()) >= WAITING_MAX) {
            throw new ProblemException(WalletProblem.TOP_UPS_WAITING, Map.of("most", WAITING_MAX));
        }
        store.add(order);
    }

    /** A payment counts even when we had given the order up; that nobody pays counts only while we wait. */
    @Transactional
    public void settle(TransferId id, Payment payment) {
        Optional<TopUp> found = store.locked(id);
        if (found.isEmpty()) {
            return;
        }
        TopUp one = found.get();
        switch (payment) {
            case Payment.Waiting() -> {}
            case Payment.Over() -> {
                if (one.state() == TopUpState.WAITING) {
                    store.settle(id, TopUpState.CLOSED);
                }
            }
            case Payment.Paid paid -> {
                if (one.state() == TopUpState.WAITING || one.state() == TopUpState.CLOSED) {
                    store.paid(id, book(one, paid), paid);
                }
            }
        }
    }

    /** Into the purse when it is what was ordered and the purse may hold it; else it waits beside, for staff. */
    private TopUpState book(TopUp one, Payment.Paid paid) {
        AccountId beside = strays(one.channel());
        // what the second transfer may touch is locked with the first, in the one order of locks
        boolean taken = paid.amountCents() == one.amountCents()
                && ask(brought(one, paid, wallet.purse(one.person()).id()), List.of(beside)) instanceof Outcome.Taken;
        if (!taken) {
            Wallet.taken(ask(brought(one, paid, beside)));
        }
        audit.record(
                Actor.system(one.channel()),
                taken ? "wallet.topped-up" : "wallet.top-up-stray",
                "person",
                one.person().toString(),
                Map.of("amountCents", paid.amountCents(), "transfer", one.id()));
        return taken ? TopUpState.PAID : TopUpState.STRAY;
    }

    private NewTransfer brought(TopUp one, Payment.Paid paid, AccountId to) {
        return new NewTransfer.Single(
                one.id(),
                account(one.channel()),
                to,
                paid.amountCents(),
                Reason.TOP_UP,
                Note.of(one.channel(), paid.at()));
    }

    private Outcome ask(NewTransfer one) {
        return ask(one, List.of());
    }

    private Outcome ask(NewTransfer one, List<AccountId> alsoLocked) {
        return wallet.transferWithin(List.of(List.of(one)), alsoLocked).getFirst();
    }

    private AccountId account(String channel) {
        return wallet.open(Owner.CHANNEL, channel, channel, AccountLimits.NONE).id();
    }

    /** What was paid and no purse could take. */
    private AccountId strays(String channel) {
        return wallet.open(Owner.CHANNEL, channel + "-STRAY", channel + " 待认领", AccountLimits.NO_DEBT)
                .id();
    }

    /** What has left the purses and the service has not said to have given back. */
    private AccountId backs(String channel) {
        return wallet.open(Owner.CHANNEL, channel + "-BACK", channel + " 退款在途", AccountLimits.NO_DEBT)
                .id();
    }

    /**
     * Takes the money out of the purse for good, before the service is asked: what it may have paid out nobody can
     * spend again, however long it takes. Empty when the refund is settled already.
     */
    @Transactional
    public Optional<BackRow> beginBack(Actor actor, TransferId topUp, TransferId id, long amountCents) {
        TopUp one = store.locked(topUp).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        List<BackRow> backs = store.backs(topUp);
        Optional<BackRow> same =
                backs.stream().filter(back -> back.id().equals(id)).findFirst();
        if (same.isPresent()) {
            if (same.get().amountCents() != amountCents) {
                throw new ProblemException(WalletProblem.TRANSFER_ID_TAKEN);
            }
            return same.filter(back -> back.state().equals("UNDER_WAY"));
        }
        boolean stray = one.state() == TopUpState.STRAY;
        boolean paid = stray || one.state() == TopUpState.PAID;
        if (!paid || amountCents > open(one, backs)) {
            throw new ProblemException(WalletProblem.REFUND_TOO_LARGE);
        }
        AccountId from =
                stray ? strays(one.channel()) : wallet.purse(one.person()).id();
        Outcome outcome = ask(new NewTransfer.Single(
                id, from, backs(one.channel()), amountCents, Reason.PAYOUT, Note.of("退回 " + one.channel())));
        Wallet.taken(outcome);
        if (outcome instanceof Outcome.Taken taken && taken.repeated()) {
            throw new ProblemException(WalletProblem.TRANSFER_ID_TAKEN);
        }
        store.addBack(id, topUp, amountCents, actor.name(), clock.instant());
        audit.record(
                actor,
                "wallet.top-up-returned",
                "person",
                one.person().toString(),
                Map.of("topUp", topUp, "amountCents", amountCents));
        return Optional.of(new BackRow(id, topUp, amountCents, "UNDER_WAY"));
    }

    /** What was paid and does not go back. */
    private static long open(TopUp one, List<BackRow> backs) {
        return one.paidCents().orElse(0L)
                - backs.stream()
                        .filter(back -> !back.state().equals("REFUSED"))
                        .mapToLong(BackRow::amountCents)
                        .sum();
    }

    /** What was stray goes to whose it is, all that has not gone back. */
    @Transactional
    public void credit(Actor actor, TransferId topUp, TransferId id, PersonId person, String reason) {
        TopUp one = store.locked(topUp)
                .filter(known -> known.state() == TopUpState.STRAY || known.state() == TopUpState.CREDITED)
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        long cents = open(one, store.backs(topUp));
        if (one.state() == TopUpState.CREDITED || cents == 0) {
            throw new ProblemException(WalletProblem.STRAY_SETTLED);
        }
        Outcome outcome = ask(new NewTransfer.Single(
                id, strays(one.channel()), wallet.purse(person).id(), cents, Reason.TOP_UP, Note.of(reason)));
        Wallet.taken(outcome);
        if (outcome instanceof Outcome.Taken taken && taken.repeated()) {
            throw new ProblemException(WalletProblem.TRANSFER_ID_TAKEN);
        }
        store.settle(topUp, TopUpState.CREDITED);
        audit.record(
                actor,
                "wallet.stray-credited",
                "person",
                person.toString(),
                Map.of("topUp", topUp, "amountCents", cents, "reason", reason));
    }

    /** Out by the channel when the service has done it; where it came from when it did not. Once, in any order. */
    @Transactional
    public void settleBack(TopUp one, BackRow back, Returned how) {
        TransferId id = TransferId.next();
        if (how == Returned.UNDER_WAY || !store.settleBack(back.id(), how.name(), id)) {
            return;
        }
        Note note = Note.of("退回 " + one.channel());
        Wallet.taken(ask(
                how == Returned.DONE
                        ? new NewTransfer.Single(
                                id,
                                backs(one.channel()),
                                account(one.channel()),
                                back.amountCents(),
                                Reason.PAYOUT,
                                note)
                        : new NewTransfer.Refund(id, back.id(), back.amountCents(), note)));
    }
}
