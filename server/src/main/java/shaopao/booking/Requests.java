package shaopao.booking;

import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;
import shaopao.calendar.WorkingTime;
import shaopao.hall.Applications;
import shaopao.kernel.Actor;
import shaopao.kernel.ProblemException;
import shaopao.places.PlaceId;
import shaopao.workflow.CaseId;

/**
 * Bookings that somebody is to decide on. They hold nothing, so that several may ask for the same hours; those that are
 * decided in the service hall are one application, under the id of the booking or of its series.
 */
@Component
class Requests {

    static final String ITEM = "place-booking";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm", Locale.ROOT);

    private final BookingStore store;
    private final Holdings holdings;
    private final EquipmentStore equipment;
    private final BookingFees fees;
    private final DecisionWays ways;
    private final Applications applications;

    Requests(
            BookingStore store,
            Holdings holdings,
            EquipmentStore equipment,
            BookingFees fees,
            DecisionWays ways,
            Applications applications) {
        this.store = store;
        this.holdings = holdings;
        this.equipment = equipment;
        this.fees = fees;
        this.ways = ways;
        this.applications = applications;
    }

    /** Asks for bookings whose place is free as things stand. */
    void ask(Actor actor, List<Booking> made, List<NewBooking> wanted) {
        for (Booking booking : made) {
            List<PlaceId> place = List.of(booking.place());
            if (holdings.free(place, holdings.held(booking)).isEmpty()) {
                throw new ProblemException(
                        made.size() == 1 ? BookingProblem.PLACE_TAKEN : BookingProblem.SERIES_TAKEN,
                        Map.of(
                                "days",
                                booking.from()
                                        .atZone(WorkingTime.ZONE)
                                        .toLocalDate()
                                        .toString()));
            }
        }
        holdings.write(made);
        wanted.forEach(one -> {
            equipment.addGuests(one.id(), one.guests());
            equipment.wish(one.id(), one.equipment());
        });
        fees.setAside(made);
        Booking first = made.getFirst();
        if (first.viaHall()) {
            apply(actor, made);
        } else {
            ways.messages().toDecide(first, ways.policies().owners(first.policy()));
        }
    }

    /** The application under which a booking is decided in the hall. */
    static UUID application(Booking booking) {
        return booking.series().orElse(booking.id().value());
    }

    private void apply(Actor actor, List<Booking> made) {
        Booking first = made.getFirst();
        CaseId id = new CaseId(application(first));
        if (ways.inHall(id, actor.person())) {
            throw new ProblemException(BookingProblem.BOOKING_MOVED_ON);
        }
        Map<String, Object> answers = new LinkedHashMap<>();
        answers.put("place", first.placeCode());
        answers.put("placeName", first.placeName().zh());
        answers.put("times", times(made));
        answers.put("title", first.title().isBlank() ? first.placeName().zh() : first.title());
        answers.put("people", first.people());
        applications.apply(actor, id, ITEM, answers, null);
    }

    private static String times(List<Booking> made) {
        StringBuilder times = new StringBuilder();
        for (Booking booking : made) {
            times.append(hours(booking))
                    .append(made.size() > 1 ? " " + booking.placeCode() : "")
                    .append('\n');
        }
        return times.toString().strip();
    }

    private static String hours(Booking booking) {
        return TIME.format(booking.from().atZone(WorkingTime.ZONE))
                + '–'
                + TIME.format(booking.until().atZone(WorkingTime.ZONE)).substring(11);
    }

    /** Whether the application, as it was approved, is about this booking: its answers may have been changed since. */
    static boolean about(Booking booking, Map<String, Object> answers) {
        String hours = hours(booking);
        boolean place = booking.placeCode().equals(answers.get("place"));
        return String.valueOf(answers.get("times"))
                .lines()
                .map(String::strip)
                .anyMatch(line -> line.equals(hours + " " + booking.placeCode()) || (place && line.equals(hours)));
    }

    /** Bookings that one application is about. */
    List<Booking> of(UUID application) {
        List<Booking> one = store.bookings(List.of(application));
        return one.isEmpty() ? store.ofSeries(application) : one;
    }
}
