package shaopao.gates;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import shaopao.gates.GateFactFile.Entry;
import shaopao.gates.GateFactStore.Teller;
import shaopao.kernel.DemoPart;
import shaopao.kernel.PersonId;
import shaopao.people.People;
import shaopao.people.Person;
import shaopao.people.PersonKind;
import shaopao.people.RollEntry;
import shaopao.places.CampusPlace;
import shaopao.places.PlaceKind;
import shaopao.places.Places;

/** Where students of the demo campus live, how far the first-years are, and who was trained for laboratories. */
@Component
class GateFactsDemo implements DemoPart {

    private static final String KNOWN_STUDENT = "20230101";
    private static final int TOGETHER = 5_000;

    private final GateFactListStore store;
    private final Places places;
    private final People people;
    private final Clock clock;

    GateFactsDemo(GateFactListStore store, Places places, People people, Clock clock) {
        this.store = store;
        this.places = places;
        this.people = people;
        this.clock = clock;
    }

    @Override
    public int floor() {
        return 6;
    }

    /** Sorts before the gates, whose passages of this morning are of those who live there. */
    @Override
    public String title() {
        return "住宿与人员标签";
    }

    @Override
    @Transactional
    public void load(RandomGenerator random, Progress progress) {
        Instant now = clock.instant();
        List<String> houses = places.ofKinds(Set.of(PlaceKind.DORMITORY)).stream()
                .map(CampusPlace::code)
                .toList();
        List<RollEntry> students = people.roll(Set.of(PersonKind.STUDENT));
        int newest = newest(students);
        Optional<PersonId> known = people.byNumber(KNOWN_STUDENT).map(Person::id);
        List<Entry> homes = new ArrayList<>();
        List<Entry> welcome = new ArrayList<>();
        List<Entry> trained = new ArrayList<>();
        for (RollEntry student : students) {
            boolean self = known.filter(student.id()::equals).isPresent();
            String house = self ? "D03" : houses.get(random.nextInt(houses.size()));
            boolean away = random.nextInt(25) == 0 && !self;
            note(homes, student, home(away, house));
            boolean fresh = student.grade().filter(grade -> grade == newest).isPresent();
            String state = state(random.nextInt(20));
            if (fresh || self) {
                note(welcome, student, fact(GateFactKind.CAMPAIGN, "welcome", self ? "done" : state));
            }
            if (random.nextInt(30) == 0 || self) {
                note(trained, student, fact(GateFactKind.MARK, "lab-safety", ""));
            }
        }
        write(new Teller("dormitory-list", "宿舍管理", now), homes);
        write(new Teller("enrolment", "迎新系统", now), welcome);
        write(new Teller("lab-training", "实验室管理", now), trained);
        progress.at(students.size(), students.size());
    }

    private static int newest(List<RollEntry> students) {
        return students.stream()
                .flatMap(one -> one.grade().stream())
                .mapToInt(Integer::intValue)
                .max()
                .orElse(0);
    }

    private static GateFact home(boolean away, String house) {
        return away ? fact(GateFactKind.OFF_CAMPUS, "", "") : fact(GateFactKind.RESIDENCE, house, "");
    }

    private static String state(int drawn) {
        return drawn < 16 ? "done" : drawn < 18 ? "paid" : "invited";
    }

    private static GateFact fact(GateFactKind kind, String word, String state) {
        return new GateFact(kind, word, state, Optional.empty(), Optional.empty());
    }

    private static void note(List<Entry> list, RollEntry student, GateFact fact) {
        list.add(new Entry(list.size() + 2L, student.id(), fact));
    }

    private void write(Teller teller, List<Entry> entries) {
        for (int at = 0; at < entries.size(); at += TOGETHER) {
            store.write(entries.subList(at, Math.min(entries.size(), at + TOGETHER)), teller);
        }
    }
}
