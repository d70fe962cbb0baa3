package shaopao.pass;

import java.time.Instant;
import org.springframework.stereotype.Component;

/** Forgets what is of former months and stands in no table that is dropped by the month. */
@Component
class PassRetention {

    private final VisitStore visits;
    private final InquiryStore inquiries;
    private final AlarmStore alarms;
    private final FreezeStore frozen;

    PassRetention(VisitStore visits, InquiryStore inquiries, AlarmStore alarms, FreezeStore frozen) {
        this.visits = visits;
        this.inquiries = inquiries;
        this.alarms = alarms;
        this.frozen = frozen;
    }

    /** Visitors, who asked whom, alarms, and when passes were frozen. */
    void forget(Instant before) {
        visits.forget(before);
        inquiries.forget(before);
        alarms.forget(before);
        frozen.forgetFrozen(before);
    }
}
