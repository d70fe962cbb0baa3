package shaopao.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import shaopao.booking.BookingRules.Held;

/** What people are told when a booking ends before its time, and which others would do. */
@Component
class EndingNews {

    private final BookingMessages messages;
    private final Bookables bookables;
    private final Holdings holdings;
    private final Clock clock;

    EndingNews(BookingMessages messages, Bookables bookables, Holdings holdings, Clock clock) {
        this.messages = messages;
        this.bookables = bookables;
        this.holdings = holdings;
        this.clock = clock;
    }

    BookingMessages messages() {
        return messages;
    }

    Instant now() {
        return clock.instant();
    }

    /** How many places of the same kind, and as large, are free in these hours. */
    int others(Booking booking, Held held) {
        return alternatives(booking, held).size();
    }

    /** Places of the same policy that are free then and large enough, the nearest in size first. */
    List<Resource> alternatives(Booking booking, Held held) {
        List<Resource> fit = bookables.of(bookables.policy(booking.policy())).stream()
                .filter(one -> !one.place().id().equals(booking.place()))
                .filter(one -> one.place().capacity() == 0 || one.place().capacity() >= booking.people())
                .toList();
        var free = holdings.free(Bookables.ids(fit), held);
        Stream<Resource> left =
                fit.stream().filter(one -> free.contains(one.place().id()));
        return left.sorted(java.util.Comparator.comparingInt(
                                (Resource one) -> one.place().capacity())
                        .thenComparing(one -> one.place().code()))
                .limit(20)
                .toList();
    }
}
