package shaopao.transport;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.notices.Importance;
import shaopao.notices.NewNotice;
import shaopao.notices.Notices;

/** What riders are told. */
@Component
class BusWords {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("M-d HH:mm");
    private static final Words NO_MORE = new Words("时刻调整后没有这个班次", "the new timetable does not have it");

    private final Notices notices;
    private final Networks networks;

    BusWords(Notices notices, Networks networks) {
        this.notices = notices;
        this.networks = networks;
    }

    /** Those who waited have a seat now. */
    void seatsGiven(BusRun run, Collection<PersonId> people) {
        people.forEach(person -> send(notice(BusNoticeKinds.SEAT, run, List.of(person))));
    }

    /** A run does not take place. */
    void cancelled(BusRun run, Collection<PersonId> people, String reason) {
        send(notice(BusNoticeKinds.CANCELLED, run, people).with("reason", reason));
    }

    /** The timetable that is put in force has the run no more. */
    void gone(BusRun run, Collection<PersonId> people) {
        send(notice(BusNoticeKinds.CANCELLED, run, people).with("reason", NO_MORE));
    }

    /** The run leaves at another time, or goes after all. */
    void retimed(BusRun before, BusRun now, Network network, Collection<PersonId> people) {
        send(notice(BusNoticeKinds.RETIMED, before, people).with("now", moment(now.leavesAt(), network.zone())));
    }

    private NewNotice notice(String kind, BusRun run, Collection<PersonId> people) {
        Network network = networks.network();
        String route = network.routePlace(run.route())
                .map(place -> network.route(place).name())
                .orElse(run.route());
        return NewNotice.of(kind, kind + "." + run.id() + "." + Ids.next(), people)
                .with("route", route)
                .with("time", moment(run.leavesAt(), network.zone()));
    }

    private void send(NewNotice notice) {
        if (!notice.to().isEmpty()) {
            notices.send(notice.linkedTo("/bus/seats").as(Importance.HIGH));
        }
    }

    private static String moment(Instant at, ZoneId zone) {
        return MOMENT.format(at.atZone(zone));
    }
}
