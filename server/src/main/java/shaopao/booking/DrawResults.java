package shaopao.booking;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import shaopao.booking.DrawStore.TicketOf;
import shaopao.booking.LotRules.PlacedLot;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.people.People;
import shaopao.people.Person;

/** Gives drawn seats to people, puts the others on the waiting list, and tells both. */
@Component
class DrawResults {

    private final DrawStore store;
    private final BookingStore bookings;
    private final WaitingStore waiting;
    private final Holdings holdings;
    private final People people;
    private final BookingMessages messages;
    private final Clock clock;

    DrawResults(
            DrawStore store,
            BookingStore bookings,
            WaitingStore waiting,
            Holdings holdings,
            People people,
            BookingMessages messages,
            Clock clock) {
        this.store = store;
        this.bookings = bookings;
        this.waiting = waiting;
        this.holdings = holdings;
        this.people = people;
        this.messages = messages;
        this.clock = clock;
    }

    void give(SeatDraw draw, BookingPolicy policy, List<PlacedLot> placed, Map<String, Resource> byCode) {
        Map<String, PersonId> owners = new HashMap<>();
        for (TicketOf one : store.people(draw.id())) {
            owners.put(one.ticket(), one.person());
        }
        Map<PersonId, Person> persons = persons(LotRules.seats(placed), owners);
        List<Booking> won = new ArrayList<>();
        Instant now = clock.instant();
        LotRules.seats(placed).forEach((ticket, seat) -> {
            Person person = persons.get(owners.get(ticket));
            Resource resource = byCode.get(seat);
            if (person != null && resource != null) {
                won.add(booking(draw, resource, person, now));
            }
        });
        Set<java.util.UUID> written = bookings.write(won);
        // who holds another place at these hours by now keeps that one; the seat goes to the waiting list
        List<Booking> given =
                won.stream().filter(one -> written.contains(one.id().value())).toList();
        holdings.hold(given);
        if (policy.terms().waiting().open()) {
            waiting.addLosers(draw.id(), now);
        }
        tell(draw, policy, placed, owners, given);
    }

    private Map<PersonId, Person> persons(Map<String, String> seats, Map<String, PersonId> owners) {
        List<PersonId> winners = seats.keySet().stream()
                .map(ticket -> java.util.Objects.requireNonNull(owners.get(ticket)))
                .toList();
        Map<PersonId, Person> persons = new HashMap<>();
        people.persons(winners).forEach(person -> persons.put(person.id(), person));
        return persons;
    }

    private static Booking booking(SeatDraw draw, Resource resource, Person person, Instant now) {
        NewBooking wanted = new NewBooking(
                BookingId.next(),
                resource.place().id(),
                draw.from(),
                draw.until(),
                "",
                1,
                List.of(),
                Set.of(),
                Optional.empty());
        Booking.Holder holder = new Booking.Holder(person.id(), person.number(), person.name());
        return Bookings.made(resource, holder, wanted, BookingState.CONFIRMED, now)
                .drawn(draw.id());
    }

    private void tell(
            SeatDraw draw,
            BookingPolicy policy,
            List<PlacedLot> placed,
            Map<String, PersonId> owners,
            List<Booking> given) {
        Set<PersonId> winners = given.stream().map(Booking::person).collect(java.util.stream.Collectors.toSet());
        List<PersonId> losers = placed.stream()
                .map(one -> java.util.Objects.requireNonNull(owners.get(one.ticket())))
                .filter(person -> !winners.contains(person))
                .toList();
        messages.drawn(draw, "/won", new Words("您已中签，请按时签到", "you were drawn a seat; sign in in time"), winners);
        String zh = policy.terms().waiting().open() ? "这次没有中签，已按抽签顺序进入候补" : "这次没有中签";
        String en = policy.terms().waiting().open()
                ? "no seat this time; you are on the waiting list in the order of the draw"
                : "no seat this time";
        messages.drawn(draw, "/waits", new Words(zh, en), losers);
    }
}
