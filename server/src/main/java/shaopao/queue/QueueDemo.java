package shaopao.queue;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.kernel.Actor;
import shaopao.kernel.DemoPart;
import shaopao.kernel.Ids;
import shaopao.kernel.Words;
import shaopao.people.People;
import shaopao.places.CampusPlace;
import shaopao.places.Places;
import shaopao.queue.DayRehearsal.Desk;
import shaopao.queue.DayRehearsal.Experience;
import shaopao.queue.DayRehearsal.Played;
import shaopao.queue.DayRehearsal.ServiceTruth;
import shaopao.queue.DayRehearsal.Shift;
import shaopao.queue.DayRehearsal.Visitor;
import shaopao.queue.HallSite.CounterService;
import shaopao.queue.HallSite.HallPlan;
import shaopao.queue.HallSite.OpenHours;
import shaopao.queue.HallSite.ServiceCounter;

/** The service hall of the demo campus, fourteen offices with their counters, and the visits of nine days. */
@Component
class QueueDemo implements DemoPart {

    private static final int DAYS = 9;
    private static final LocalTime OPENS = LocalTime.of(8, 0);
    private static final LocalTime CLOSES = LocalTime.of(20, 30);

    private final HallKeeping keeping;
    private final SiteStore sites;
    private final PastVisitStore past;
    private final Places places;
    private final People people;
    private final Clock clock;

    QueueDemo(HallKeeping keeping, SiteStore sites, PastVisitStore past, Places places, People people, Clock clock) {
        this.keeping = keeping;
        this.sites = sites;
        this.past = past;
        this.places = places;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public int floor() {
        return 6;
    }

    @Override
    public String title() {
        return "办事大厅";
    }

    @Override
    @Transactional
    public void load(RandomGenerator random, Progress progress) {
        Actor office = Actor.system("演示校园");
        UUID site = keeping.addSite(
                office,
                places.byCode("ADMIN").map(CampusPlace::id).map(shaopao.places.PlaceId::value),
                new Words("师生服务大厅", "Service hall"),
                hours());
        List<UUID> all = new ArrayList<>();
        int number = 0;
        for (DemoOffices.Office one : DemoOffices.ALL) {
            UUID id = keeping.addOffice(office, site, one.letter(), new Words(one.zh(), one.en()));
            List<UUID> own = new ArrayList<>();
            for (DemoOffices.Service service : one.services()) {
                own.add(keeping.writeService(office, site, service(id, service)));
            }
            for (int i = 0; i < one.counters(); i++) {
                UUID counter = keeping.addCounter(office, site, ++number, Set.copyOf(own));
                LocalTime lunch = LocalTime.of(11, 30).plusMinutes(40L * i);
                keeping.setCounter(
                        office,
                        site,
                        counter,
                        Set.copyOf(own),
                        Optional.of(new SlotRules.Hours(lunch, lunch.plusMinutes(40))));
            }
            all.addAll(own);
        }
        for (String clerk : List.of("T1001", "T1002", "admin")) {
            if (people.byNumber(clerk).isPresent()) {
                keeping.setSkills(office, site, clerk, new HashSet<>(all));
            }
        }
        visits(sites.plan(site).orElseThrow(), random, progress);
    }

    private static List<OpenHours> hours() {
        List<OpenHours> hours = new ArrayList<>();
        for (int day = 1; day <= 7; day++) {
            hours.add(new OpenHours(day, OPENS, CLOSES));
        }
        return hours;
    }

    private static CounterService service(UUID office, DemoOffices.Service one) {
        return new CounterService(
                Ids.next(), office, new Words(one.zh(), one.en()), one.minutes() * 60, one.items(), 20, 2, 14, true);
    }

    /** Played by the rules of the hall, so that statistics and forecasts are those of such days. */
    private void visits(HallPlan plan, RandomGenerator random, Progress progress) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), Forecasts.ZONE);
        Map<UUID, ServiceTruth> truths = new HashMap<>();
        plan.services()
                .forEach(one -> truths.put(
                        one.id(),
                        new ServiceTruth(
                                one.usualSeconds(), one.usualSeconds() * (0.75 + random.nextDouble() * 0.5), 0.45)));
        long done = 0;
        for (HallSite.HallOffice office : plan.offices()) {
            Experience experience = new Experience();
            List<CounterService> services = plan.services().stream()
                    .filter(one -> one.office().equals(office.id()))
                    .toList();
            for (int back = DAYS; back >= 1; back--) {
                LocalDate day = today.minusDays(back);
                List<Desk> desks = desks(plan, services, day);
                List<Visitor> visitors = visitors(services, desks.size(), day, random);
                List<Played> played = new DayRehearsal(desks, truths, Duration.ofMinutes(60), experience, random)
                        .play(visitors, List.of());
                past.add(plan, office, day, played, random);
            }
            progress.at(++done, plan.offices().size());
        }
    }

    private static Instant at(LocalDate day, LocalTime time) {
        return day.atTime(time).atZone(Forecasts.ZONE).toInstant();
    }

    private static List<Desk> desks(HallPlan plan, List<CounterService> services, LocalDate day) {
        UUID some = services.getFirst().id();
        List<Desk> desks = new ArrayList<>();
        for (ServiceCounter counter : plan.counters()) {
            if (counter.services().contains(some)) {
                SlotRules.Hours lunch = counter.lunch().orElseThrow();
                desks.add(new Desk(
                        counter.id(),
                        counter.services(),
                        List.of(
                                new Shift(at(day, OPENS), at(day, lunch.from())),
                                new Shift(at(day, lunch.until()), at(day, CLOSES.plusHours(2))))));
            }
        }
        return desks;
    }

    private static List<Visitor> visitors(
            List<CounterService> services, int desks, LocalDate day, RandomGenerator random) {
        int count = day.getDayOfWeek().getValue() > 5 ? 4 * desks : (26 + random.nextInt(14)) * desks;
        List<Visitor> visitors = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            UUID service = services.get(random.nextInt(services.size())).id();
            double hour = random.nextBoolean() ? 10 + random.nextGaussian() * 0.8 : 15 + random.nextGaussian();
            Instant came = at(day, LocalTime.ofSecondOfDay((long) (Math.clamp(hour, 8, 20) * 3_600)));
            Optional<Instant> slot = random.nextInt(4) == 0
                    ? Optional.of(at(day, OPENS.plusMinutes(20L * random.nextInt(36))))
                    : Optional.empty();
            Instant at =
                    slot.map(time -> time.minusSeconds(random.nextInt(900))).orElse(came);
            visitors.add(new Visitor(Ids.next(), service, at, slot));
        }
        return visitors;
    }
}
