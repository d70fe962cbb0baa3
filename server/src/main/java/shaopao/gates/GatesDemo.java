package shaopao.gates;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.gates.Crowd.Move;
import shaopao.gates.Crowd.Spot;
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

/** Gates of the demo campus with their policies, and the passages of this morning. */
@Component
class GatesDemo implements DemoPart {

    private static final int PEOPLE = 400;
    private static final int MINUTES = 240;

    private static final PolicyLine AT_NIGHT = new PolicyLine(
            "!entering && person.kind == 'student' && !offCampus && !onLeave && (minute >= 1380 || minute < 330)",
            false,
            "夜间离校请先请假",
            "At night with approved leave only");
    private static final PolicyLine MEMBERS =
            new PolicyLine("person.kind in ['student', 'staff', 'retired']", true, "", "");

    private static final PolicyLine STAFF = new PolicyLine("person.kind == 'staff'", true, "", "");
    private static final PolicyLine OTHERS =
            new PolicyLine("entering && person.kind == 'student'", false, "您不住在本楼", "You do not live here");

    private final GateDesk desk;
    private final GateBook book;
    private final Stores stores;
    private final Places places;
    private final People people;
    private final Clock clock;

    GatesDemo(GateDesk desk, GateBook book, Stores stores, Places places, People people, Clock clock) {
        this.desk = desk;
        this.book = book;
        this.stores = stores;
        this.places = places;
        this.people = people;
        this.clock = clock;
    }

    /** Where it is written, and who lives where. */
    @Component("gatesDemoStores")
    record Stores(PassageStore passages, PresenceStore presence, GateFactStore facts) {}

    @Override
    public int floor() {
        return 6;
    }

    @Override
    public String title() {
        return "通行与在场";
    }

    @Override
    @Transactional
    public void load(RandomGenerator random, Progress progress) {
        Actor actor = Actor.system("演示校园");
        gates(actor, "MAIN", List.of("南门", "北门"), policy(List.of(AT_NIGHT, MEMBERS), 0, true, -1));
        gates(actor, "LIB", List.of("正门"), policy(List.of(MEMBERS), 2_400, false, 22 * 60 + 30));
        gates(actor, "C1", List.of("东侧"), policy(List.of(MEMBERS), 1_200, true, 21 * 60));
        for (String house : List.of("D03", "D05")) {
            gates(
                    actor,
                    house,
                    List.of("大门"),
                    policy(List.of(AT_NIGHT, residents(house), STAFF, OTHERS), 0, false, -1));
        }
        book.look();
        passages(random);
        progress.at(1, 1);
    }

    private static PolicyLine residents(String house) {
        return new PolicyLine("'%s%s' in marks".formatted(GateFactRules.RESIDENT, house), true, "欢迎回来", "Welcome home");
    }

    private static GatePolicy policy(List<PolicyLine> lines, int capacity, boolean visitors, int autoExit) {
        return new GatePolicy(GateMode.NORMAL, "", lines, Passback.REMARK, 720, capacity, visitors, autoExit);
    }

    private void gates(Actor actor, String code, List<String> names, GatePolicy policy) {
        CampusPlace place = places.byCode(code).orElseThrow();
        for (String name : names) {
            desk.add(actor, place.id(), new Words(name + " 进", name + " in"), Direction.IN, Optional.empty());
            desk.add(actor, place.id(), new Words(name + " 出", name + " out"), Direction.OUT, Optional.empty());
        }
        desk.save(actor, place.id(), 0, policy);
    }

    /** Some came in this morning, half of them have left again. */
    private void passages(RandomGenerator random) {
        Instant now = clock.instant();
        LocalDate today = LocalDate.ofInstant(now, PolicyLanguage.ZONE);
        stores.presence().makeMonth(today.withDayOfMonth(1));
        List<PersonId> students = new ArrayList<>(
                people.byNumber("20230101").map(Person::id).stream().toList());
        List<RollEntry> roll = people.roll(Set.of(PersonKind.STUDENT));
        for (int i = 0; i < PEOPLE && !roll.isEmpty(); i++) {
            students.add(roll.get(random.nextInt(roll.size())).id());
        }
        Map<String, List<PersonId>> residents = new HashMap<>();
        stores.facts().heldBy(now).stream()
                .filter(fact -> fact.kind() == GateFactKind.RESIDENCE)
                .forEach(fact -> residents
                        .computeIfAbsent(fact.word(), _ -> new ArrayList<>())
                        .add(fact.person()));
        List<Gate> gates = new ArrayList<>(book.gates());
        gates.sort(Comparator.comparing(gate -> gate.entry().id().value()));
        Set<PlaceId> done = new HashSet<>();
        for (Gate in : gates) {
            if (in.entry().way() == Direction.IN && done.add(in.entry().place())) {
                Gate out = gates.stream()
                        .filter(gate -> gate.entry().place().equals(in.entry().place())
                                && gate.entry().way() == Direction.OUT)
                        .findFirst()
                        .orElseThrow();
                passages(random, in, out, at(in, students, residents), now);
            }
        }
    }

    /** Into a dormitory go those who live in it. */
    private static List<PersonId> at(Gate gate, List<PersonId> students, Map<String, List<PersonId>> residents) {
        List<PersonId> own = residents.getOrDefault(gate.place().code(), List.of());
        Stream<PersonId> first = students.stream().filter(own::contains);
        return own.isEmpty()
                ? students
                : Stream.concat(first, own.stream()).distinct().limit(PEOPLE).toList();
    }

    private void passages(RandomGenerator random, Gate in, Gate out, List<PersonId> students, Instant now) {
        Crowd crowd = new Crowd(Map.of(), Map.of());
        List<Passage> stored = new ArrayList<>();
        Set<PersonId> seen = new HashSet<>();
        for (PersonId student : students) {
            boolean comes = seen.isEmpty() || random.nextInt(3) == 0;
            if (seen.add(student) && comes) {
                Instant came = now.minus(Duration.ofSeconds(random.nextInt(60, MINUTES * 60)));
                stored.add(passage(in, student, came, crowd));
                Instant left = came.plusSeconds(random.nextInt(300, MINUTES * 60));
                if (left.isBefore(now)) {
                    stored.add(passage(out, student, left, crowd));
                }
            }
        }
        stores.passages().write(stored, crowd, now);
    }

    private static Passage passage(Gate gate, PersonId student, Instant at, Crowd crowd) {
        Direction direction = gate.entry().way();
        boolean entering = direction == Direction.IN;
        crowd.move(new Move(
                new Spot(gate.entry().place().value(), student.value()),
                false,
                entering,
                at,
                gate.entry().id().value(),
                Passage.How.ONLINE));
        GateReason reason = entering ? GateReason.LINE : GateReason.LEAVING;
        return new Passage(
                at,
                Ids.next(),
                gate,
                Optional.empty(),
                Optional.of(student.value()),
                false,
                new GateVerdict(direction, reason, -1, Optional.empty()),
                gate.version(),
                Optional.empty(),
                Passage.How.ONLINE,
                Optional.empty());
    }
}
