package shaopao.notices;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.audit.Audit;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.notices.Notices.Desk;
import shaopao.notices.NoticesDeskStore.DeadRow;
import shaopao.notices.PlanRules.Way;
import shaopao.notices.spi.NoticeKind;
import shaopao.people.ContactPoint;
import shaopao.people.ContactPoints;

/** What staff do about messages: look at what was given up and send it again, count, try a template on themselves. */
@Component
class NoticesDesk {

    private final NoticesDeskStore store;
    private final ContactPoints contacts;
    private final Channels channels;
    private final Templates templates;
    private final Notices notices;
    private final Audit audit;
    private final Desk desk;

    NoticesDesk(
            NoticesDeskStore store,
            ContactPoints contacts,
            Channels channels,
            Templates templates,
            Notices notices,
            Audit audit,
            Desk desk) {
        this.store = store;
        this.contacts = contacts;
        this.channels = channels;
        this.templates = templates;
        this.notices = notices;
        this.audit = audit;
        this.desk = desk;
    }

    Page<DeadLetter> dead(Actor actor, Optional<String> channel, Optional<UUID> after, int limit) {
        int size = Page.limit(limit);
        List<DeadRow> rows = store.dead(actor.scope(NoticesPart.READ), channel, after, size + 1);
        Map<PersonId, ContactPoint> points =
                contacts.of(rows.stream().map(DeadRow::person).toList());
        return Page.of(
                rows.stream()
                        .map(row -> letter(row, Optional.ofNullable(points.get(row.person()))))
                        .toList(),
                size,
                letter -> letter.id().toString());
    }

    private static DeadLetter letter(DeadRow row, Optional<ContactPoint> point) {
        Optional<String> address = row.channel().equals(MailChannel.CODE)
                ? point.flatMap(ContactPoint::mailMasked)
                : point.flatMap(ContactPoint::phoneMasked);
        return new DeadLetter(
                row.id(),
                row.channel(),
                row.state(),
                row.code(),
                row.title(),
                point.map(ContactPoint::name).orElse(""),
                point.map(ContactPoint::number).orElse(""),
                address,
                row.attempts(),
                row.resent(),
                row.provider(),
                row.reason(),
                row.queuedAt(),
                row.doneAt());
    }

    /** Sends given-up deliveries again; those that are not given up, or out of reach, are passed over. */
    @Transactional
    public int resend(Actor actor, List<UUID> ids) {
        Instant now = desk.clock().instant();
        int again = store.resend(
                Set.copyOf(ids),
                actor.scope(NoticesPart.MANAGE),
                now,
                now.plus(desk.settings().validity()));
        audit.record(actor, "notices.resent", "deliveries", String.valueOf(ids.size()), Map.of("sent", again));
        return again;
    }

    DeliveryStatistics statistics(int days) {
        Instant since = desk.clock().instant().minus(Duration.ofDays(days));
        return new DeliveryStatistics(days, store.inbox(since), store.counts(since), channels.providers());
    }

    /** Sends a kind of message, with examples in it, to the one who asks; nobody else sees it. */
    @Transactional
    public int test(Actor actor, String code, List<String> codes) {
        NoticeKind kind = templates.known(code);
        for (String channel : codes) {
            if (!channels.codes().contains(channel)) {
                throw new ProblemException(NoticesProblem.CHANNEL_UNKNOWN, Map.of("channel", channel));
            }
        }
        Instant now = desk.clock().instant();
        Map<PersonId, List<Way>> ways = new HashMap<>();
        ways.put(
                actor.person(),
                codes.stream()
                        .distinct()
                        .map(channel -> new Way(channel, DeliveryState.QUEUED, now, false))
                        .toList());
        NewNotice notice = new NewNotice(
                code,
                "test:" + Ids.next(),
                Set.of(actor.person()),
                new LinkedHashMap<>(templates.examples(kind)),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
        return notices.tell(List.of(new Notices.Known(notice, kind, Optional.of(ways))));
    }
}
