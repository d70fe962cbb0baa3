package shaopao.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import shaopao.ModuleTest;
import shaopao.kernel.Actor;
import shaopao.kernel.Page;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;

/** A small demo campus: 1,200 students in 80 classes, 600 staff. */
@ModuleTest
class PeopleDemoTests {

    private static boolean loaded;

    @Autowired
    PeopleDemo demo;

    @Autowired
    People people;

    @Autowired
    Registry registry;

    @BeforeEach
    void load() {
        if (!loaded) {
            demo.load(campus(), (_, _) -> {});
            loaded = true;
        }
    }

    static DemoCampus campus() {
        return new DemoCampus(new Random(1), 1_200, 600, 80);
    }

    @Test
    void sameSeedGivesTheSameFiles(@TempDir Path one, @TempDir Path two) throws Exception {
        campus().persons(one);
        campus().persons(two);
        assertThat(Files.readString(one.resolve("persons.csv")))
                .isEqualTo(Files.readString(two.resolve("persons.csv")));
    }

    @Test
    void loadingTwiceChangesNothing() {
        demo.load(campus(), (_, _) -> {});
        assertThat(people.byNumber("20230101")).isPresent();
    }

    @Test
    void demoPersonsAreWhoTheyAreSaidToBe() {
        Person student = people.byNumber("20230101").orElseThrow();
        Person counsellor = people.byNumber("t1001").orElseThrow();
        Person dean = people.byNumber("T1002").orElseThrow();
        Person admin = people.byNumber("admin").orElseThrow();
        assertThat(student.kind()).isEqualTo(PersonKind.STUDENT);
        assertThat(people.charges(counsellor.id()).classes())
                .contains(student.classId().orElseThrow());
        assertThat(people.charges(dean.id()).units())
                .contains(student.unitId().orElseThrow(), counsellor.unitId().orElseThrow());
        assertThat(admin.unit()).hasValue("信息化中心");
        assertThat(people.counsellorsOf(student.classId().orElseThrow())).contains(counsellor.id());
    }

    @Test
    void counsellorFindsOwnClassesOnlyAndDeanOwnCollegeOnly() {
        Person student = people.byNumber("20230101").orElseThrow();
        Person other = people.byNumber("2023000101").orElseThrow();
        Charges counsellor =
                people.charges(people.byNumber("T1001").orElseThrow().id());
        Charges dean = people.charges(people.byNumber("T1002").orElseThrow().id());
        Actor asCounsellor = reader(new Scope(false, Set.of(), counsellor.classes(), Set.of(), Set.of()));
        Actor asDean = reader(new Scope(false, dean.units(), Set.of(), Set.of(), Set.of()));
        Actor asStudent = reader(Scope.self(student.id()));
        Actor asNobody = reader(Scope.NONE);

        assertThat(find(asCounsellor, student.number())).containsExactly(student);
        assertThat(find(asDean, student.number())).containsExactly(student);
        assertThat(find(asStudent, student.number())).containsExactly(student);
        for (Actor actor : new Actor[] {asCounsellor, asDean, asStudent}) {
            assertThat(find(actor, other.number())).isEmpty();
            assertThat(find(actor, other.name())).doesNotContain(other);
        }
        assertThat(find(asNobody, student.number())).isEmpty();
        assertThat(find(asNobody, "")).isEmpty();
        assertThat(find(asStudent, "")).containsExactly(student);
        assertThat(find(asCounsellor, ""))
                .isNotEmpty()
                .allMatch(found ->
                        found.classId().filter(counsellor.classes()::contains).isPresent());
        assertThat(find(asDean, ""))
                .isNotEmpty()
                .allMatch(found -> dean.units().contains(found.unitId().orElseThrow()));
    }

    @Test
    void pagesFollowEachOtherWithoutGapsAndRepeats() {
        Actor all = reader(Scope.ALL);
        for (String text : new String[] {"", "l", "li", "王", "2023"}) {
            var seen = new java.util.ArrayList<PersonId>();
            String after = "";
            for (int page = 0; page < 40; page++) {
                Page<Person> found = search(all, text, after, 37);
                found.items().forEach(person -> seen.add(person.id()));
                if (found.next().isEmpty()) {
                    break;
                }
                after = found.next().get();
            }
            assertThat(seen).as("text '%s'", text).doesNotHaveDuplicates().isNotEmpty();
        }
    }

    @Test
    void filtersNarrowTheList() {
        Actor all = reader(Scope.ALL);
        Person student = people.byNumber("20230101").orElseThrow();
        UUID unit = student.unitId().orElseThrow();
        UUID schoolClass = student.classId().orElseThrow();
        assertThat(registry.search(
                                all,
                                "",
                                Optional.of(PersonKind.STUDENT),
                                Optional.of(unit),
                                Optional.of(schoolClass),
                                PageMark.START,
                                200)
                        .items())
                .hasSize(15)
                .contains(student);
        assertThat(registry.search(
                                all,
                                "",
                                Optional.of(PersonKind.STAFF),
                                Optional.empty(),
                                Optional.of(schoolClass),
                                PageMark.START,
                                200)
                        .items())
                .isEmpty();
        assertThat(registry.search(
                                all,
                                "",
                                Optional.empty(),
                                Optional.of(UUID.randomUUID()),
                                Optional.empty(),
                                PageMark.START,
                                200)
                        .items())
                .isEmpty();
    }

    @Test
    void unitsCarryTheirHeadCountsAndClassesTheirCarers() {
        UnitNode school = registry.tree().stream()
                .filter(unit -> unit.code().equals("0"))
                .findFirst()
                .orElseThrow();
        assertThat(school.students()).isGreaterThanOrEqualTo(1_200);
        assertThat(school.staff()).isGreaterThanOrEqualTo(600);
        Person dean = people.byNumber("T1002").orElseThrow();
        Page<SchoolClass> classes = registry.classes(reader(Scope.ALL), dean.unitId(), Optional.empty(), 50);
        assertThat(classes.items()).hasSizeGreaterThanOrEqualTo(4).allMatch(found -> found.students() > 0);
        assertThat(classes.items().getFirst().carers())
                .extracting(SchoolClass.Carer::kind)
                .contains("CLASS_TEACHER", "COUNSELLOR");
        assertThat(registry.posts(dean.unitId().orElseThrow()).getFirst().title())
                .isEqualTo("院长");
    }

    private java.util.List<Person> find(Actor actor, String text) {
        return search(actor, text, "", 200).items();
    }

    private Page<Person> search(Actor actor, String text, String after, int limit) {
        return registry.search(
                actor, text, Optional.empty(), Optional.empty(), Optional.empty(), PageMark.of(after), limit);
    }

    private static Actor reader(Scope scope) {
        return new Actor(
                Actor.Kind.SERVICE,
                Optional.of(UUID.randomUUID()),
                "reader",
                "",
                Map.of(Registry.READ, scope),
                Optional.empty());
    }
}
