package shaopao.wallet;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.kernel.KernelProblem;
import shaopao.kernel.ProblemException;
import shaopao.wallet.TopUp.TopUpState;
import shaopao.wallet.spi.PaymentChannel;
import shaopao.wallet.spi.PaymentChannel.ChannelAwayException;
import shaopao.wallet.spi.PaymentChannel.NotGenuineException;
import shaopao.wallet.spi.PaymentChannel.Order;
import shaopao.wallet.spi.PaymentChannel.Payment;
import shaopao.wallet.spi.PaymentChannel.Told;

/** Money by payment services. No transaction is open while a service is asked. */
@Component
class TopUps {

    private static final Logger LOG = LoggerFactory.getLogger(TopUps.class);
    private static final Duration ORDER_TIME = Duration.ofMinutes(15);
    private static final Duration UNHEARD = Duration.ofSeconds(20);
    private static final int TOGETHER_MAX = 50;
    private static final int LATEST_MAX = 20;

    private final TopUpStore store;
    private final TopUpBooks books;
    private final List<PaymentChannel> channels;
    private final Wallet wallet;
    private final Clock clock;

    TopUps(TopUpStore store, TopUpBooks books, List<PaymentChannel> channels, Wallet wallet, Clock clock) {
        this.store = store;
        this.books = books;
        this.channels = channels;
        this.wallet = wallet;
        this.clock = clock;
    }

    /** Those that the school has set up. */
    List<String> ready() {
        return channels.stream()
                .filter(PaymentChannel::ready)
                .map(PaymentChannel::code)
                .sorted()
                .toList();
    }

    /** Begins a top-up; again under the same id it is the same one. */
    TopUp begin(Actor actor, TransferId id, String channel, long amountCents) {
        PaymentChannel service = channel(channel);
        Account purse = wallet.purse(actor.person());
        Instant now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
        if (purse.limits()
                .ceiling()
                .filter(most -> purse.totals().balance() + amountCents > most)
                .isPresent()) {
            throw new ProblemException(WalletProblem.BALANCE_HIGH);
        }
        books.begin(new TopUp(
                id,
                actor.person(),
                channel,
                amountCents,
                TopUpState.WAITING,
                Optional.empty(),
                now,
                now.plus(ORDER_TIME),
                Optional.empty(),
                Optional.empty()));
        TopUp begun = mine(actor, id);
        if (begun.amountCents() != amountCents || !begun.channel().equals(channel)) {
            throw new ProblemException(WalletProblem.TRANSFER_ID_TAKEN);
        }
        if (begun.payLink().isEmpty() && begun.state() == TopUpState.WAITING) {
            try {
                store.link(id, service.begin(new Order(begun.number(), amountCents, "校园钱包充值", begun.expiresAt())));
            } catch (ChannelAwayException e) {
                LOG.warn("{} did not begin an order: {}", channel, e.getMessage());
                throw new ProblemException(WalletProblem.CHANNEL_AWAY);
            }
        }
        return mine(actor, id);
    }

    TopUp mine(Actor actor, TransferId id) {
        return store.topUp(id)
                .filter(one -> one.person().equals(actor.person()))
                .orElseThrow(() -> new ProblemException(KernelProblem.NOT_FOUND));
    }

    /** One's own, the latest first. */
    List<TopUp> latest(Actor actor) {
        return store.latest(actor.person(), LATEST_MAX);
    }

    /** The same, after the service was asked when nothing was heard of it yet. */
    TopUp look(Actor actor, TransferId id) {
        TopUp one = mine(actor, id);
        if (one.state() == TopUpState.WAITING) {
            ask(one);
        }
        return mine(actor, id);
    }

    /** What a service sends by itself; what it wants to hear. */
    PaymentChannel.Answer told(String channel, Map<String, String> headers, String body) {
        try {
            Told told = channel(channel).read(headers, body);
            idOf(told.number()).ifPresent(id -> books.settle(id, told.payment()));
            return told.answer();
        } catch (NotGenuineException e) {
            LOG.warn("Somebody sent what {} did not sign: {}", channel, e.getMessage());
            throw new ProblemException(WalletProblem.CALLBACK_NOT_GENUINE);
        }
    }

    private static Optional<TransferId> idOf(String number) {
        return number.matches("[0-9a-f]{32}")
                ? Optional.of(new TransferId(new UUID(
                        Long.parseUnsignedLong(number.substring(0, 16), 16),
                        Long.parseUnsignedLong(number.substring(16), 16))))
                : Optional.empty();
    }

    /** Asks for what nobody told us. */
    void askUnheard() {
        Instant now = clock.instant();
        store.unheard(now.minus(UNHEARD), now, TOGETHER_MAX).forEach(this::ask);
        store.backsUnheard(now.minus(UNHEARD), now, TOGETHER_MAX).forEach(this::carryBack);
    }

    private void ask(TopUp one) {
        try {
            Payment payment = channel(one.channel()).ask(one.number());
            boolean late = clock.instant().isAfter(one.expiresAt().plus(ORDER_TIME));
            books.settle(one.id(), payment instanceof Payment.Waiting && late ? new Payment.Over() : payment);
        } catch (ChannelAwayException e) {
            LOG.warn("{} does not say what became of {}: {}", one.channel(), one.number(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("What became of {} is not settled; the others go on", one.number(), e);
        }
    }

    /** Gives back all or a part of a top-up by the way it came; it has left the purse before the service is asked. */
    TopUp giveBack(Actor actor, TransferId topUp, TransferId id, long amountCents) {
        books.beginBack(actor, topUp, id, amountCents).ifPresent(this::carryBack);
        return store.topUp(topUp).orElseThrow();
    }

    private void carryBack(TopUpStore.BackRow back) {
        TopUp one = store.topUp(back.topUp()).orElseThrow();
        try {
            PaymentChannel.Returned how = channel(one.channel())
                    .giveBack(new PaymentChannel.Return(
                            back.id().toString().replace("-", ""),
                            one.number(),
                            back.amountCents(),
                            one.paidCents().orElseThrow(),
                            "退回充值"));
            books.settleBack(one, back, how);
        } catch (ChannelAwayException e) {
            LOG.warn("{} does not say whether it gave back {}: {}", one.channel(), back.id(), e.getMessage());
        } catch (RuntimeException e) {
            LOG.warn("Giving back {} is not settled; the others go on", back.id(), e);
        }
    }

    private PaymentChannel channel(String code) {
        return channels.stream()
                .filter(one -> one.code().equals(code) && one.ready())
                .findFirst()
                .orElseThrow(() -> new ProblemException(WalletProblem.CHANNEL_AWAY));
    }
}
