package shaopao.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.booking.CreditStore.PointsWhy;
import shaopao.booking.WaitingStore.WaitingState;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.places.OccupationKind;

/** How bookings end before their time, and what follows: fees back, points off, the place to whoever waits. */
@Component
class Endings {

    private static final Words TAKEN_BACK = new Words("本人取消了预约", "cancelled by the applicant");

    private final BookingMoveStore moves;
    private final Holdings holdings;
    private final BookingFees fees;
    private final BookingCredits credits;
    private final WaitingList list;
    private final Deciding deciding;
    private final EndingNews news;

    Endings(
            BookingMoveStore moves,
            Holdings holdings,
            BookingFees fees,
            BookingCredits credits,
            WaitingList list,
            Deciding deciding,
            EndingNews news) {
        this.moves = moves;
        this.holdings = holdings;
        this.fees = fees;
        this.credits = credits;
        this.list = list;
        this.deciding = deciding;
        this.news = news;
    }

    /** Takes a request back; its application ends, and what was set aside is free again. */
    void takeBack(Booking booking, String by) {
        move(booking, BookingState.PENDING, BookingState.CANCELLED, by, Optional.empty());
        fees.settle(List.of(), List.of(booking));
        deciding.endCase(booking, TAKEN_BACK);
    }

    /** Cancels what is confirmed. */
    void cancel(Booking booking, String by, boolean refund) {
        move(booking, BookingState.CONFIRMED, BookingState.CANCELLED, by, Optional.empty());
        holdings.release(List.of(booking));
        if (refund) {
            fees.giveBack(List.of(booking));
        }
        freed(booking, booking.from());
    }

    /** An offer that was not taken. */
    void lapsed(Booking booking) {
        holdings.release(List.of(booking));
        list.answered(booking.id(), WaitingState.PASSED);
        freed(booking, booking.from());
    }

    /** Nobody came, or came back, in time. */
    void release(Booking booking, BookingTerms terms) {
        boolean away = booking.state() == BookingState.AWAY;
        move(booking, booking.state(), BookingState.RELEASED, "", Optional.of(away ? "NOT_BACK" : "NO_SHOW"));
        holdings.release(List.of(booking));
        int points = terms.attendance().noShowPoints();
        credits.take(booking, away ? PointsWhy.NOT_BACK : PointsWhy.NO_SHOW, points);
        news.messages().released(booking, points);
        freed(booking, booking.from());
    }

    /** Teaching or works took the places: the people are told, with how many others are free, and get the fee back. */
    void displaced(List<Booking> bookings, OccupationKind by) {
        List<Booking> moved = bookings.stream()
                .filter(one -> moves.move(
                        one.id(),
                        Set.of(BookingState.OFFERED, BookingState.CONFIRMED, BookingState.IN_USE, BookingState.AWAY),
                        BookingState.DISPLACED,
                        "",
                        Optional.of(by.name()),
                        news.now()))
                .toList();
        holdings.release(moved);
        moved.stream()
                .filter(one -> one.state() == BookingState.OFFERED)
                .forEach(one -> list.answered(one.id(), WaitingState.PASSED));
        fees.giveBack(moved.stream()
                .filter(one -> one.state() != BookingState.OFFERED)
                .toList());
        moved.forEach(one -> news.messages().displaced(one, by, news.others(one, holdings.held(one))));
    }

    void points(Booking booking, PointsWhy why, int points) {
        credits.take(booking, why, points);
    }

    void charge(List<Booking> bookings) {
        fees.take(bookings);
    }

    /** Offers what is left of the hours from an instant on. */
    void freed(Booking booking, Instant from) {
        Instant now = news.now();
        Instant until = holdings.held(booking).until();
        list.freed(booking.policy(), booking.place(), from.isAfter(now) ? from : now, until);
    }

    private void move(Booking booking, BookingState from, BookingState to, String by, Optional<String> reason) {
        if (!moves.move(booking.id(), Set.of(from), to, by, reason, news.now())) {
            throw new ProblemException(BookingProblem.BOOKING_MOVED_ON);
        }
    }
}
