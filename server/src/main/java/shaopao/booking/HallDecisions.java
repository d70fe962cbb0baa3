package shaopao.booking;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.hall.CasesWentOn;
import shaopao.hall.spi.OutcomeHandler;
import shaopao.kernel.Words;
import shaopao.workflow.CaseFile;
import shaopao.workflow.CaseStatus;
import shaopao.workflow.DoneCommand;

/**
 * What the service hall decided: {@code booking} is the outcome that confirms the bookings of an application; one that
 * ends without approval refuses them.
 */
@Component
class HallDecisions implements OutcomeHandler {

    private static final Words OTHER = new Words("批准的申请与此预约的地点或时间不一致", "what was approved names another place or time");

    private final ObjectProvider<Requests> requests;
    private final ObjectProvider<Deciding> deciding;

    /** Made when the first outcome is due: bookings need the hall, which knows its outcomes. */
    HallDecisions(ObjectProvider<Requests> requests, ObjectProvider<Deciding> deciding) {
        this.requests = requests;
        this.deciding = deciding;
    }

    @Override
    public String name() {
        return "booking";
    }

    /** Confirms all that is pending; where another has the place by now, it is refused and the person told. */
    @Override
    @Transactional
    public Map<String, Object> bringAbout(Asked asked) {
        List<Booking> pending = deciding.getObject()
                .pendingOf(asked.application(), requests.getObject().of(asked.application()));
        if (pending.isEmpty()) {
            return Map.of("booked", 0);
        }
        int booked = 0;
        for (Booking one : pending) {
            booked += confirmed(one, asked) ? 1 : 0;
        }
        return Map.of("booked", booked, "asked", pending.size());
    }

    private boolean confirmed(Booking booking, Asked asked) {
        if (!Requests.about(booking, asked.answers())) {
            deciding.getObject().refused(List.of(booking), asked.number(), OTHER);
            return false;
        }
        if (!deciding.getObject().stillFree(booking)) {
            deciding.getObject().refused(List.of(booking), asked.number(), Deciding.LOST);
            return false;
        }
        deciding.getObject().approved(List.of(booking), asked.number());
        return true;
    }

    @EventListener
    void wentOn(CasesWentOn news) {
        news.commands().stream()
                .map(DoneCommand::file)
                .map(CaseFile::summary)
                .filter(one -> one.topic().equals(Requests.ITEM) && one.status().over())
                .filter(one -> one.status() != CaseStatus.APPROVED)
                .forEach(one -> refuse(one.id().value(), one.number()));
    }

    private void refuse(UUID application, String number) {
        deciding.getObject()
                .refused(
                        deciding.getObject()
                                .pendingOf(application, requests.getObject().of(application)),
                        number,
                        new Words("办事大厅申请 " + number + " 未获批准", "application " + number + " was not approved"));
    }
}
