package shaopao.queue;

import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import shaopao.Roster;
import shaopao.Roster.Someone;
import shaopao.kernel.Actor;
import shaopao.kernel.Ids;
import shaopao.kernel.Scope;
import shaopao.kernel.Words;
import shaopao.places.PlaceId;
import shaopao.places.PlaceKind;
import shaopao.places.PlaceRow;
import shaopao.places.Places;
import shaopao.queue.HallSite.CounterService;
import shaopao.queue.HallSite.OpenHours;

/** A hall that is always open, with one office, two services and some counters, as tests need it. */
final class ServiceHall {

    private static final Actor OFFICE = Actor.system("test");

    final PlaceId place;
    final UUID site;
    final UUID office;
    final UUID certificates;
    final UUID questions;
    final List<UUID> counters = new ArrayList<>();

    private final HallKeeping keeping;
    private final HallMachines machines;
    private final Roster roster;

    ServiceHall(ApplicationContext context, int count) {
        this.keeping = context.getBean(HallKeeping.class);
        this.machines = context.getBean(HallMachines.class);
        this.roster = new Roster(context.getBean(JdbcClient.class));
        List<OpenHours> always = new ArrayList<>();
        for (int day = 1; day <= 7; day++) {
            always.add(new OpenHours(day, LocalTime.MIN, LocalTime.of(23, 59, 59)));
        }
        Places places = context.getBean(Places.class);
        places.ensure(OFFICE, List.of(row("HALLS", "", PlaceKind.CAMPUS), row("HALL-1", "HALLS", PlaceKind.BUILDING)));
        place = places.byCode("HALL-1").orElseThrow().id();
        site = keeping.addSite(OFFICE, Optional.of(place.value()), new Words("测试大厅", "Test hall"), always);
        office = keeping.addOffice(OFFICE, site, "A", new Words("教务处", "Registrar"));
        certificates = keeping.writeService(OFFICE, site, service("证明", List.of("transcript", "student-leave")));
        questions = keeping.writeService(OFFICE, site, service("咨询", List.of()));
        for (int number = 1; number <= count; number++) {
            counters.add(keeping.addCounter(OFFICE, site, number, Set.of(certificates, questions)));
        }
    }

    static PlaceRow row(String code, String within, PlaceKind kind) {
        return new PlaceRow(
                code,
                Optional.of(within),
                kind,
                code,
                Optional.empty(),
                0,
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    private CounterService service(String name, List<String> items) {
        return new CounterService(Ids.next(), office, Words.of(name), 300, items, 10, 2, 14, true);
    }

    /** Somebody of the staff who can do everything here. */
    Someone clerk() {
        Someone clerk = roster.staff();
        keeping.setSkills(OFFICE, site, clerk.number(), Set.of(certificates, questions));
        return clerk;
    }

    void place(UUID device) {
        machines.place(OFFICE, site, device);
    }

    static Actor actor(Someone someone) {
        return new Actor(
                Actor.Kind.PERSON,
                Optional.of(someone.id().value()),
                "陈思远",
                "127.0.0.1",
                java.util.Map.of(QueuePart.SERVE, Scope.ALL),
                Optional.empty());
    }
}
