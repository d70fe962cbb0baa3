package shaopao.booking;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.booking.FindingController.SeriesWeek;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;

/** Books the weeks of a plan under one series, all or none, and under one policy. */
@Component
class SeriesBookings {

    private final Bookings bookings;
    private final BookingStore store;
    private final Bookables bookables;
    private final BookingFacts facts;

    SeriesBookings(Bookings bookings, BookingStore store, Bookables bookables, BookingFacts facts) {
        this.bookings = bookings;
        this.store = store;
        this.bookables = bookables;
        this.facts = facts;
    }

    @Transactional
    public List<Booking> book(Actor actor, UUID series, String title, int people, List<SeriesWeek> weeks) {
        long policies = weeks.stream()
                .map(week -> bookables.resource(week.place()).policy().id())
                .distinct()
                .count();
        if (policies > 1) {
            throw new ProblemException(BookingProblem.SERIES_WRONG);
        }
        store.addSeries(series, actor.person(), title, facts.now());
        return bookings.book(
                actor,
                weeks.stream()
                        .map(week -> new NewBooking(
                                week.id(),
                                week.place(),
                                BookedMoments.sane(week.from()),
                                BookedMoments.sane(week.until()),
                                title,
                                people,
                                List.of(),
                                Set.of(),
                                Optional.of(series)))
                        .toList());
    }
}
