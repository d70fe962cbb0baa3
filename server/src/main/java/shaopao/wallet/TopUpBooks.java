package shaopao.wallet;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.wallet.TopUp.TopUpState;
import shaopao.wallet.TopUpStore.BackRow;
import shaopao.wallet.spi.PaymentChannel.Payment;
import shaopao.wallet.spi.PaymentChannel.Returned;

/** Writes what payment services say into the books: once, however often and in whatever order they say it. */
@Component
class TopUpBooks {

    private static final Duration BACK_TIME = Duration.ofDays(30);

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
                    store.settle(id, TopUpState.CLOSED, Optional.empty(), Optional.empty());
                }
            }
            case Payment.Paid paid -> {
                if (one.state() == TopUpState.WAITING || one.state() == TopUpState.CLOSED) {
                    store.settle(id, book(one, paid), Optional.of(paid.channelNumber()), Optional.of(paid.at()));
                }
            }
        }
    }

    private TopUpState book(TopUp one, Payment.Paid paid) {
        Actor program = Actor.system(one.channel());
        Map<String, Object> facts = Map.of("amountCents", paid.amountCents(), "transfer", one.id());
        boolean taken = paid.amountCents() == one.amountCents()
                && wallet.transferWithin(
                                        List.of(List.of(new NewTransfer.Single(
                                                one.id(),
                                                account(one.channel()),
                                                wallet.purse(one.person()).id(),
                                                one.amountCents(),
                                                Reason.TOP_UP,
                                                Note.of(one.channel(), paid.at())))),
                                        List.of())
                                .getFirst()
                        instanceof Outcome.Taken;
        String act = taken ? "wallet.topped-up" : "wallet.top-up-stray";
        audit.record(program, act, "person", one.person().toString(), facts);
        return taken ? TopUpState.PAID : TopUpState.STRAY;
    }

    private AccountId account(String channel) {
        return wallet.open(Owner.CHANNEL, channel, channel, AccountLimits.NONE).id();
    }

    /** Sets the money aside; empty when the refund is settled already. */
    @Transactional
    public Optional<BackRow> beginBack(Actor actor, TransferId topUp, TransferId id, long amountCents) {
        TopUp one = store.locked(topUp).orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
        List<BackRow> backs = store.backs(topUp);
        Optional<BackRow> same =
                backs.stream().filter(back -> back.id().equals(id)).findFirst();
        if (same.isPresent()) {
            return same.filter(back -> back.state().equals("UNDER_WAY"));
        }
        long before = backs.stream()
                .filter(back -> !back.state().equals("REFUSED"))
                .mapToLong(BackRow::amountCents)
                .sum();
        boolean paid = one.state() == TopUpState.PAID || one.state() == TopUpState.STRAY;
        if (!paid || before + amountCents > one.amountCents()) {
            throw new ProblemException(WalletProblem.REFUND_TOO_LARGE);
        }
        if (one.state() == TopUpState.PAID) {
            NewTransfer hold = new NewTransfer.Pending(
                    id,
                    wallet.purse(one.person()).id(),
                    account(one.channel()),
                    amountCents,
                    Reason.PAYOUT,
                    BACK_TIME,
                    Note.of("退回 " + one.channel()));
            Wallet.taken(
                    wallet.transferWithin(List.of(List.of(hold)), List.of()).getFirst());
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

    @Transactional
    public void settleBack(TopUp one, BackRow back, Returned how) {
        if (how == Returned.UNDER_WAY || !store.settleBack(back.id(), how.name())) {
            return;
        }
        if (one.state() == TopUpState.PAID) {
            TransferId id = TransferId.next();
            NewTransfer end = how == Returned.DONE
                    ? new NewTransfer.PostPending(id, back.id(), Optional.empty())
                    : new NewTransfer.VoidPending(id, back.id());
            Wallet.taken(wallet.transferWithin(List.of(List.of(end)), List.of()).getFirst());
        }
    }
}
