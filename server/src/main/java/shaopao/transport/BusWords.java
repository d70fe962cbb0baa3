package shaopao.transport;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.notices.Importance;
import shaopao.notices.NewNotice;
import shaopao.notices.Notices;

/** What riders are told. */
@Component
class BusWords {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M-d HH:mm");

    private final Notices notices;
    private final Networks networks;

    BusWords(Notices notices, Networks networks) {
        this.notices = notices;
        this.networks = networks;
    }

    /** Those who waited have a seat now. */
    void seatsGiven(BusRun run, Collection<PersonId> people) {
        people.forEach(person -> send(BusNoticeKinds.SEAT, run, List.of(person), "", Importance.HIGH));
    }

    /** A run does not take place. */
    void cancelled(BusRun run, Collection<PersonId> people, String reason) {
        if (!people.isEmpty()) {
            send(BusNoticeKinds.CANCELLED, run, people, reason, Importance.HIGH);
        }
    }

    private void send(String kind, BusRun run, Collection<PersonId> people, String reason, Importance importance) {
        Network network = networks.network();
        String route = network.routePlace(run.route())
                .map(place -> network.route(place).name())
                .orElse(run.route());
        NewNotice notice = NewNotice.of(kind, kind + "." + run.id() + "." + Ids.next(), people)
                .with("route", route)
                .with("time", moment(run.leavesAt(), network.zone()));
        notices.send((kind.equals(BusNoticeKinds.CANCELLED) ? notice.with("reason", reason) : notice)
                .linkedTo("/bus/seats")
                .as(importance));
    }

    private static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }
}
