package shaopao.transport;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.Actor;
import shaopao.kernel.DemoPart;
import shaopao.kernel.Ids;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.people.PersonKind;
import shaopao.people.RollEntry;
import shaopao.transport.SeatRules.SeatRule;

/** Shuttles of the demo campus: their feed, three buses, booked seats, and the drives of the last days. */
@Component
class BusDemo implements DemoPart {

    static final int SEATS = 36;
    private static final Actor OFFICE = Actor.system("演示大学校车队");

    private final Feeds feeds;
    private final Networks networks;
    private final BusRunStore runs;
    private final BusSeats seats;
    private final BusSeatStore seatStore;
    private final BusDemoDrives drives;
    private final People people;

    BusDemo(
            Feeds feeds,
            Networks networks,
            BusRunStore runs,
            BusSeats seats,
            BusSeatStore seatStore,
            BusDemoDrives drives,
            People people) {
        this.feeds = feeds;
        this.networks = networks;
        this.runs = runs;
        this.seats = seats;
        this.seatStore = seatStore;
        this.drives = drives;
        this.people = people;
    }

    @Override
    public int floor() {
        return 6;
    }

    @Override
    public String title() {
        return "校园班车";
    }

    @Override
    @Transactional
    public void load(RandomGenerator random, Progress progress) {
        Instant now = drives.now();
        LocalDate today = LocalDate.ofInstant(now, java.time.ZoneId.of("Asia/Shanghai"));
        feeds.take(OFFICE, DemoFeed.files(today), "demo-shuttle.zip", false)
                .version()
                .ifPresent(version -> feeds.activate(OFFICE, version.id()));
        networks.look();
        seats.rule(new SeatRule("east", SEATS, 72, 5), OFFICE.name());
        drives.vehicles();
        book(random, today, now);
        drives.past(random, networks.network(), today, now, progress);
    }

    /** The next runs to the other campus: some seats are gone, one run is full and some wait. */
    private void book(RandomGenerator random, LocalDate today, Instant now) {
        Network network = networks.network();
        List<PersonId> students = new ArrayList<>(people.roll(Set.of(PersonKind.STUDENT)).stream()
                .map(RollEntry::id)
                .limit(2_000)
                .toList());
        Optional<PersonId> ours = people.byNumber("20230101").map(Person::id);
        int nth = 0;
        for (int ahead = 0; ahead < 2 && students.size() > 100; ahead++) {
            LocalDate day = today.plusDays(ahead);
            for (Ride ride : network.rides(day).stream()
                    .filter(one -> network.route(one.route()).id().equals("east"))
                    .filter(one -> network.at(day, one.begins()).isAfter(now.plusSeconds(1_800)))
                    .sorted(java.util.Comparator.comparingInt(Ride::begins))
                    .limit(8)
                    .toList()) {
                BusRun run = seats.ensure(day, ride.id());
                int wanted = nth == 1 ? SEATS + 5 : 3 + random.nextInt(SEATS - 8);
                if (nth == 2) {
                    ours.ifPresent(person -> seatStore.ask(Ids.next(), run.id(), person, now));
                }
                for (int i = 0; i < wanted; i++) {
                    PersonId person = students.get(random.nextInt(students.size()));
                    if (ours.filter(person::equals).isEmpty()) {
                        seatStore.ask(Ids.next(), run.id(), person, now);
                    }
                }
                runs.hold(run.id());
                seatStore.promote(run.id(), now);
                nth++;
            }
        }
    }
}
