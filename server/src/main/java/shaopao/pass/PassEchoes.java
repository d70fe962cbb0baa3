package shaopao.pass;

import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import shaopao.audit.Audit;
import shaopao.http.LiveEvents;
import shaopao.kernel.Actor;
import shaopao.kernel.PersonId;

/** Tells those concerned: the open pages of the holder, the modules above, and the record of acts. */
@Component
class PassEchoes {

    private final LiveEvents live;
    private final ApplicationEventPublisher events;
    private final Audit audit;

    PassEchoes(LiveEvents live, ApplicationEventPublisher events, Audit audit) {
        this.live = live;
        this.events = events;
        this.audit = audit;
    }

    void alarm(UUID alarm, Reading.Accepted reading, Use use) {
        PassId pass = reading.pass();
        Holder holder = reading.holder();
        audit.record(
                Actor.system("pass"),
                "pass.alarm-raised",
                "pass",
                pass.toString(),
                Map.of("alarm", alarm, "reader", use.reader().id()));
        events.publishEvent(
                new PassAlarm(alarm, pass, holder.responsible(), use.reader().id(), use.at()));
        live.publish(holder.responsible(), "pass.alarmed", Map.of("alarm", alarm));
    }

    void changed(PersonId person, String what) {
        live.publish(person, "pass.changed", Map.of("what", what));
    }

    void record(Actor actor, String act, String kind, String subject, Map<String, Object> facts) {
        audit.record(actor, act, kind, subject, facts);
    }
}
