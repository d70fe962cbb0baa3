package shaopao.people;

import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import shaopao.kernel.PersonId;
import shaopao.kernel.Scope;
import shaopao.kernel.ShortMemory;

/** The persons of the school, and who is in charge of whom. */
@Component
public class People {

    /** The school's day turns at midnight in Beijing. */
    static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9_-]{1,32}");

    /** A person, and who is in charge of a class or unit, are asked for several times with every application. */
    private static final Duration REMEMBERED = Duration.ofSeconds(5);

    /** So few are rather remembered than asked for together: the counsellors of a class. */
    private static final int FEW = 3;

    private final ShortMemory<PersonId, Optional<Person>> persons = new ShortMemory<>(REMEMBERED);
    private final ShortMemory<UUID, List<PersonId>> counsellors = new ShortMemory<>(REMEMBERED);
    private final ShortMemory<UUID, List<PersonId>> classTeachers = new ShortMemory<>(REMEMBERED);
    private final ShortMemory<UUID, List<PersonId>> heads = new ShortMemory<>(REMEMBERED);
    private final PeopleStore store;
    private final UnitStore units;
    private final ChargeStore charges;
    private final FactStore facts;
    private final Clock clock;

    People(PeopleStore store, UnitStore units, ChargeStore charges, FactStore facts, Clock clock) {
        this.store = store;
        this.units = units;
        this.charges = charges;
        this.facts = facts;
        this.clock = clock;
    }

    /** As of at most five seconds ago. */
    public Optional<Person> person(PersonId id) {
        return persons.of(id, store::person);
    }

    /** After persons, classes or posts were changed by other hands than this node's. */
    public void forgetAll() {
        persons.forgetAll();
        counsellors.forgetAll();
        classTeachers.forgetAll();
        heads.forgetAll();
    }

    /** The person who has, or ever had, the student or staff number; letters in either case. */
    public Optional<Person> byNumber(String number) {
        String text = number.strip();
        return NUMBER.matcher(text).matches() ? store.byNumber(text) : Optional.empty();
    }

    /** Who has, or ever had, each of these numbers, written as they are asked for; unknown ones are absent. */
    public Map<String, PersonId> numbered(Collection<String> numbers) {
        return numbers.isEmpty() ? Map.of() : store.numbered(Set.copyOf(numbers));
    }

    /** Who belongs to each of the administrative classes (行政班) of these codes today; unknown ones are absent. */
    public Map<String, List<PersonId>> inClasses(Collection<String> codes) {
        return codes.isEmpty() ? Map.of() : store.inClasses(Set.copyOf(codes));
    }

    /** What the register knows of a person today, for rules. */
    public Optional<PersonFacts> facts(PersonId id) {
        return facts.facts(id, today());
    }

    /** Whether the school has anybody yet. */
    public boolean anyone() {
        return store.anyone();
    }

    /**
     * Takes in one person by hand, as staff without a unit: the first one of a new school. An import that names the
     * number completes the same person. The number is free, and of letters, digits, hyphens and underscores.
     */
    public Person admit(String number, String name) {
        if (!NUMBER.matcher(number).matches()) {
            throw new IllegalArgumentException("No number of a person: " + number);
        }
        PersonId id = PersonId.next();
        store.admit(id, number.toUpperCase(Locale.ROOT), name.strip(), clock.instant());
        return store.person(id).orElseThrow();
    }

    /** What the person is in charge of today. */
    public Charges charges(PersonId person) {
        LocalDate today = today();
        return new Charges(unitsBelow(units.headedBy(person, today)), units.classesOf(person, today));
    }

    /** The given units with everything below them. */
    public Set<UUID> unitsBelow(Set<UUID> roots) {
        return roots.isEmpty() ? Set.of() : units.below(roots);
    }

    /** Counsellors (辅导员) of a class today, those of longest standing first. */
    public List<PersonId> counsellorsOf(UUID classId) {
        return counsellors.of(classId, id -> charges.ofClass(id, "COUNSELLOR", today()));
    }

    /** Class teachers (班主任) of a class today. */
    public List<PersonId> classTeachersOf(UUID classId) {
        return classTeachers.of(classId, id -> charges.ofClass(id, "CLASS_TEACHER", today()));
    }

    /** Heads of a unit today; of the nearest unit above it that has any when it has none. */
    public List<PersonId> headsOf(UUID unitId) {
        return heads.of(unitId, id -> charges.heads(id, 0, today()));
    }

    /** Heads of the nearest unit above that has any. */
    public List<PersonId> headsAbove(UUID unitId) {
        return headsAbove(unitId, 1);
    }

    /** Heads of the unit so many levels above; of the nearest one above that when it has none. */
    public List<PersonId> headsAbove(UUID unitId, int levels) {
        return charges.heads(unitId, levels, today());
    }

    /** Who holds a kind of post in a unit today: {@code "DEPUTY"}, {@code "SECRETARY"}, {@code "OFFICER"}. */
    public List<PersonId> holdersOf(UUID unitId, String post) {
        return charges.holders(unitId, post, false, today());
    }

    /** The same of the nearest unit that has any, going up from the given one, the school itself left out. */
    public List<PersonId> holdersNear(UUID unitId, String post) {
        return charges.holders(unitId, post, true, today());
    }

    /** The unit of this code. */
    public Optional<UUID> unit(String code) {
        return charges.unit(code);
    }

    /** The units of these codes; one that is not known, or is closed, is absent. */
    public List<UnitName> units(Collection<String> codes) {
        return codes.isEmpty() ? List.of() : facts.units(Set.copyOf(codes), today());
    }

    /** All units that are open today. */
    public List<UnitName> units() {
        return facts.units(today());
    }

    /** Everybody of these kinds who is at the school today. */
    public List<RollEntry> roll(Set<PersonKind> kinds) {
        return kinds.isEmpty() ? List.of() : facts.roll(kinds);
    }

    /** What rules may ask of everybody of these kinds who is at the school today. */
    public List<PersonFacts> facts(Set<PersonKind> kinds) {
        return kinds.isEmpty() ? List.of() : facts.facts(kinds, today());
    }

    /** Many persons at once; one who is not known is absent. */
    public List<Person> persons(Collection<PersonId> ids) {
        return ids.isEmpty() ? List.of() : store.persons(Set.copyOf(ids));
    }

    /** Of these persons those on whom the permission holds; the others are left out, as if there were none. */
    public List<Person> within(Scope scope, Collection<PersonId> ids) {
        return ids.isEmpty() ? List.of() : store.within(scope, Set.copyOf(ids));
    }

    /** Units and classes by their ids, as people call them; what is not known, or is closed, is absent. */
    public List<PlaceName> places(Collection<UUID> ids) {
        return ids.isEmpty() ? List.of() : charges.places(Set.copyOf(ids), today());
    }

    /** Names of many at once, in the order asked for; one who is not known is absent. */
    public Map<PersonId, String> names(Collection<PersonId> people) {
        if (people.size() <= FEW) {
            Map<PersonId, String> few = new LinkedHashMap<>();
            people.forEach(id -> person(id).ifPresent(person -> few.put(id, person.name())));
            return few;
        }
        Map<PersonId, String> found = new HashMap<>();
        charges.names(Set.copyOf(people)).forEach(named -> found.put(named.id(), named.name()));
        Map<PersonId, String> names = new LinkedHashMap<>(found.size() * 2);
        people.stream().filter(found::containsKey).forEach(person -> names.put(person, found.get(person)));
        return names;
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZONE);
    }
}
