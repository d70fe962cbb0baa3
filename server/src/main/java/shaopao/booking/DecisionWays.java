package shaopao.booking;

import java.time.Clock;
import java.time.Instant;
import org.springframework.stereotype.Component;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.workflow.CaseId;
import shaopao.workflow.Cases;
import shaopao.workflow.Command;

/** Who may decide, and who is told of it. */
@Component
class DecisionWays {

    private final BookingDeskScope desk;
    private final PolicyStore policies;
    private final BookingMessages messages;
    private final Cases cases;
    private final BookingStore store;
    private final Clock clock;

    DecisionWays(
            BookingDeskScope desk,
            PolicyStore policies,
            BookingMessages messages,
            Cases cases,
            BookingStore store,
            Clock clock) {
        this.desk = desk;
        this.policies = policies;
        this.messages = messages;
        this.cases = cases;
        this.store = store;
        this.clock = clock;
    }

    /** Ends the application of somebody who lost, once all that it asked for is refused. */
    void endCase(Booking lost, Words reason) {
        boolean othersWait = lost.series()
                .filter(series -> store.ofSeries(series).stream().anyMatch(one -> one.state() == BookingState.PENDING))
                .isPresent();
        if (lost.viaHall() && !othersWait) {
            cases.act(new CaseId(Requests.application(lost)), Ids.next(), new Command.Supersede(reason.zh()), "");
        }
    }

    /** Whether the person has handed in an application under this id already. */
    boolean inHall(CaseId id, PersonId person) {
        return cases.mine(id, person).isPresent();
    }

    BookingDeskScope desk() {
        return desk;
    }

    Instant now() {
        return clock.instant();
    }

    PolicyStore policies() {
        return policies;
    }

    BookingMessages messages() {
        return messages;
    }
}
