package shaopao.notices.spi;

import java.time.Duration;
import java.util.List;

/**
 * What became of a message at a provider.
 *
 * @param reason in the provider's own words, short; empty when all is well
 * @param after how long a busy provider wants to be left alone
 * @param parts what it took, also when it did not take all
 */
public record Answer(Kind kind, String provider, String reason, Duration after, List<Part> parts) {

    private static final int REASON_LENGTH_MAX = 300;

    public Answer {
        parts = List.copyOf(parts);
        reason = reason.replaceAll("\\p{Cntrl}+", " ").strip();
        reason = reason.length() > REASON_LENGTH_MAX ? reason.substring(0, REASON_LENGTH_MAX) : reason;
    }

    /** The cases. */
    public enum Kind {
        /** It has reached its person, as far as the channel can know. */
        DELIVERED,
        /** The provider has taken it and answers for it; a receipt may follow. */
        ACCEPTED,
        /** It will never be taken. */
        REFUSED,
        /** Not this message now; later perhaps. */
        LATER,
        /** The provider wants less at a time. */
        BUSY,
        /** The provider is in trouble and has certainly not taken it. */
        FAILED,
        /** The provider is in trouble, and nobody knows whether it has taken it. */
        LOST
    }

    /** A part, numbered from 1, and how the provider calls it. */
    public record Part(int number, String providerMessage) {}

    public static Answer of(Kind kind, String provider, String reason) {
        return new Answer(kind, provider, reason, Duration.ZERO, List.of());
    }

    public static Answer busy(String provider, String reason, Duration after) {
        return new Answer(Kind.BUSY, provider, reason, after, List.of());
    }

    public static Answer accepted(String provider, List<Part> parts) {
        return new Answer(Kind.ACCEPTED, provider, "", Duration.ZERO, parts);
    }

    public Answer withParts(List<Part> taken) {
        return new Answer(kind, provider, reason, after, taken);
    }
}
