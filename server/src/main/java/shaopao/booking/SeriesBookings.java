package shaopao.booking;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.booking.FindingController.SeriesWeek;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;

/** Books the weeks of a plan under one series, all or none, one a week and under one policy. */
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
        long apart = weeks.stream()
                .map(week -> LocalDate.ofInstant(BookedMoments.sane(week.from()), WorkingTime.ZONE)
                        .with(DayOfWeek.MONDAY))
                .distinct()
                .count();
        if (policies > 1 || apart < weeks.size()) {
            throw new ProblemException(BookingProblem.SERIES_WRONG);
        }
        boolean fresh = store.addSeries(series, actor.person(), title, facts.now());
        if (!fresh && store.ofSeries(series).stream().noneMatch(one -> repeats(one, actor, weeks))) {
            // Nothing joins a series afterwards: what is decided on is what was asked
            throw new ProblemException(BookingProblem.SERIES_WRONG);
        }
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

    private static boolean repeats(Booking one, Actor actor, List<SeriesWeek> weeks) {
        return one.person().equals(actor.person())
                && weeks.stream().anyMatch(week -> week.id().equals(one.id()));
    }
}
