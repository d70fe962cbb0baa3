package shaopao.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.kernel.Words;

/** What is due; each within the caller's transaction, locked against other nodes. */
@Component
class BookingSweeps {

    private static final Words NOBODY = new Words("开始前没有人审批", "nobody decided before it began");

    private final BookingMoveStore moves;
    private final Endings endings;
    private final DecisionWays ways;
    private final BookingFees fees;
    private final WaitingStore waiting;
    private final WaitingList list;

    BookingSweeps(
            BookingMoveStore moves,
            Endings endings,
            DecisionWays ways,
            BookingFees fees,
            WaitingStore waiting,
            WaitingList list) {
        this.moves = moves;
        this.endings = endings;
        this.ways = ways;
        this.fees = fees;
        this.waiting = waiting;
        this.list = list;
    }

    /** Places for which nobody came, and offers that nobody took; tells how many there were. */
    int release(int together) {
        Instant now = ways.now();
        List<Booking> due = moves.due(now, together);
        for (Booking booking : due) {
            if (booking.state() == BookingState.OFFERED) {
                moves.move(booking.id(), Set.of(BookingState.OFFERED), BookingState.LAPSED, "", Optional.empty(), now);
                endings.lapsed(booking);
            } else {
                ways.policies().policy(booking.policy()).ifPresent(policy -> endings.release(booking, policy.terms()));
            }
        }
        return due.size();
    }

    /** What is over: bookings, requests on which nobody decided, hours that somebody waited for. */
    void close() {
        Instant now = ways.now();
        List<Booking> undecided = moves.close(now);
        fees.settle(List.of(), undecided);
        undecided.forEach(one -> {
            ways.endCase(one, NOBODY);
            ways.messages().rejected(one, NOBODY);
        });
        waiting.close(now);
    }

    /** Places that are free after all, to those who wait. */
    void offer() {
        list.sweep();
    }
}
