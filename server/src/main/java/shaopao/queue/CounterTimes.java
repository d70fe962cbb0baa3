package shaopao.queue;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.stereotype.Component;
import shaopao.kernel.Actor;
import shaopao.places.CampusPlace;
import shaopao.places.Holding;
import shaopao.places.NewOccupation;
import shaopao.places.Occupation;
import shaopao.places.OccupationKind;
import shaopao.places.Occupations;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;
import shaopao.places.PlaceRow;
import shaopao.places.Places;
import shaopao.queue.HallSite.CounterService;

/**
 * Times that are agreed at counters, kept in the one store of who has which place when. A service has a place of its
 * own for each one that fits into one of its times; whoever agrees a time has one of them until the time is over. Which
 * of the counters calls is open until then.
 */
@Component
class CounterTimes {

    private final SitePlanStore store;
    private final Places places;
    private final Occupations occupations;

    CounterTimes(SitePlanStore store, Places places, Occupations occupations) {
        this.store = store;
        this.places = places;
        this.occupations = occupations;
    }

    /** Refuses a place that is not there. */
    void requirePlace(Optional<UUID> place) {
        if (place.isPresent() && places.place(new PlaceId(place.get())).isEmpty()) {
            throw Refusals.notFound();
        }
    }

    /** Sees to it that the service has as many places in its hall as fit into one of its times; more are kept. */
    void furnish(Actor actor, HallSite hall, CounterService service) {
        if (!service.slots().any()) {
            return;
        }
        String within = hall.place()
                .flatMap(id -> places.place(new PlaceId(id)))
                .map(CampusPlace::code)
                .orElseThrow(() -> Refusals.because(QueueProblem.HALL_WITHOUT_PLACE));
        int there = store.appointmentPlaces(service.id()).size();
        List<PlaceRow> rows = new ArrayList<>();
        for (int position = 1; position <= Math.max(there, service.slotCapacity()); position++) {
            rows.add(row(service, position, within));
        }
        places.lay(actor, rows);
        for (int position = there + 1; position <= service.slotCapacity(); position++) {
            PlaceId id = places.byCode(code(service, position)).orElseThrow().id();
            store.addAppointmentPlace(service.id(), position, id);
        }
    }

    private static PlaceRow row(CounterService service, int position, String within) {
        return new PlaceRow(
                code(service, position),
                Optional.of(within),
                PlaceKind.COUNTER,
                service.name().zh() + " · 预约位 " + position,
                Optional.of(service.name().en() + ", appointment place " + position),
                1,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private static String code(CounterService service, int position) {
        String id = service.id().toString();
        return "COUNTER-" + id.substring(id.length() - 12).toUpperCase(Locale.ROOT) + "-" + position;
    }

    /** Takes one of the service's places for one of its times; false when all are taken. */
    boolean take(CounterService service, TicketId ticket, Instant startsAt) {
        Instant until = startsAt.plus(service.slots().length());
        List<PlaceId> all = store.appointmentPlaces(service.id());
        // whoever is beaten to a place tries another one: as often as there are places, so that the loop ends
        for (int tries = 0; tries < service.slotCapacity(); tries++) {
            Set<PlaceId> taken = taken(occupations.occupied(all, startsAt, until), startsAt, until);
            List<PlaceId> free = all.stream()
                    .limit(service.slotCapacity())
                    .filter(one -> !taken.contains(one))
                    .toList();
            if (free.isEmpty() || taken.size() >= service.slotCapacity()) {
                return false;
            }
            PlaceId any = free.get(ThreadLocalRandom.current().nextInt(free.size()));
            Holding held = occupations.hold(
                    List.of(new NewOccupation(any, startsAt, until, OccupationKind.APPOINTMENT, ticket.value())));
            if (held instanceof Holding.Held) {
                return true;
            }
        }
        return false;
    }

    void giveBack(TicketId ticket) {
        occupations.release(OccupationKind.APPOINTMENT, List.of(ticket.value()));
    }

    /** How many more fit into each of these times, which are in order. */
    Map<Instant, Integer> left(CounterService service, List<Instant> times) {
        Map<Instant, Integer> left = new HashMap<>();
        if (times.isEmpty()) {
            return left;
        }
        Duration length = service.slots().length();
        List<Occupation> there = occupations.occupied(
                store.appointmentPlaces(service.id()),
                times.getFirst(),
                times.getLast().plus(length));
        for (Instant at : times) {
            left.put(
                    at,
                    Math.max(
                            0,
                            service.slotCapacity()
                                    - taken(there, at, at.plus(length)).size()));
        }
        return left;
    }

    private static Set<PlaceId> taken(List<Occupation> there, Instant from, Instant until) {
        Set<PlaceId> taken = new HashSet<>();
        there.stream()
                .filter(one -> one.from().isBefore(until) && one.until().isAfter(from))
                .forEach(one -> taken.add(one.place()));
        return taken;
    }
}
