package shaopao.booking;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.booking.EquipmentStore.MobileEquipment;
import shaopao.calendar.WorkingTime;
import shaopao.kernel.Actor;
import shaopao.kernel.DemoPart;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.kernel.Words;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.people.PersonKind;
import shaopao.people.RollEntry;
import shaopao.places.CampusPlace;
import shaopao.places.PlaceId;
import shaopao.places.Places;

/** Rules, places, equipment, a draw that is open and one that was made, and two days of bookings. */
@Component
class BookingDemo implements DemoPart {

    private static final Actor OFFICE = Actor.system("图书馆");

    private final BookingRulebook book;
    private final Places places;
    private final People people;
    private final EquipmentStore equipment;
    private final SeatDraws draws;
    private final DemoBookings bookings;
    private final Clock clock;

    BookingDemo(
            BookingRulebook book,
            Places places,
            People people,
            EquipmentStore equipment,
            SeatDraws draws,
            DemoBookings bookings,
            Clock clock) {
        this.book = book;
        this.places = places;
        this.people = people;
        this.equipment = equipment;
        this.draws = draws;
        this.bookings = bookings;
        this.clock = clock;
    }

    @Override
    public int floor() {
        return 6;
    }

    @Override
    public String title() {
        return "场地与座位预约";
    }

    @Override
    @Transactional
    public void load(RandomGenerator random, Progress progress) {
        places.ensure(OFFICE, DemoPlaces.rows());
        List<String> owners = List.of("T1001", "admin");
        for (DemoPolicies.Demo one : DemoPolicies.all()) {
            UUID id = book.write(OFFICE, one.code(), one.name(), one.terms());
            List<PlaceId> found = one.places().stream()
                    .flatMap(code -> places.byCode(code).map(CampusPlace::id).stream())
                    .toList();
            book.put(id, found);
            book.setOwners(
                    OFFICE,
                    id,
                    owners.stream()
                            .filter(number -> people.byNumber(number).isPresent())
                            .toList());
        }
        equipment();
        draws();
        List<PersonId> students = new ArrayList<>(people.roll(Set.of(PersonKind.STUDENT)).stream()
                .map(RollEntry::id)
                .limit(400)
                .toList());
        people.byNumber("20230101").map(Person::id).ifPresent(students::remove);
        bookings.load(random, students, today());
        progress.at(1, 1);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), WorkingTime.ZONE);
    }

    private void equipment() {
        piece("PJ-01", "projector", "移动投影仪", "Portable projector", "T1 值班室");
        piece("PJ-02", "projector", "移动投影仪", "Portable projector", "T2 值班室");
        piece("SP-01", "speaker", "移动音箱", "Portable speaker", "T1 值班室");
        piece("MC-01", "microphone", "无线话筒", "Wireless microphone", "T1 值班室");
    }

    private void piece(String code, String kind, String zh, String en, String home) {
        equipment.write(new MobileEquipment(Ids.next(), code, kind, new Words(zh, en), home, false));
    }

    /** For tomorrow one that people can still join; the day after, one that has a few lots already. */
    private void draws() {
        Optional<CampusPlace> room = places.byCode(DemoPlaces.READING_ROOM);
        Optional<BookingPolicy> seats = book.byCode(DemoPolicies.SEATS);
        if (room.isEmpty() || seats.isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        for (int day = 1; day <= 2; day++) {
            LocalDate on = today().plusDays(day);
            Instant from =
                    on.atTime(LocalTime.of(8, 0)).atZone(WorkingTime.ZONE).toInstant();
            Instant until =
                    on.atTime(LocalTime.of(12, 0)).atZone(WorkingTime.ZONE).toInstant();
            Instant closes = from.minusSeconds(3_600);
            if (closes.isAfter(now.plusSeconds(600))) {
                draws.announce(
                        OFFICE,
                        new SeatDraws.DrawPlan(
                                Ids.next(),
                                seats.get().id(),
                                room.get().id(),
                                new Words(
                                        "%d月%d日上午 三层阅览室".formatted(on.getMonthValue(), on.getDayOfMonth()),
                                        "Reading room 3, morning of %d/%d"
                                                .formatted(on.getDayOfMonth(), on.getMonthValue())),
                                from,
                                until,
                                now.minusSeconds(60),
                                closes));
            }
        }
    }
}
