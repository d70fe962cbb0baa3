package shaopao.queue;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.devices.DeviceId;
import shaopao.http.LiveEvents;
import shaopao.kernel.Id;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.notices.NewNotice;
import shaopao.notices.Notices;
import shaopao.queue.Forecasts.Outlook;
import shaopao.queue.HallSite.HallPlan;
import shaopao.queue.WaitRules.Forecast;

/** Tells those concerned that something moved: screens, counters, and whoever waits. */
@Component
class QueueNews {

    static final String MOVED = "queue.moved";

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(Forecasts.ZONE);
    private static final int TOLD_MAX = 300;

    private final LiveEvents live;
    private final Notices notices;
    private final SiteStore sites;
    private final QueueSettings settings;

    QueueNews(LiveEvents live, Notices notices, SiteStore sites, QueueSettings settings) {
        this.live = live;
        this.notices = notices;
        this.sites = sites;
        this.settings = settings;
    }

    /** Open pages look again once the transaction has committed. */
    void moved(HallPlan plan, List<QueueTicket> concerned) {
        Set<Id> readers = new HashSet<>();
        sites.machines(plan.site().id()).forEach(device -> readers.add(new DeviceId(device)));
        plan.counters().forEach(counter -> counter.staff().ifPresent(readers::add));
        concerned.stream()
                .flatMap(ticket -> ticket.person().stream())
                .limit(TOLD_MAX)
                .forEach(readers::add);
        live.publish(readers, MOVED, Map.of("site", plan.site().id()));
    }

    /** It is this person's turn. */
    void called(HallPlan plan, QueueTicket ticket, int counter) {
        ticket.person()
                .ifPresent(person -> notices.send(notice(
                                plan,
                                QueueNoticeKinds.CALLED,
                                "queue.called " + ticket.id() + " " + ticket.calls(),
                                ticket,
                                person)
                        .with("counter", String.valueOf(counter))));
    }

    void missed(HallPlan plan, QueueTicket ticket) {
        ticket.person()
                .ifPresent(person -> notices.send(notice(
                                plan,
                                QueueNoticeKinds.MISSED,
                                "queue.missed " + ticket.id() + " " + ticket.misses(),
                                ticket,
                                person)
                        .with(
                                "returnMinutes",
                                String.valueOf(settings.returnWithin().toMinutes()))));
    }

    void sentAway(HallPlan plan, QueueTicket ticket) {
        ticket.person()
                .ifPresent(person -> notices.send(notice(
                                plan,
                                QueueNoticeKinds.AWAY,
                                "queue.away " + ticket.id() + " " + ticket.aways(),
                                ticket,
                                person)
                        .with("missing", ticket.note())));
    }

    /** Appointments of tomorrow. */
    void remind(HallPlan plan, QueueTicket ticket) {
        ticket.person()
                .ifPresent(person -> notices.send(
                        notice(plan, QueueNoticeKinds.REMINDED, "queue.reminded " + ticket.id(), ticket, person)
                                .with("comeAt", TIME.format(ticket.place().rank()))));
    }

    /** Whoever has few before them, or little time left, is told once when to come. */
    void soon(Outlook outlook) {
        List<NewNotice> soon = new ArrayList<>();
        for (QueueTicket ticket : outlook.waiting()) {
            Forecast forecast = outlook.told().get(ticket.id().value());
            if (ticket.person().isPresent() && forecast != null) {
                int ahead = outlook.ahead(ticket);
                Instant near = outlook.at().plus(Duration.ofMinutes(15));
                if (ahead <= settings.soonPlaces() || forecast.low().isBefore(near)) {
                    PersonId person = ticket.person().get();
                    String key = "queue.soon " + ticket.id();
                    soon.add(notice(outlook.plan(), QueueNoticeKinds.SOON, key, ticket, person)
                            .with("ahead", String.valueOf(ahead))
                            .with("comeAt", TIME.format(forecast.low())));
                }
            }
        }
        notices.sendAll(soon);
    }

    private static NewNotice notice(HallPlan plan, String kind, String key, QueueTicket ticket, PersonId person) {
        UUID service = ticket.service();
        Words name = plan.service(service).map(HallSite.CounterService::name).orElse(Words.of("—"));
        return NewNotice.of(kind, key, Set.of(person))
                .with("ticket", ticket.number().orElse("—"))
                .with("errand", name)
                .with("hall", plan.site().name())
                .linkedTo("/tickets");
    }
}
