package shaopao.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import shaopao.access.Preferences;
import shaopao.kernel.PersonId;
import shaopao.notices.Claimed.Said;
import shaopao.notices.DeliveryRules.Settlement;
import shaopao.notices.Notices.Desk;
import shaopao.notices.spi.Answer;
import shaopao.notices.spi.Channel;
import shaopao.notices.spi.Outgoing;
import shaopao.notices.spi.Recipient;
import shaopao.people.ContactPoint;
import shaopao.people.ContactPoints;

/** Takes deliveries from the queue, has a channel carry each, writes down what became of it. */
@Component
class Delivering {

    private static final Logger LOG = LoggerFactory.getLogger(Delivering.class);

    /** Longer than any provider may take to answer; a row whose worker died falls due again after it. */
    static final Duration LEASE = Duration.ofMinutes(5);

    private final DeliveryStore store;
    private final ContactPoints contacts;
    private final Preferences preferences;
    private final Unsubscribing unsubscribing;
    private final Kinds kinds;
    private final Desk desk;

    Delivering(
            DeliveryStore store,
            ContactPoints contacts,
            Preferences preferences,
            Unsubscribing unsubscribing,
            Kinds kinds,
            Desk desk) {
        this.store = store;
        this.contacts = contacts;
        this.preferences = preferences;
        this.unsubscribing = unsubscribing;
        this.kinds = kinds;
        this.desk = desk;
    }

    /** A delivery with its receiver, ready to be carried. */
    record Ready(Claimed claimed, Outgoing message) {}

    /** Takes at most so many, and ends those that need not be carried; empty when the queue has nothing due. */
    List<Ready> take(Channel channel, int most) {
        List<Ready> ready = List.of();
        boolean more = true;
        while (ready.isEmpty() && more) {
            Instant now = desk.clock().instant();
            List<Claimed> claimed = store.claim(channel.code(), most, now, now.plus(LEASE));
            more = !claimed.isEmpty();
            ready = prepared(channel, claimed, now);
        }
        return ready;
    }

    private List<Ready> prepared(Channel channel, List<Claimed> claimed, Instant now) {
        List<PersonId> persons =
                claimed.stream().map(Claimed::person).distinct().toList();
        Map<PersonId, ContactPoint> points = persons.isEmpty() ? Map.of() : contacts.of(persons);
        Map<PersonId, String> languages = persons.isEmpty() ? Map.of() : preferences.languages(persons);
        Map<UUID, List<Said>> bundles = bundles(claimed);
        List<Ready> ready = new ArrayList<>();
        for (Claimed one : claimed) {
            Claimed whole = one.with(bundles.getOrDefault(one.id(), List.of()));
            Optional<Recipient> recipient = Optional.ofNullable(points.get(one.person()))
                    .map(point -> recipient(point, languages.getOrDefault(one.person(), "zh-CN")));
            prepared(channel, whole, recipient, now).ifPresent(ready::add);
        }
        return ready;
    }

    private Map<UUID, List<Said>> bundles(List<Claimed> claimed) {
        List<UUID> carriers =
                claimed.stream().filter(Claimed::carries).map(Claimed::id).toList();
        return carriers.isEmpty() ? Map.of() : store.bundles(carriers);
    }

    private Optional<Ready> prepared(Channel channel, Claimed claimed, Optional<Recipient> recipient, Instant now) {
        boolean nothingNew = claimed.carries() ? claimed.bundle().isEmpty() : claimed.onlyUnread() && claimed.read();
        if (nothingNew) {
            store.end(claimed, DeliveryState.SKIPPED, "READ", now);
            return Optional.empty();
        }
        if (!claimed.expiresAt().isAfter(now)) {
            store.end(claimed, DeliveryState.EXPIRED, "TOO_LATE", now);
            return Optional.empty();
        }
        Optional<Ready> ready = recipient.flatMap(to ->
                channel.address(to).map(address -> new Ready(claimed, outgoing(claimed, to, address))));
        if (ready.isEmpty()) {
            store.end(claimed, DeliveryState.SKIPPED, "NO_ADDRESS", now);
        }
        return ready;
    }

    /** Carries one; never throws, so that one message cannot stop the others. */
    void carry(Channel channel, Ready ready) {
        Answer answer;
        try {
            answer = channel.send(ready.message());
        } catch (RuntimeException e) {
            LOG.warn("The channel {} broke over {}", channel.code(), ready.message(), e);
            answer = Answer.of(Answer.Kind.LOST, channel.code(), String.valueOf(e.getMessage()));
        }
        Claimed claimed = ready.claimed();
        Instant now = desk.clock().instant();
        Settlement settlement = DeliveryRules.settled(
                answer,
                claimed.attempt(),
                claimed.expiresAt(),
                desk.settings().patience(),
                ThreadLocalRandom.current().nextDouble(),
                now);
        try {
            store.settle(claimed, answer, settlement, now);
        } catch (RuntimeException e) {
            LOG.warn("What became of {} could not be written down; it is sent again", ready.message(), e);
        }
    }

    private static Recipient recipient(ContactPoint point, String language) {
        return new Recipient(
                point.person(),
                point.number(),
                point.name(),
                point.phone(),
                point.mail(),
                language.startsWith("en") ? Locale.ENGLISH : Locale.SIMPLIFIED_CHINESE);
    }

    private Outgoing outgoing(Claimed claimed, Recipient to, String address) {
        Said said = claimed.said();
        Locale locale = to.language();
        boolean bundle = claimed.carries();
        return new Outgoing(
                claimed.id(),
                said.code(),
                said.category(),
                said.importance(),
                to,
                address,
                bundle
                        ? kinds.digestTitle(claimed.bundle().size(), locale)
                        : said.title().in(locale),
                bundle ? "" : said.body().in(locale),
                locale.equals(Locale.ENGLISH) ? said.smsEn() : said.smsZh(),
                said.link().flatMap(desk.settings()::outside),
                unsubscribing.link(to.id(), said.category()),
                claimed.bundle().stream()
                        .map(line -> new Outgoing.Line(
                                line.title().in(locale),
                                line.body().in(locale),
                                line.link().flatMap(desk.settings()::outside)))
                        .toList(),
                claimed.taken(),
                claimed.expiresAt());
    }
}
