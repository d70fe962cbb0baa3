package shaopao.booking;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.kernel.ProblemException;
import shaopao.kernel.Words;
import shaopao.places.CampusPlace;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;
import shaopao.places.Places;

/** Seats of an area on their plan: which are free, taken or one's own at some hours. */
@Component
class SeatPlans {

    private final Bookables bookables;
    private final BookingStore store;
    private final Holdings holdings;
    private final Places places;

    SeatPlans(Bookables bookables, BookingStore store, Holdings holdings, Places places) {
        this.bookables = bookables;
        this.store = store;
        this.holdings = holdings;
        this.places = places;
    }

    /** What a seat is at these hours. */
    enum SeatNow {
        FREE,
        TAKEN,
        MINE
    }

    /** A seat on the plan; x and y in parts of the plan's width and height. */
    record PlannedSeat(
            PlaceId id, String code, PlaceKind kind, double x, double y, boolean power, boolean quiet, SeatNow now) {}

    /** The plan of an area at some hours. */
    record SeatPlan(PlaceId area, Words name, UUID policy, List<PlannedSeat> seats) {}

    SeatPlan plan(PersonId person, PlaceId area, UUID policyId, Instant from, Instant until) {
        BookingPolicy policy = bookables.policy(policyId);
        CampusPlace place =
                places.place(area).orElseThrow(() -> new ProblemException(shaopao.kernel.KernelProblem.NOT_FOUND));
        if (!from.isBefore(until)) {
            throw new ProblemException(BookingProblem.BOOKING_HOURS_WRONG);
        }
        List<Resource> seats = bookables.of(policy, Optional.of(area));
        Set<PlaceId> free = holdings.free(Bookables.ids(seats), BookingRules.held(policy.terms(), from, until));
        Set<PlaceId> mine = store.within(Bookables.ids(seats), from, until).stream()
                .filter(booking ->
                        booking.person().equals(person) && booking.state().holds())
                .map(Booking::place)
                .collect(Collectors.toSet());
        List<PlannedSeat> planned = new ArrayList<>();
        for (Resource seat : seats) {
            planned.add(planned(seat.place(), planned.size(), seats.size(), free, mine));
        }
        return new SeatPlan(area, place.name(), policy.id(), planned);
    }

    /** A seat without a position is put into a grid. */
    private static PlannedSeat planned(CampusPlace seat, int nth, int all, Set<PlaceId> free, Set<PlaceId> mine) {
        int columns = (int) Math.ceil(Math.sqrt(all * 2.0));
        int line = nth / columns;
        var point = seat.facts()
                .plan()
                .orElseGet(() -> new shaopao.places.PlaceFacts.PlanPoint(
                        (nth % columns + 0.5) / columns,
                        Math.min(1, (line + 0.5) / Math.ceil((double) all / columns))));
        SeatNow now = mine.contains(seat.id()) ? SeatNow.MINE : free.contains(seat.id()) ? SeatNow.FREE : SeatNow.TAKEN;
        return new PlannedSeat(
                seat.id(),
                seat.code(),
                seat.kind(),
                point.x(),
                point.y(),
                seat.facts().power(),
                seat.facts().quiet(),
                now);
    }
}
