package shaopao.notices.spi;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A way out of the house. It is called by several threads at once, and answers for each message with what happened;
 * what it throws counts as {@link Answer.Kind#LOST}.
 */
public interface Channel {

    /** Stable and in capitals, {@code MAIL}; its name for people stands in a bundle as {@code notices.channel.MAIL}. */
    String code();

    /** Which messages it carries. */
    Manner manner();

    /** Whether it is set up; one that is not gets no deliveries. */
    boolean ready();

    /** How many messages it takes at the same time on one node. */
    int atOnce();

    /** Whether it would take a message now; while it would not, none is taken from the queue for it. */
    boolean open(Instant now);

    /** Where it reaches the person; empty when it cannot. */
    Optional<String> address(Recipient recipient);

    Answer send(Outgoing message);

    /** How those who carry for it are. */
    List<ProviderHealth> providers();

    /** Which messages a channel carries. */
    enum Manner {
        /** All, at once. */
        PROMPT,
        /** All at once but those of low importance, which are bundled once a day. */
        BUNDLED,
        /** Only what its sender asked for and nobody has read meanwhile, or what is urgent: it costs money. */
        WHEN_UNREAD
    }
}
