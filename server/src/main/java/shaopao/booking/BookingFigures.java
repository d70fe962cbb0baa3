package shaopao.booking;

import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;
import shaopao.booking.BlackoutStore.PolicyFigures;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;

/** Statistics of bookings, for the policies that the desk looks after. */
@Component
class BookingFigures {

    private final BlackoutStore store;
    private final BookingDeskScope scope;

    BookingFigures(BlackoutStore store, BookingDeskScope scope) {
        this.store = store;
        this.scope = scope;
    }

    List<PolicyFigures> of(Actor actor, Instant from, Instant until) {
        if (!from.isBefore(until)) {
            throw new ProblemException(BookingProblem.BOOKING_HOURS_WRONG);
        }
        BookingDeskScope.Reach reach = scope.reach(actor);
        return store.figures(reach.all(), reach.policies(), from, until);
    }
}
