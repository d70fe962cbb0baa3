package shaopao.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.places.PlaceId;

/** Bookings of the demo campus: many seats and some courts of today and tomorrow, requests that wait for a decision. */
@Component
class DemoBookings {

    private static final List<String> PURPOSES = List.of("班会", "学生会例会", "课题组讨论", "读书会", "竞赛培训", "入党积极分子学习");

    private final BookingStore store;
    private final Holdings holdings;
    private final Bookables bookables;
    private final BookingRulebook book;
    private final People people;
    private final Clock clock;

    DemoBookings(
            BookingStore store,
            Holdings holdings,
            Bookables bookables,
            BookingRulebook book,
            People people,
            Clock clock) {
        this.store = store;
        this.holdings = holdings;
        this.bookables = bookables;
        this.book = book;
        this.people = people;
        this.clock = clock;
    }

    void load(RandomGenerator random, List<PersonId> students, LocalDate today) {
        List<Person> known = new ArrayList<>(people.persons(students));
        for (int day = 0; day <= 1; day++) {
            // the mornings to come are drawn
            fill(
                    DemoPolicies.SEATS,
                    today.plusDays(day),
                    day == 0 ? List.of(8, 14) : List.of(14),
                    4,
                    0.55,
                    known,
                    random);
            fill(DemoPolicies.COURTS, today.plusDays(day), List.of(16, 18, 20), 1, 0.7, known, random);
        }
        for (int day = 1; day <= 4; day++) {
            fill(DemoPolicies.ROOMS, today.plusDays(day), List.of(9, 14, 19), 2, 0.5, known, random);
        }
    }

    private void fill(
            String code,
            LocalDate day,
            List<Integer> begins,
            int hours,
            double share,
            List<Person> known,
            RandomGenerator random) {
        Optional<BookingPolicy> policy = book.byCode(code);
        if (policy.isEmpty() || known.isEmpty()) {
            return;
        }
        List<Resource> all = bookables.of(policy.get());
        for (int begin : begins) {
            Instant from =
                    day.atTime(LocalTime.of(begin, 0)).atZone(WorkingTime.ZONE).toInstant();
            Instant until = from.plusSeconds(hours * 3_600L);
            if (until.isAfter(clock.instant())) {
                fill(policy.get(), all, from, until, share, known, random);
            }
        }
    }

    private void fill(
            BookingPolicy policy,
            List<Resource> all,
            Instant from,
            Instant until,
            double share,
            List<Person> known,
            RandomGenerator random) {
        Set<PlaceId> free = holdings.free(Bookables.ids(all), BookingRules.held(policy.terms(), from, until));
        boolean pending = policy.terms().approval() != BookingTerms.Approval.NONE;
        Instant now = clock.instant();
        Map<Integer, Boolean> asked = new HashMap<>();
        List<Booking> made = new ArrayList<>();
        for (Resource one : all) {
            int who = random.nextInt(known.size());
            boolean wants =
                    random.nextDouble() < share && free.contains(one.place().id());
            if (wants && asked.putIfAbsent(who, true) == null) {
                made.add(booking(one, known.get(who), from, until, pending, now, random));
            }
        }
        Set<UUID> written = store.write(made);
        if (!pending) {
            holdings.hold(made.stream()
                    .filter(one -> written.contains(one.id().value()))
                    .toList());
        }
    }

    private static Booking booking(
            Resource place,
            Person person,
            Instant from,
            Instant until,
            boolean pending,
            Instant now,
            RandomGenerator random) {
        NewBooking wanted = new NewBooking(
                BookingId.next(),
                place.place().id(),
                from,
                until,
                pending ? PURPOSES.get(random.nextInt(PURPOSES.size())) : "",
                pending ? 2 + random.nextInt(8) : 1,
                List.of(),
                Set.of(),
                Optional.empty());
        Booking.Holder holder = new Booking.Holder(person.id(), person.number(), person.name());
        Booking made =
                Bookings.made(place, holder, wanted, pending ? BookingState.PENDING : BookingState.CONFIRMED, now);
        return made.free();
    }
}
