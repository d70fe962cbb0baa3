package shaopao.wallet.spi;

import java.time.Instant;
import java.util.Map;

/**
 * A payment service. It is asked again and again under the same numbers, and must take that for the same order or
 * refund. Whatever it tells is verified before it is told.
 */
public interface PaymentChannel {

    /** Stable: {@code "WECHAT_PAY"}. */
    String code();

    /** False while the school has no contract with it in the settings. */
    boolean ready();

    /** Begins an order; what comes back is a link, which the payer's app opens or scans. */
    String begin(Order order) throws ChannelAwayException;

    /** What became of an order. */
    Payment ask(String number) throws ChannelAwayException;

    /**
     * What the service sends by itself; it may come late, twice, in another order, or never.
     *
     * @param headers by their names in small letters
     * @param body JSON, or a form as it was encoded
     */
    Told read(Map<String, String> headers, String body) throws NotGenuineException;

    /** Gives back all or a part of an order. */
    Returned giveBack(Return back) throws ChannelAwayException;

    /** An order of somebody who pays. */
    record Order(String number, long amountCents, String about, Instant expiresAt) {}

    /** What became of an order. */
    sealed interface Payment {
        /** Nobody has paid yet. */
        record Waiting() implements Payment {}

        /** It is paid. */
        record Paid(String channelNumber, long amountCents, Instant at) implements Payment {}

        /** Nobody will pay any more. */
        record Over() implements Payment {}
    }

    /** What the service told of an order, and what it wants to hear when we have it. */
    record Told(String number, Payment payment, Answer answer) {}

    /** What a service wants to hear, word for word: {@code text/plain} and {@code success}. */
    record Answer(String type, String text) {}

    /** A refund: {@code number} names it, {@code of} the order. */
    record Return(String number, String of, long amountCents, long orderCents, String reason) {}

    /** What became of a refund. */
    enum Returned {
        DONE,
        UNDER_WAY,
        REFUSED
    }

    /** The service does not answer, or not as agreed; nobody knows what was done. */
    final class ChannelAwayException extends Exception {
        public ChannelAwayException(String why) {
            super(why);
        }

        public ChannelAwayException(String why, Throwable cause) {
            super(why, cause);
        }
    }

    /** It was not the service that sent this. */
    final class NotGenuineException extends Exception {
        public NotGenuineException(String why) {
            super(why);
        }

        public NotGenuineException(String why, Throwable cause) {
            super(why, cause);
        }
    }
}
